using Guihang.Core.Data;
using Guihang.Core.Outbox;

namespace Guihang.Core.Mail;

/// <summary>Orders messages to officers. The order is a row of the change's transaction; the worker sends it.</summary>
public sealed class MailOrders(Session session, OutboxOrders outbox, IdSource ids, TimeProvider clock)
{
    /// <summary>Orders a message; it is written when <see cref="Save"/> is called.</summary>
    /// <param name="officerId">The officer to whom it goes. One who has no address any more when it leaves gets none.</param>
    /// <param name="subject">The subject: no name.</param>
    /// <param name="text">The text: counts and links, no name.</param>
    public void Order(Guid officerId, string subject, string text)
    {
        var mail = new StoredMail
        {
            Id = ids.New(),
            OfficerId = officerId,
            Subject = subject,
            Text = text,
            OrderedAt = clock.Now(),
            SentAt = null,
        };
        session.Context<CoreDb>().Mails.Add(mail);
        outbox.Add(MailDelivery.OutboxKind, mail.Id);
    }

    /// <summary>Writes the orders.</summary>
    public Task Save(CancellationToken cancellationToken) => session.Context<CoreDb>().SaveChangesAsync(cancellationToken);
}
