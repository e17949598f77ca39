using System.Globalization;
using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>The fairness monitor over a ledger in which one evaluator is harsh, and over one in which none is.</summary>
public sealed class FairnessMonitor
{
    private const int People = 40;
    private const string Report = "fairness?jurisdiction=511523&from=2022-01-01&to=2024-12-31";

    [Fact]
    public async Task A_harsh_evaluator_is_named_in_a_plain_sentence()
    {
        await using var ledger = await Ledger.Of(evaluator => evaluator == 0 ? 20 : 32);

        var report = (await ledger.App.As("jiangan.officer").Get(Report)).Expect(OK);

        var striking = report.Json["comparisons"]!.AsArray().Where(comparison => comparison!["isStriking"]!.GetValue<bool>()).ToList();
        Assert.NotEmpty(striking);
        Assert.All(
            striking,
            comparison => Assert.Equal(("score", "evaluator"), (comparison!["question"]!.ToString(), comparison["grouping"]!.ToString()))
        );
        var harsh = Assert.Single(striking, comparison => comparison!["group"]!.ToString() == "jiangan.officer")!;
        Assert.Equal("mannWhitney", harsh["statistic"]!.ToString());
        Assert.True(harsh["effect"]!.GetValue<double>() < -0.5 && harsh["correctedP"]!.GetValue<double>() < 0.05);
        Assert.Contains("明显低于其余", harsh["sentence"]!["zh"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("a reason to look, not a proof", harsh["sentence"]!["en"]!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("张轩", report.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(ledger.Person, report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_is_harsh_nobody_is_named_and_small_groups_are_hidden()
    {
        await using var ledger = await Ledger.Of(_ => 30);

        var report = (await ledger.App.As("jiangan.officer").Get(Report)).Expect(OK);

        Assert.All(report.Json["comparisons"]!.AsArray(), comparison => Assert.Equal("false", comparison!["isStriking"]!.ToString()));
        Assert.Contains("没有发现明显差异", report["sentence.zh"], StringComparison.Ordinal);
        // Three of the people hold another post: they are hidden, and so many others that they are not what is left of the total.
        var ranks = report.Json["tables"]!
            .AsArray()
            .Single(table => table!["question"]!.ToString() == "goesOn" && table["grouping"]!.ToString() == "rank")!;
        Assert.Equal(["county-deputy", "ordinary-cadre"], Hidden(ranks));
        Assert.Equal("36", ranks["total"]!.ToString());
        // Five were scored by two: by sex they count once, by evaluator they stand with each.
        Assert.Equal(Total(report, "goesOn", "sex"), Total(report, "score", "sex"));
        Assert.Equal(People + 1 + 5, Total(report, "score", "evaluator"));
        Assert.DoesNotContain(
            report.Json["comparisons"]!.AsArray(),
            comparison =>
                comparison!["grouping"]!.ToString() == "rank"
                && comparison["question"]!.ToString() == "goesOn"
                && comparison["correctedP"] is not null
        );
        Assert.Equal(
            "fairness-window",
            (await ledger.App.As("jiangan.officer").Get(Report.Replace("2024-12-31", "2021-12-31", StringComparison.Ordinal))).Expect(
                BadRequest
            )["errors.0.code"]
        );
        (await ledger.App.As("jiangan.group").Get(Report)).Expect(OK);
        (await ledger.App.As("reform.secretary").Get(Report)).Expect(Forbidden);
        (await ledger.App.As("jiangan.org").Get(Report)).Expect(Forbidden);
    }

    private static int Total(Answer report, string question, string grouping) =>
        report.Json["tables"]!
            .AsArray()
            .Single(table => table!["question"]!.ToString() == question && table["grouping"]!.ToString() == grouping)![
            "total"
        ]!.GetValue<int>();

    private static IEnumerable<string> Hidden(System.Text.Json.Nodes.JsonNode table) =>
        table["rows"]!
            .AsArray()
            .Where(row => row!["isHidden"]!.GetValue<bool>())
            .Select(row => row!["group"]!.ToString())
            .Order(StringComparer.Ordinal);

    // One person goes the whole way; of that person's rows many others are made.
    private sealed class Ledger(TestApp app, string person) : IAsyncDisposable
    {
        public TestApp App => app;

        public string Person => person;

        public static async Task<Ledger> Of(Func<int, int> points)
        {
            var app = await TestApp.Create(DatabaseKind.Sqlite, Jiangan.Settings());
            await J7_ZhangXuan.Tell(app);
            var person = (Guid)(await app.Database.Rows("SELECT id FROM sanctions_people"))[0][0]!;
            var ledger = new Ledger(app, person.ToString());
            var officers = await app.Database.Rows(
                "SELECT id FROM core_officers WHERE code IN ('jiangan.officer', 'jiangan.org') ORDER BY code"
            );
            for (var i = 0; i < People; i++)
            {
                await ledger.Add(person, i, points(i % 2) + (i * 7 % 5), (Guid)officers[i % 2][0]!);
                if (i % 8 == 0)
                {
                    await ledger.Score(person, i, "performance", 6, 48, (Guid)officers[1][0]!);
                }
            }

            return ledger;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task Add(Guid source, int i, int points, Guid scorer)
        {
            var (copy, enrolment, evaluation) = (Id(i, 1), Id(i, 2), Id(i, 3));
            var rank =
                i < 3 ? "CountyDeputy"
                : i < 15 ? "OrdinaryCadre"
                : "TownshipDeputy";
            var known = i < 36;
            await Copy(
                "sanctions_people",
                $"id = {Hex(source)}",
                ("id", copy),
                ("sex", i % 4 < 2 ? "'Female'" : "'Male'"),
                ("rank", known ? $"'{rank}'" : "NULL")
            );
            await Copy("evaluation_enrolments", $"person_id = {Hex(source)}", ("id", enrolment), ("person_id", copy));
            var theirs = $"(SELECT id FROM evaluation_enrolments WHERE person_id = {Hex(source)})";
            await Copy("evaluation_evaluations", $"enrolment_id = {theirs}", ("id", evaluation), ("enrolment_id", enrolment));
            await Copy(
                "evaluation_grades",
                $"evaluation_id = (SELECT id FROM evaluation_evaluations WHERE enrolment_id = {theirs})",
                ("id", Id(i, 4)),
                ("evaluation_id", evaluation)
            );
            await Score(source, i, "thinking", 5, points, scorer);
        }

        private Task Score(Guid source, int i, string dimension, int kind, int points, Guid scorer) =>
            Copy(
                "evaluation_scores",
                $"enrolment_id = (SELECT id FROM evaluation_enrolments WHERE person_id = {Hex(source)}) AND dimension = '{dimension}' AND window_start = '2023-07-01' AND superseded_at IS NULL",
                ("id", Id(i, kind)),
                ("enrolment_id", Id(i, 2)),
                ("points", points.ToString(CultureInfo.InvariantCulture)),
                ("recorded_by", Hex(scorer))
            );

        private async Task Copy(string table, string which, params (string Column, string Value)[] others)
        {
            var columns = (await app.Database.Rows($"SELECT name FROM pragma_table_info('{table}')"))
                .Select(row => (string)row[0]!)
                .ToList();
            var values = columns.Select(column => others.FirstOrDefault(other => other.Column == column).Value ?? Quoted(column));
            await app.Database.Execute(
                $"INSERT INTO {table} ({string.Join(", ", columns.Select(Quoted))}) SELECT {string.Join(", ", values)} FROM {table} WHERE {which}"
            );
        }

        private static string Quoted(string column) => $"\"{column}\"";

        private static string Id(int i, int kind) => $"x'{kind:x2}{i:x4}{new string('0', 26)}'";

        private static string Hex(Guid id) => $"x'{Convert.ToHexString(id.ToByteArray(bigEndian: true))}'";
    }
}
