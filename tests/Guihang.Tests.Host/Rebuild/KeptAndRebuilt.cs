using Guihang.Core.Data;
using Guihang.Reporting;
using Guihang.Tests.Host.Stories;
using Guihang.Tests.Host.Support;
using Guihang.Visits;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Rebuild;

/// <summary>What is kept for speed is what the facts come to: a rebuild changes nothing, and mends what was spoilt.</summary>
[Collection(OnTheDemo.Name)]
public sealed class KeptAndRebuilt(DemoDatabase demo)
{
    private static readonly string[] Projections =
    [
        "visits_due_items",
        "visits_plans",
        "reporting_counted",
        "reporting_periods",
        "reporting_same_persons",
    ];

    // All that says something: not the row's own id, nor since when the row stands.
    private static readonly string[] Standing =
    [
        "SELECT case_id, sanction_id, key, purpose, region, unit_id, window_start, window_end, order_day, visitor, minimum_visitors, counts_as, met_on, met_by, met_recorded_at FROM visits_due_items WHERE superseded_at IS NULL",
        "SELECT sanction_id, decision_outcome, decision_trace_hash FROM visits_plans WHERE superseded_at IS NULL",
        "SELECT event, detail, source_id, thing_id, person_id, unit_id, region, about, kind, causes, case_region, category, sex, rank FROM reporting_counted WHERE superseded_at IS NULL",
        "SELECT sanction_id, person_id, first_day, \"end\" FROM reporting_periods WHERE superseded_at IS NULL",
        "SELECT person_id, first_id FROM reporting_same_persons WHERE superseded_at IS NULL",
    ];

    // Since when it was known. What is mended is known as it is since then: on every day one of the two rows was known, and never both.
    private static readonly string[] Since =
    [
        // Since when a sanction stands as it does after a change or a move is told once; the facts say since when there is one.
        "SELECT event, source_id, recorded_at FROM reporting_counted WHERE superseded_at IS NULL AND event NOT IN ('SanctionDecided', 'PeriodEnded', 'ExecutionChecked')",
        "SELECT sanction_id, recorded_at FROM reporting_periods WHERE superseded_at IS NULL",
        "SELECT person_id, recorded_at FROM reporting_same_persons WHERE superseded_at IS NULL",
    ];

    private const string Other = "SELECT id FROM core_units ORDER BY id DESC LIMIT 1";

    // In the story of one person each concerns one row.
    private static readonly Dictionary<string, string> Spoilt = new(StringComparer.Ordinal)
    {
        ["an item is gone"] = "DELETE FROM visits_due_items WHERE superseded_at IS NULL",
        ["an item is not met"] =
            "UPDATE visits_due_items SET met_on = NULL, met_by = NULL, met_recorded_at = NULL WHERE superseded_at IS NULL",
        ["an item was met on another day"] = "UPDATE visits_due_items SET met_on = '2018-09-21' WHERE superseded_at IS NULL",
        ["an item was known to be met later"] = "UPDATE visits_due_items SET met_recorded_at = recorded_at WHERE superseded_at IS NULL",
        ["an item has another window"] = "UPDATE visits_due_items SET window_end = '2019-01-01' WHERE superseded_at IS NULL",
        ["an item is sorted by another day"] = "UPDATE visits_due_items SET order_day = '2019-01-01' WHERE superseded_at IS NULL",
        ["an item belongs to another region"] = "UPDATE visits_due_items SET region = '440000' WHERE superseded_at IS NULL",
        ["an item belongs to another unit"] = $"UPDATE visits_due_items SET unit_id = ({Other}) WHERE superseded_at IS NULL",
        ["an item is of no sanction"] = "UPDATE visits_due_items SET sanction_id = id WHERE superseded_at IS NULL",
        ["a plan says something else"] = "UPDATE visits_plans SET decision_outcome = 'NeedsDecision' WHERE superseded_at IS NULL",
        ["a talk does not count"] = "DELETE FROM reporting_counted WHERE event = 'VisitHeld' AND superseded_at IS NULL",
        ["a talk was held on another day"] =
            "UPDATE reporting_counted SET about = '2019-01-01' WHERE event = 'VisitHeld' AND superseded_at IS NULL",
        ["a sanction counts elsewhere"] =
            "UPDATE reporting_counted SET region = '440000' WHERE event = 'SanctionDecided' AND superseded_at IS NULL",
        ["a sanction counts twice"] =
            "UPDATE reporting_counted SET source_id = id WHERE event = 'SanctionDecided' AND superseded_at IS NULL",
        ["a use counts as another"] =
            "UPDATE reporting_counted SET detail = 'promotion' WHERE event = 'ResultUsed' AND superseded_at IS NULL",
        ["an execution does not count"] = "DELETE FROM reporting_counted WHERE event = 'ExecutionChecked' AND superseded_at IS NULL",
        ["two records are two persons"] = "DELETE FROM reporting_same_persons WHERE superseded_at IS NULL",
        ["two records are one with others"] = "UPDATE reporting_same_persons SET first_id = id WHERE superseded_at IS NULL",
        ["another record is the same person"] =
            $"UPDATE reporting_same_persons SET person_id = ({Other}) WHERE superseded_at IS NULL AND person_id <> first_id",
        ["a period is gone"] = "DELETE FROM reporting_periods WHERE superseded_at IS NULL",
        ["a period ends on another day"] = "UPDATE reporting_periods SET \"end\" = '2019-01-01' WHERE superseded_at IS NULL",
        ["a period is of no sanction"] = "UPDATE reporting_periods SET sanction_id = id WHERE superseded_at IS NULL",
    };

    [Fact]
    public async Task The_command_changes_nothing_where_all_is_right()
    {
        await using var database = await demo.Copy();
        var kept = await All(database);
        Assert.All(Projections, table => Assert.Contains(kept, row => row.StartsWith(table, StringComparison.Ordinal)));

        var (code, output) = await HostProcess.RunToEnd(DemoDatabase.On(database), "Testing", "rebuild");

        Assert.Equal(0, code);
        Assert.Contains("已重建，改正 0 处。 Rebuilt; 0 rows were mended.", output, StringComparison.Ordinal);
        Assert.Equal(kept, await All(database));
    }

    [Fact]
    public async Task The_command_makes_everything_anew_where_nothing_is_left()
    {
        await using var database = await demo.Copy();
        var kept = await Rows(database, Standing.Concat(Since));
        foreach (var table in Projections.Except(["visits_plans"], StringComparer.Ordinal))
        {
            await database.Execute($"DELETE FROM {table}");
        }

        var (code, _) = await HostProcess.RunToEnd(DemoDatabase.On(database), "Testing", "rebuild");

        Assert.Equal(0, code);
        Assert.Equal(kept, await Rows(database, Standing.Concat(Since)));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Spoilt_rows_are_mended_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        await J2_Huang.Tell(app);
        await TellMore(app.As("nanhai.officer"));
        var kept = await Stands(app.Database);
        Assert.Equal(0, await Rebuild(app));

        foreach (var (way, sql) in Spoilt)
        {
            await app.Database.Execute(sql);
            Assert.False(kept.SequenceEqual(await Stands(app.Database)), $"Nothing was spoilt: {way}.");

            var mended = await Rebuild(app);

            Assert.True(mended > 0, $"Nothing was mended: {way}.");
            Assert.True(kept.SequenceEqual(await Stands(app.Database)), $"Not as it was: {way}.");
            Assert.Equal(0, await Rebuild(app));
        }
    }

    // The dossier was seen to, and he is on record a second time.
    private static async Task TellMore(Api officer)
    {
        var huang = (await officer.Post("people/search", new { name = "黄某" })).Expect(OK);
        var sanction = (await officer.Get($"people/{huang["items.0.id"]}/sanctions")).Expect(OK)["items.0.id"];
        var record = new
        {
            item = "filed",
            on = "2018-09-20",
            evidenceNumber = "南档〔2018〕31号",
        };
        (await officer.Post($"sanctions/{sanction}/execution/records", record)).Expect(Created);
        var again = await officer.Person(Guid.Parse(huang["items.0.unitId"]!), "黄某某");
        var same = new
        {
            otherPersonId = huang["items.0.id"],
            isSame = true,
            reason = "核对干部档案",
        };
        (await officer.Post($"people/{again}/same-person-findings", same)).Expect(Created);
    }

    private static async Task<int> Rebuild(TestApp app)
    {
        var mended = 0;
        Guid? after = null;
        do
        {
            var piece = await app.Send(new RebuildDueItems(after));
            mended += piece.Mended;
            after = piece.Next;
        } while (after is not null);

        foreach (var source in Enum.GetValues<FactSource>())
        {
            do
            {
                var piece = await app.Send(new RebuildCounts(source, after));
                mended += piece.Mended;
                after = piece.Next;
            } while (after is not null);
        }

        return mended;
    }

    private static Task<List<string>> Stands(TestDatabase database) => Rows(database, Standing);

    private static Task<List<string>> All(TestDatabase database) =>
        Rows(database, Projections.Select(table => $"SELECT '{table}', * FROM {table}"));

    private static async Task<List<string>> Rows(TestDatabase database, IEnumerable<string> queries)
    {
        var rows = new List<string>();
        foreach (var query in queries)
        {
            rows.AddRange((await database.Rows(query)).Select(row => string.Join(" | ", row.Select(Cell))));
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }

    private static string? Cell(object? value) => value is byte[] bytes ? Convert.ToHexStringLower(bytes) : value?.ToString();
}
