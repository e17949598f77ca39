using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Sanctions;
using Quartz;

namespace Guihang.Host.Jobs;

/// <summary>What is done once a day, shortly after midnight in China, and when the host starts: a day on which it did not run is made up for.</summary>
[DisallowConcurrentExecution]
internal sealed class DailyJobs(Door door) : IJob
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

        while (await door.Send(call, new PlanExecutions(), cancellationToken) > 0)
        {
            // Likewise.
        }

        while (await door.Send(call, new IndexNames(), cancellationToken) > 0)
        {
            // Likewise.
        }

        while (await door.Send(call, new ForgetKeys(), cancellationToken) > 0)
        {
            // Likewise.
        }
    }
}

internal static class JobRegistration
{
    private const string ShortlyAfterMidnight = "0 5 0 * * ?";

    public static void AddJobs(this IServiceCollection services)
    {
        services.AddQuartz(quartz =>
        {
            quartz.AddJob<DailyJobs>(job => job.WithIdentity(DailyJobs.Key));
            quartz.AddTrigger(trigger => trigger.ForJob(DailyJobs.Key).StartNow());
            quartz.AddTrigger(trigger =>
                trigger
                    .ForJob(DailyJobs.Key)
                    .WithCronSchedule(ShortlyAfterMidnight, cron => cron.InTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")))
            );
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }
}
