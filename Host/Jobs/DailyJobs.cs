using Guihang.Core.Imports;
using Guihang.Core.Mail;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Reporting;
using Guihang.Sanctions;
using Guihang.Visits;
using Quartz;

namespace Guihang.Host.Jobs;

/// <summary>What is done once a day, shortly after midnight in China, and when the host starts: a day on which it did not run is made up for.</summary>
[DisallowConcurrentExecution]
internal sealed class DailyJobs(Door door, MailSettings mail) : IJob
{
    public static readonly JobKey Key = new("daily");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var call = new Call(Caller.System);
        while (await door.Send(call, new TellEndedPeriods(), cancellationToken) > 0)
        {
            // In pieces, so that nobody waits for the writer.
        }

        while (await door.Send(call, new TakeLabelsOff(), cancellationToken) > 0)
        {
            // Likewise.
        }

        while (await door.Send(call, new LookForFormality(), cancellationToken) > 0)
        {
            // Likewise.
        }

        while (await door.Send(call, new PlanExecutions(), cancellationToken) > 0)
        {
            // Likewise.
        }

        while (await door.Send(call, new IndexNames(), cancellationToken) > 0)
        {
            // Likewise.
        }

        if (mail.Reminders)
        {
            await Remind(call, cancellationToken);
        }

        while (await door.Send(call, new ForgetKeys(), cancellationToken) > 0)
        {
            // Likewise.
        }

        while (await door.Send(call, new ForgetImportFiles(), cancellationToken) > 0)
        {
            // Likewise.
        }
    }

    private async Task Remind(Call call, CancellationToken cancellationToken)
    {
        ReminderProgress? progress = null;
        do
        {
            progress = await door.Send(call, new RemindOfOverdue { After = progress }, cancellationToken);
        } while (progress.Region is not null);

        while (await door.Send(call, new SendReminders(), cancellationToken) > 0)
        {
            // One message at a time.
        }
    }
}

/// <summary>Counts the figures of declared windows anew where there are many rows, so that little has come since when one is asked for.</summary>
[DisallowConcurrentExecution]
internal sealed class FigureJobs(Door door) : IJob
{
    public static readonly JobKey Key = new("figures");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await KeepAll(door, cancellationToken);

    /// <summary>Counts and keeps them.</summary>
    /// <param name="door">The door.</param>
    /// <param name="cancellationToken">Set when the host stops.</param>
    /// <param name="fromRows">How many rows of its event a jurisdiction must have.</param>
    /// <returns>How many are kept.</returns>
    public static async Task<int> KeepAll(Door door, CancellationToken cancellationToken, int fromRows = FindFiguresToKeep.ManyRows)
    {
        var call = new Call(Caller.System);
        var counted = new List<CountedFigure>();
        foreach (var figure in await door.Send(call, new FindFiguresToKeep(fromRows), cancellationToken))
        {
            if (await door.Send(call, new CountFigureToKeep(figure), cancellationToken) is { } one)
            {
                counted.Add(one);
            }
        }

        foreach (var some in counted.Chunk(MostAtOnce))
        {
            await door.Send(call, new KeepFigures(some), cancellationToken);
        }

        return counted.Count;
    }

    private const int MostAtOnce = 50;
}

internal static class JobRegistration
{
    private const string EveryHour = "0 20 * * * ?";

    private static readonly TimeSpan AfterTheStart = TimeSpan.FromMinutes(2);

    private const string ShortlyAfterMidnight = "0 5 0 * * ?";

    public static void AddJobs(this IServiceCollection services)
    {
        services.AddHostedService<FirstFigure>();
        services.AddQuartz(quartz =>
        {
            quartz.AddJob<DailyJobs>(job => job.WithIdentity(DailyJobs.Key));
            quartz.AddTrigger(trigger => trigger.ForJob(DailyJobs.Key).StartNow());
            quartz.AddTrigger(trigger =>
                trigger
                    .ForJob(DailyJobs.Key)
                    .WithCronSchedule(ShortlyAfterMidnight, cron => cron.InTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")))
            );
            quartz.AddJob<FigureJobs>(job => job.WithIdentity(FigureJobs.Key));
            // What was kept before a restart still holds: counting anew waits until those who come back to work have their figures.
            quartz.AddTrigger(trigger => trigger.ForJob(FigureJobs.Key).StartAt(TimeProvider.System.GetUtcNow() + AfterTheStart));
            quartz.AddTrigger(trigger => trigger.ForJob(FigureJobs.Key).WithCronSchedule(EveryHour));
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }
}
