using System.Globalization;
using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>
/// The fairness monitor over a ledger in which one evaluator is harsh, and over one in which none is. One clerk records everything, so that who typed it says
/// nothing.
/// </summary>
public sealed class FairnessMonitor
{
    private const int People = 40;
    private const string Report = "fairness?jurisdiction=511523&from=2022-01-01&to=2024-12-31";

    [Fact]
    public async Task A_harsh_evaluator_is_named_in_a_plain_sentence()
    {
        await using var ledger = await Ledger.Of(i => i % 2 == 1 ? 20 : 32);

        var report = (await ledger.App.As("jiangan.officer").Get(Report)).Expect(OK);

        var striking = report.Json["comparisons"]!.AsArray().Where(comparison => comparison!["isStriking"]!.GetValue<bool>()).ToList();
        Assert.NotEmpty(striking);
        Assert.All(
            striking,
            comparison => Assert.Equal(("score", "evaluator"), (comparison!["question"]!.ToString(), comparison["grouping"]!.ToString()))
        );
        var harsh = Assert.Single(striking, comparison => comparison!["group"]!.ToString() == Ledger.Scorers[1])!;
        Assert.Equal("mannWhitney", harsh["statistic"]!.ToString());
        Assert.True(harsh["effect"]!.GetValue<double>() < -0.5 && harsh["correctedP"]!.GetValue<double>() < 0.05);
        Assert.Contains("明显低于其余", harsh["sentence"]!["zh"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("a reason to look, not a proof", harsh["sentence"]!["en"]!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("张轩", report.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(ledger.Person, report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_harsh_body_is_named_though_one_clerk_records_for_all()
    {
        // Of those whom the bureau assessed one in five goes on, of the zone's all.
        await using var ledger = await Ledger.Of(_ => 30, i => i % 2 == 1 || i % 10 == 0);

        var report = (await ledger.App.As("jiangan.officer").Get(Report)).Expect(OK);

        var harsh = Assert.Single(
            report.Json["comparisons"]!.AsArray(),
            comparison => comparison!["question"]!.ToString() == "goesOn" && comparison["isStriking"]!.GetValue<bool>()
        )!;
        // Of two groups one comparison says all.
        Assert.Equal("evaluator", harsh["grouping"]!.ToString());
        var isBureau = harsh["group"]!.ToString() == Ledger.Bodies[0];
        Assert.Equal(isBureau ? Ledger.Bodies[0] : Ledger.Bodies[1], harsh["group"]!.ToString());
        Assert.Equal(isBureau, harsh["effect"]!.GetValue<double>() < 0);
        Assert.DoesNotContain("jiangan.officer", report.Text, StringComparison.Ordinal);
    }

    // Each hidden count against the total of its table, and against the tables that divide it or are divided by it.
    [Fact]
    public async Task What_one_table_hides_no_other_gives_away()
    {
        await using var ledger = await Ledger.Of(_ => 30, scorerOf: i => i < 3 ? "罗某" : Ledger.Scorers[i % 2]);

        var report = (await ledger.App.As("jiangan.officer").Get(Report)).Expect(OK);

        var score = report.Json["tables"]!.AsArray().Where(table => table!["question"]!.ToString() == "score").ToList();
        var evaluators = score.Single(table => table!["grouping"]!.ToString() == "evaluator")!;
        var within = score.Where(table => table!["grouping"]!.ToString() == "sexWithinEvaluator").ToList();
        Assert.Equal(3, within.Count);
        Assert.Contains("罗某", Hidden(evaluators));
        Assert.True(Hidden(evaluators).Count() > 1);
        foreach (var evaluator in Hidden(evaluators))
        {
            var table = within.Single(table => table!["within"]!.ToString() == evaluator)!;
            Assert.Null(table["total"]);
            Assert.Equal(table["rows"]!.AsArray().Count, Hidden(table).Count());
        }

        foreach (var sex in new[] { "female", "male" })
        {
            Assert.NotEqual(1, within.Count(table => Hidden(table!).Contains(sex)));
        }
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

        public static readonly string[] Bodies = ["中共江安县发展和改革局党组", "中共江安经济开发区工作委员会"];
        public static readonly string[] Scorers = ["王某", "何某"];

        public static async Task<Ledger> Of(Func<int, int> points, Func<int, bool>? goesOn = null, Func<int, string>? scorerOf = null)
        {
            var app = await TestApp.Create(DatabaseKind.Sqlite, Jiangan.Settings());
            await J7_ZhangXuan.Tell(app);
            var person = (Guid)(await app.Database.Rows("SELECT id FROM sanctions_people"))[0][0]!;
            var ledger = new Ledger(app, person.ToString());
            for (var i = 0; i < People; i++)
            {
                await ledger.Add(person, i, points(i) + (i * 7 % 5), goesOn?.Invoke(i) ?? true, scorerOf?.Invoke(i) ?? Scorers[i % 2]);
                if (i % 8 == 0)
                {
                    await ledger.Score(person, i, "performance", 6, 48, Scorers[1]);
                }
            }

            return ledger;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task Add(Guid source, int i, int points, bool goesOn, string scorer)
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
                ("evaluation_id", evaluation),
                ("goes_on", goesOn ? "1" : "0")
            );
            await Copy(
                "evaluation_parts",
                $"evaluation_id = (SELECT id FROM evaluation_evaluations WHERE enrolment_id = {theirs}) AND kind = 'Grade' AND superseded_at IS NULL",
                ("id", Id(i, 7)),
                ("evaluation_id", evaluation),
                ("by", $"'{Bodies[i % 2]}'")
            );
            await Score(source, i, "thinking", 5, points, scorer);
        }

        private Task Score(Guid source, int i, string dimension, int kind, int points, string scorer) =>
            Copy(
                "evaluation_scores",
                $"enrolment_id = (SELECT id FROM evaluation_enrolments WHERE person_id = {Hex(source)}) AND dimension = '{dimension}' AND window_start = '2023-07-01' AND superseded_at IS NULL",
                ("id", Id(i, kind)),
                ("enrolment_id", Id(i, 2)),
                ("points", points.ToString(CultureInfo.InvariantCulture)),
                ("scorer", $"'{scorer}'")
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
