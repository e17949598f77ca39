using Autofac;
using Guihang.Core.Data;
using Guihang.Evaluation.Contracts;
using Guihang.Sanctions.Contracts;
using Guihang.Tests.Host.Stories;
using Guihang.Tests.Host.Support;
using MediatR;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Pipeline;

/// <summary>The listeners of a notification commute: in whatever order they run, the same is written.</summary>
public sealed class Listeners
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task In_reverse_they_write_the_same(DatabaseKind kind)
    {
        var (forward, _) = await Written(kind, isReversed: false);
        var (reverse, heard) = await Written(kind, isReversed: true);

        Assert.Empty(forward.Except(reverse, StringComparer.Ordinal));
        Assert.Equal(forward, reverse);
        foreach (var module in new[] { "sanctions_", "visits_", "evaluation_", "reporting_", "core_documents" })
        {
            Assert.Contains(forward, row => row.Contains($"FROM {module}", StringComparison.Ordinal));
        }

        // The due list, and what figures count.
        foreach (
            var told in new[] { typeof(SanctionRegistered), typeof(SanctionChanged), typeof(SanctionCorrected), typeof(SanctionRevoked) }
        )
        {
            Assert.Equal(["Guihang.Reporting", "Guihang.Visits"], heard[told]);
        }

        // The programme's visits, and what figures count of its steps.
        Assert.Equal(["Guihang.Visits"], heard[typeof(PersonEnrolled)]);
        Assert.Equal(["Guihang.Reporting"], heard[typeof(SchemeStepTaken)]);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Two_listeners_write_when_a_sanction_is_registered(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        var person = await officer.Person(offices.Town);
        var before = await app.Database.Counts();

        await officer.Sanction(person, "2018-09-05");

        var grown = (await app.Database.Counts()).Where(table => table.Value > before[table.Key]).Select(table => table.Key).ToList();
        Assert.Contains("visits_cases", grown);
        Assert.Contains("reporting_counted", grown);
    }

    private static async Task<(IReadOnlyList<string> Rows, IReadOnlyDictionary<Type, string[]> Heard)> Written(
        DatabaseKind kind,
        bool isReversed
    )
    {
        var heard = new Dictionary<Type, string[]>();
        await using var app = new TestApp(await TestDatabase.Create(kind), Jiangan.Settings())
        {
            Container = builder =>
                builder
                    .Register(context =>
                    {
                        var scope = context.Resolve<IComponentContext>();
                        return new Mediator(asked => Give(scope, asked, isReversed, heard));
                    })
                    .As<IMediator>()
                    .InstancePerLifetimeScope(),
        };
        await J2_Huang.Tell(app);
        await ChangeAndRevoke(app);
        await J7_ZhangXuan.Tell(app);
        await app.DoOrders();

        // What the daily job leaves when the host starts is no part of the story, nor is on which of its days the worker came to an order.
        var queries = (await app.Database.Tables()).Select(table =>
            table switch
            {
                "core_audit" =>
                    "SELECT * FROM core_audit WHERE request NOT IN ('TellEndedPeriods', 'TakeLabelsOff', 'LookForFormality', 'PlanExecutions', 'IndexNames', 'RemindOfOverdue', 'SendReminders', 'ForgetKeys', 'ForgetImportFiles')",
                "core_documents" =>
                    "SELECT id, template, plugin, title, fields, subject_id, region, unit_id, ordered_at FROM core_documents",
                "core_outbox" => "SELECT id, kind, subject_id FROM core_outbox",
                _ => $"SELECT * FROM {table}",
            }
        );
        return (await app.Database.Describe(queries), heard);
    }

    // What the story does not tell: a sanction is changed, another one revoked, a third put right.
    private static async Task ChangeAndRevoke(TestApp app)
    {
        var officer = app.As("province.officer");
        var units = await app.Send(new Guihang.Core.OfficeDirectory.ListUnits());
        foreach (
            var (name, path, body) in new (string, string, object)[]
            {
                (
                    "王某",
                    "changes",
                    new
                    {
                        changedTo = "warning",
                        on = "2020-04-01",
                        onAppeal = true,
                        documentNumber = "复1",
                    }
                ),
                ("李某", "revocation", new { on = "2020-04-01", documentNumber = "撤1" }),
                (
                    "周某",
                    "correction",
                    new
                    {
                        reason = "录入有误",
                        sanction = new
                        {
                            regime = "employingOrgan",
                            kind = "demerit",
                            legalText = "regulation-2007",
                            decidedOn = "2020-03-24",
                            decidingBody = "广东省人民政府",
                            documentNumber = "粤府〔2020〕2号",
                            cause = "失职",
                        },
                    }
                ),
            }
        )
        {
            app.Clock.MoveTo(2020, 4, 1);
            var person = await officer.Person(units.Items[0].Id, name);
            var sanction = await officer.Sanction(person, "2020-03-25");
            (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2020-03-27" })).Expect(OK);
            var followUp = await officer.CaseOf(person);
            (await officer.Post($"follow-up-cases/{followUp}/visits", Office.Talk("2020-03-30"))).Expect(Created);
            (await officer.Change($"sanctions/{sanction.Id}/{path}", 2, body)).Expect(OK);
        }
    }

    // The mediator asks for what it calls: notification handlers it is given in reverse.
    private static object Give(IComponentContext scope, Type asked, bool isReversed, Dictionary<Type, string[]> heard)
    {
        var given = scope.Resolve(asked);
        if (given is not Array listeners || !IsListener(asked.GetGenericArguments()[0]))
        {
            return given;
        }

        lock (heard)
        {
            heard[asked.GetGenericArguments()[0].GetGenericArguments()[0]] =
            [
                .. listeners.Cast<object>().Select(listener => listener.GetType().Assembly.GetName().Name!).Order(StringComparer.Ordinal),
            ];
        }

        if (isReversed)
        {
            Array.Reverse(listeners);
        }

        return listeners;
    }

    private static bool IsListener(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(INotificationHandler<>);
}
