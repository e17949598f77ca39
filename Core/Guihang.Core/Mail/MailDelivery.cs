using Guihang.Core.Data;
using Guihang.Core.Outbox;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Guihang.Core.Mail;

/// <summary>
/// Sends an ordered message, outside of any transaction. After a crash in between it goes out twice, under the same message id, by which mail programs know
/// that it is one.
/// </summary>
internal sealed class MailDelivery(MailSettings settings, TimeProvider clock) : IOutboxHandler
{
    public const string OutboxKind = "mail";

    private const int PortOfTls = 465;

    public string Kind => OutboxKind;

    public async Task<Func<Session, Task>> Perform(Session session, Guid subjectId, CancellationToken cancellationToken)
    {
        await session.BeginSnapshot(cancellationToken);
        var db = session.Context<CoreDb>();
        var mail = await db.Mails.SingleAsync(mail => mail.Id == subjectId, cancellationToken);
        var address = await db
            .Officers.Where(officer => officer.Id == mail.OfficerId)
            .Select(officer => officer.Email)
            .FirstOrDefaultAsync(cancellationToken);
        if (address is not null)
        {
            using var message = Message(mail, address);
            await Deliver(message, mail.Id, cancellationToken);
        }

        return async writing =>
        {
            var stored = await writing.Context<CoreDb>().Mails.SingleAsync(other => other.Id == subjectId, CancellationToken.None);
            stored.SentAt = address is null ? null : clock.Now();
        };
    }

    private MimeMessage Message(StoredMail mail, string address)
    {
        var message = new MimeMessage
        {
            MessageId = $"{mail.Id:N}@guihang",
            Subject = mail.Subject,
            Date = new DateTimeOffset(mail.OrderedAt),
            Body = new TextPart("plain") { Text = mail.Text },
        };
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.Add(MailboxAddress.Parse(address));
        // Nobody answers it: out-of-office notes would come back to the sender.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private async Task Deliver(MimeMessage message, Guid id, CancellationToken cancellationToken)
    {
        switch (settings.Kind)
        {
            case MailKind.File:
                Directory.CreateDirectory(settings.Folder);
                await message.WriteToAsync(Path.Combine(settings.Folder, $"{id:N}.eml"), cancellationToken);
                break;
            case MailKind.Smtp:
                using (var client = new SmtpClient())
                {
                    await client.ConnectAsync(
                        settings.Host,
                        settings.Port,
                        !settings.UsesTls ? SecureSocketOptions.None
                            : settings.Port == PortOfTls ? SecureSocketOptions.SslOnConnect
                            : SecureSocketOptions.StartTls,
                        cancellationToken
                    );
                    if (settings.User is not "")
                    {
                        await client.AuthenticateAsync(settings.User, settings.Password, cancellationToken);
                    }

                    await client.SendAsync(message, cancellationToken);
                    await client.DisconnectAsync(quit: true, cancellationToken);
                }

                break;
            default:
                throw new InvalidOperationException("Mail:Kind is None.");
        }
    }
}
