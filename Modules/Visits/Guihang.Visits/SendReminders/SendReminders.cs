using System.Globalization;
using Guihang.Core.Data;
using Guihang.Core.Mail;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>
/// Orders the day's message to one officer who is to be reminded: counts and a link, no names. The daily job sends it until nobody is left; an
/// officer gets one message a day at most.
/// </summary>
[MaySend(Role.System, Over.Anything)]
public sealed record SendReminders : IChange<int>
{
    /// <summary>How many reminders one message sums up at most; more follow on the next day.</summary>
    public const int AtMost = 1000;
}

internal sealed class SendRemindersHandler(VisitsDb db, MailOrders mails, MailSettings settings, TimeProvider clock)
    : IRequestHandler<SendReminders, int>
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public async Task<int> Handle(SendReminders request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var waiting = db.Reminders.Where(reminder => reminder.RecipientId != null && reminder.MailedOn == null);
        var officer = await waiting
            .Where(reminder => !db.Reminders.Any(sent => sent.RecipientId == reminder.RecipientId && sent.MailedOn == today))
            .OrderBy(reminder => reminder.RecipientId)
            .Select(reminder => reminder.RecipientId)
            .FirstOrDefaultAsync(cancellationToken);
        if (officer is not { } recipient)
        {
            return 0;
        }

        var reminders = await waiting
            .Where(reminder => reminder.RecipientId == recipient)
            .OrderBy(reminder => reminder.Id)
            .Take(SendReminders.AtMost)
            .ToListAsync(cancellationToken);
        foreach (var reminder in reminders)
        {
            reminder.MailedOn = today;
        }

        await db.SaveChangesAsync(cancellationToken);
        var own = reminders.Count(reminder => reminder.Step == ReminderStep.Responsible);
        mails.Order(
            recipient,
            $"{Text("reminder.subject", Chinese, reminders.Count)} · {Text("reminder.subject", English, reminders.Count)}",
            Message(own, reminders.Count - own)
        );
        await mails.Save(cancellationToken);
        return reminders.Count;
    }

    private string Message(int own, int digest)
    {
        var link = $"{settings.LinkBase.TrimEnd('/')}/api/v1/due-items?state=overdue";
        return string.Join(
            "\r\n\r\n",
            new[] { Chinese, English }.Select(language =>
                string.Join(
                    "\r\n",
                    new[]
                    {
                        own > 0 ? Text("reminder.own", language, own) : null,
                        digest > 0 ? Text("reminder.digest", language, digest) : null,
                        Text("reminder.link", language, link),
                    }.OfType<string>()
                )
            )
        );
    }

    private static string Text(string key, CultureInfo language, object argument) =>
        string.Format(language, VisitsProblems.Texts.GetString(key, language)!, argument);
}
