using System.Globalization;
using Autofac;
using Autofac.Extensions.DependencyInjection;
using Guihang.Core.Data;
using Guihang.Core.Imports;
using Guihang.Core.Outbox;
using Guihang.Core.Problems;

namespace Guihang.Host.Demo;

/// <summary>
/// The demo ledger: the people of the published stories and 300 more, synthetic. They are recorded through the same requests as everybody sends, on the
/// days on which they would have been, so that "as known on" has a past.
/// </summary>
internal static class DemoLedger
{
    /// <summary>Fills an empty database.</summary>
    public static async Task LoadIfEmpty(IServiceProvider services, TextWriter progress, CancellationToken cancellation)
    {
        var clock = new DemoClock();
        var ids = new DemoIdSource(clock);
        await using var scope = services
            .GetAutofacRoot()
            .BeginLifetimeScope(builder =>
            {
                builder.RegisterInstance(clock).As<TimeProvider>();
                builder.RegisterInstance(ids).As<IdSource>();
                builder.RegisterInstance(new DemoSecretSource(ids)).As<SecretSource>();
            });
        if (await IsEmpty(services.GetRequiredService<IDatabase>(), cancellation))
        {
            var today = services.GetRequiredService<TimeProvider>().Today();
            await Load(new DemoTeller(scope, clock, ids), today, progress, cancellation);
            await services.GetRequiredService<OutboxWorker>().DoDue(cancellation);
            await services.GetRequiredService<ImportWorker>().DoWaiting(cancellation);
            // What twelve years of entries in ten seconds leave behind goes back to the machine before anybody measures a server by it.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        }
    }

    private static async Task<bool> IsEmpty(IDatabase database, CancellationToken cancellation)
    {
        await using var lease = await database.OpenSnapshot(cancellation);
        await using var command = lease.Connection.CreateCommand();
        command.Transaction = lease.Transaction;
        command.CommandText = "SELECT id FROM core_units LIMIT 1";
        return await command.ExecuteScalarAsync(cancellation) is null;
    }

    /// <summary>Tells all stories up to a day, in the order of their days.</summary>
    public static async Task Load(DemoTeller teller, DateOnly today, TextWriter progress, CancellationToken cancellation)
    {
        await progress.WriteLineAsync("载入演示台账（首次启动） Loading the demo ledger (first start only)");
        // Populations come last on their days: they make up what the published figures have beyond the people who are told of.
        IEnumerable<DemoStep> steps =
        [
            .. DemoOffices.Steps(),
            .. GroupStories.Steps(),
            .. DemoStories.Steps(),
            .. VisitsStories.Steps(),
            .. BallotStories.Steps(),
            .. FiguresStories.Steps(),
            .. SyntheticPeople.Steps(today),
            .. GuangdongPopulation.Steps(),
            .. JianganPopulation.Steps(),
        ];
        steps = steps.Where(step => step.Day <= today);
        var year = 0;
        var told = 0;
        DateOnly? last = null;
        foreach (var step in steps.OrderBy(step => step.Day))
        {
            if (step.Day.Year != year)
            {
                year = step.Day.Year;
                await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {year} … {told}"));
            }

            if (last != step.Day)
            {
                if (last?.Month != step.Day.Month && last is { } before)
                {
                    await teller.Monthly(before, cancellation);
                }

                await teller.Daily(step.Day, cancellation);
                last = step.Day;
            }

            await teller.Begin(step, cancellation);
            try
            {
                await step.Tell(teller);
            }
            catch (ProblemException refused)
            {
                var fields = string.Join(" ", refused.Fields.Select(field => $"{field.Field}: {field.Wrong} {field.Right}"));
                throw new InvalidOperationException(
                    $"The step {step.Name} of {step.Day:yyyy-MM-dd} is refused: {refused.Message} {fields}",
                    refused
                );
            }

            told++;
        }

        // On a day on which a story is told the job has run already; its entries have the ids of the day.
        if (last != today)
        {
            await teller.Daily(today, cancellation);
        }

        await teller.Monthly(today, cancellation);

        await progress.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  完成 done: {told} 步 steps"));
    }
}
