using Guihang.Visits;

namespace Guihang.Tests.Host.Support;

/// <summary>What the daily job does about overdue visits.</summary>
internal static class Reminding
{
    /// <summary>Notes who is to be reminded, orders the messages and has them sent.</summary>
    public static async Task Remind(this TestApp app)
    {
        ReminderProgress? progress = null;
        do
        {
            progress = await app.Send(new RemindOfOverdue { After = progress });
        } while (progress.Region is not null);

        while (await app.Send(new SendReminders()) > 0)
        {
            // One message at a time.
        }

        await app.DoOrders();
    }
}
