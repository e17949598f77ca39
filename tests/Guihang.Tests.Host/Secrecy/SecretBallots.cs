using System.Collections.Concurrent;
using Autofac;
using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using Microsoft.Extensions.Logging;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Secrecy;

/// <summary>
/// Care rule 8: a ballot cannot be joined to a voter by anything that is stored anywhere. The sleuth has handed out the codes, knows who voted with which and
/// when, and reads everything after every single vote.
/// </summary>
public sealed class SecretBallots
{
    private static readonly string?[] Votes =
    [
        "good",
        "poor",
        "good",
        "fairly-good",
        null,
        "good",
        "fair",
        "good",
        "good",
        "fairly-good",
        "good",
    ];
    private static readonly string[] Few = ["good", "good", "fair", "good"];
    private static readonly string[] Answers = ["good", "fairly-good", "fair", "poor"];

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Nothing_that_is_stored_joins_a_ballot_to_its_voter(DatabaseKind kind)
    {
        await using var ballot = await Ballot.Open(kind);

        Assert.Empty((await ballot.Vote(Votes)).Distinct(StringComparer.Ordinal));
        var counted = (await ballot.Count()).Expect(OK);

        Assert.Equal(
            ("13", "11", "10", "1"),
            (counted["parts.1.issued"], counted["parts.1.returned"], counted["parts.1.valid"], counted["parts.1.invalid"])
        );
        Assert.Equal(0, await ballot.App.Database.Scalar<int>("SELECT count(*) FROM evaluation_ballot_codes"));
        Assert.Equal(0, await ballot.App.Database.Scalar<int>("SELECT count(*) FROM evaluation_ballots"));
        Assert.Equal(
            0,
            await ballot.App.Database.Scalar<int>(
                "SELECT count(*) FROM evaluation_ballot_boxes WHERE locked_key IS NOT NULL OR code_key IS NOT NULL"
            )
        );
        Assert.Empty(Sleuth.ByBytes(ballot.Files(), [.. ballot.Box.Codes, ballot.Box.ClosingCode]));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Nothing_is_logged_of_a_vote(DatabaseKind kind)
    {
        var lines = new Lines();
        await using var ballot = await Ballot.Open(kind, lines);
        (await ballot.App.As("jiangan.officer").Get("units")).Expect(OK);
        Assert.NotEmpty(lines.Written);

        lines.Written.Clear();
        (await ballot.App.As("").Get($"ballot-papers/{ballot.Box.Number}")).Expect(OK);
        (await ballot.App.Cast(ballot.Box.Codes[0], "good")).Expect(OK);
        (await ballot.App.Cast(ballot.Box.Codes[0], "good")).Expect(UnprocessableEntity);
        (await ballot.App.Cast(ballot.Box.Codes[1], "superb")).Expect(UnprocessableEntity);

        Assert.Empty(lines.Written);
    }

    // What the sleuth must find, or the test above proves nothing.
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_leak_that_is_planted_is_found(DatabaseKind kind)
    {
        await using (var order = await Ballot.Open(kind))
        {
            await order.App.Database.Execute("CREATE TABLE planted (answer text)");
            await order.Plant("INSERT INTO planted VALUES ('cast')");
            Assert.Contains("casting changes planted", await order.Vote(Votes));
        }

        await using var audited = await Ballot.Open(kind);
        await audited.Plant(
            $"""
            INSERT INTO core_audit (id, recorded_at, officer_id, request, outcome)
            SELECT o.id, '2023-09-20 01:05:00.000000', o.id, 'CastBallot', 'Done' FROM core_officers o
            WHERE o.code = 'jiangan.officer' AND NOT EXISTS (SELECT 1 FROM core_audit a WHERE a.id = o.id)
            """
        );
        var found = (await audited.Vote(Votes)).ToList();
        Assert.Contains("casting changes core_audit", found);
        Assert.Contains("core_audit has the time of the vote", found);
    }

    [Fact]
    public void Ballots_that_are_told_apart_by_their_bytes_or_order_are_found()
    {
        string[] cast = [new('A', 162), new('B', 162), new('C', 162)];

        Assert.Empty(Sleuth.ByWhatTheyHaveInCommon(cast));
        Assert.NotEmpty(Sleuth.ByWhatTheyHaveInCommon([.. cast, cast[0]]));
        Assert.NotEmpty(Sleuth.ByWhatTheyHaveInCommon([.. cast, "AB"]));
        Assert.NotEmpty(Sleuth.ByOrder(cast, cast));
        Assert.NotEmpty(Sleuth.ByOrder(cast, [.. cast.Reverse()]));
        Assert.Empty(Sleuth.ByOrder(cast, [cast[1], cast[0], cast[2]]));
        Assert.NotEmpty(Sleuth.ByBytes([("file", [1, .. "7K3MQ9TZ"u8])], ["7K3M-Q9TZ"]));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task All_vote_at_once_and_each_once(DatabaseKind kind)
    {
        await using var ballot = await Ballot.Open(kind);
        var twice = ballot.Box.Codes.Concat(ballot.Box.Codes).Select(code => ballot.App.Cast(code, "good"));

        var answers = await Task.WhenAll(twice);

        Assert.Equal(13, answers.Count(answer => answer.Status == OK));
        Assert.All(answers.Where(answer => answer.Status != OK), answer => Assert.Equal("ballot.code-unknown", answer["code"]));
        var counted = (await ballot.Count()).Expect(OK);
        Assert.Equal(("13", "13"), (counted["parts.1.returned"], counted["parts.1.valid"]));
        Assert.Equal("true", counted["parts.1.votesAreSuppressed"]);
        Assert.Contains("全部一致", counted["parts.1.suppressedBecause.zh"], StringComparison.Ordinal);
        // Nobody types over what came out of the box.
        var typed = await ballot
            .App.As("jiangan.officer")
            .Put($"enrolments/{ballot.Enrolment}/evaluation/democratic-review", counted.Version, Jiangan.Review(13, 13, ("poor", 13)));
        Assert.Equal("ballot.counted", typed.Expect(Conflict)["code"]);
    }

    // A grade waits for the ballot. Where one was decided all the same, by a release that did not wait, the box comes to its end.
    [Theory]
    [InlineData("count")]
    [InlineData("withdrawal")]
    public async Task No_grade_is_decided_while_a_ballot_is_open_and_an_open_box_comes_to_its_end(string end)
    {
        await using var ballot = await Ballot.Open(DatabaseKind.Sqlite);
        var (app, officer) = (ballot.App, ballot.App.As("jiangan.officer"));
        var path = $"enrolments/{ballot.Enrolment}/evaluation";
        await Shut(app, "'2023-09-20 01:00:00.000000'");
        (await officer.Put($"{path}/democratic-review", 2, Jiangan.Review(13, 11, ("good", 8), ("fair", 3)))).Expect(OK);
        var assessment = new
        {
            answer = "good",
            by = "党组",
            reasons = "整改到位",
        };
        (await officer.Put($"{path}/organisation-assessment", 3, assessment)).Expect(OK);
        await Shut(app, "NULL");
        var item = await app.Moved(ballot.Enrolment, "good", "2023-09-20");
        var good = Jiangan.Decision("good", "2023-09-20", item, "担当作为");

        Assert.Equal("ballot.box-open", (await officer.Post($"{path}/decision", good)).Expect(Conflict)["code"]);

        await Shut(app, "'2023-09-20 01:00:00.000000'");
        (await officer.Post($"{path}/decision", good)).Expect(Created);
        await Shut(app, "NULL");
        var box = ballot.Box with { Version = 4 };
        object body = end == "count" ? new { closingCode = box.ClosingCode } : new { reason = "已经决定" };
        var ended = (await officer.Change($"{path}/ballot-box/{end}", box.Version, body)).Expect(OK);
        Assert.Equal(end == "count" ? "counted" : "withdrawn", ended["ballotBoxes.0.ending"]);
        Assert.Equal("good", ended["decision.grade"]);
    }

    private static Task Shut(TestApp app, string at) => app.Database.Execute($"UPDATE evaluation_ballot_boxes SET ended_at = {at}");

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Codes_cannot_be_guessed_and_a_box_without_its_closing_code_stays_shut(DatabaseKind kind)
    {
        await using var ballot = await Ballot.Open(kind);
        var (app, box) = (ballot.App, ballot.Box);
        app.Clock.MoveTo(2023, 9, 21);
        for (var i = 0; i < 20; i++)
        {
            var wrong = await app.Cast($"{box.Number}-0000-0000-0000-{i:0000}", "good");
            Assert.Equal("ballot.code-unknown", wrong.Expect(UnprocessableEntity)["code"]);
        }

        (await app.Cast($"{box.Number}-0000-0000-0000-0020", "good")).Expect(TooManyRequests);
        // Whoever holds a code votes all the same: nobody stops a ballot by sending wrong ones. Typed without hyphens, in small letters, with an O for the 0.
        (await app.Cast(box.Codes[0].Replace("-", "", StringComparison.Ordinal).Replace('0', 'o').ToLowerInvariant(), "good")).Expect(OK);

        app.Clock.MoveTo(new DateTimeOffset(2023, 9, 21, 1, 2, 0, TimeSpan.Zero));
        (await app.Cast($"{box.Number}-0000-0000-0000-0021", "good")).Expect(UnprocessableEntity);
        // An answer that cannot be is told the same with a used code and with an unused one.
        foreach (var code in new[] { box.Codes[0], box.Codes[1] })
        {
            Assert.Equal("evaluation.answer-unknown", (await app.Cast(code, "superb")).Expect(UnprocessableEntity)["code"]);
        }

        var officer = app.As("jiangan.officer");
        var path = $"enrolments/{ballot.Enrolment}/evaluation";
        Assert.Equal(
            "ballot.closing-code",
            (await officer.Count(ballot.Enrolment, box with { ClosingCode = box.Codes[1] })).Expect(UnprocessableEntity)["code"]
        );
        Assert.Equal("ballot.box-open", (await officer.Put($"{path}/ballot-box", 2, new { issued = 3 })).Expect(Conflict)["code"]);
        Assert.Equal(
            "ballot.box-open",
            (await officer.Put($"{path}/democratic-review", 2, Jiangan.Review(5, 5, ("good", 5)))).Expect(Conflict)["code"]
        );
        var shown = (await officer.Get(path)).Expect(OK);
        Assert.Null(shown["ballotBoxes.0.ending"]);

        // Withdrawn, its codes are void; what replaces it has codes of its own.
        var withdrawn = (await officer.Change($"{path}/ballot-box/withdrawal", 2, new { reason = "代码遗失" })).Expect(OK);
        Assert.Equal(("withdrawn", "代码遗失"), (withdrawn["ballotBoxes.0.ending"], withdrawn["ballotBoxes.0.reason"]));
        (await app.Cast(box.Codes[1], "good")).Expect(UnprocessableEntity);
        (await app.As("").Get($"ballot-papers/{box.Number}")).Expect(NotFound);
        (await officer.Count(ballot.Enrolment, box)).Expect(NotFound);
        (await officer.Put($"{path}/ballot-box", 2, new { issued = 3 })).Expect(OK);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Too_few_ballots_are_not_shown_and_go_to_the_group_and_a_box_that_was_stuffed_is_not_counted(DatabaseKind kind)
    {
        await using var ballot = await Ballot.Open(kind);
        foreach (var (i, answer) in Few.Index())
        {
            (await ballot.App.Cast(ballot.Box.Codes[i], answer)).Expect(OK);
        }

        var codes = (await ballot.App.Database.Rows("SELECT hashes FROM evaluation_ballot_codes"))[0][0]!;
        await ballot.App.Database.Execute("UPDATE evaluation_ballot_codes SET hashes = substr(hashes, 33)");
        Assert.Equal("ballot.does-not-add-up", (await ballot.Count()).Expect(Conflict)["code"]);
        var literal = Convert.ToHexString((byte[])codes);
        await ballot.App.Database.Execute(
            $"UPDATE evaluation_ballot_codes SET hashes = {(kind == DatabaseKind.Sqlite ? $"x'{literal}'" : $"'\\x{literal}'")}"
        );

        var officer = ballot.App.As("jiangan.officer");
        var counted = (await ballot.Count()).Expect(OK);
        Assert.Equal("true", counted["parts.1.votesAreSuppressed"]);
        Assert.Contains("少于 5 张", counted["parts.1.suppressedBecause.zh"], StringComparison.Ordinal);
        var assessment = new
        {
            answer = "good",
            by = "党组",
            reasons = "整改到位",
        };
        var assessed = await officer.Put($"enrolments/{ballot.Enrolment}/evaluation/organisation-assessment", counted.Version, assessment);
        Assert.Equal("needsDecision", assessed.Expect(OK)["proposal.outcome"]);
    }

    private sealed class Ballot(TestApp app, string enrolment, BallotCodes box) : IAsyncDisposable
    {
        public TestApp App => app;

        public string Enrolment => enrolment;

        public BallotCodes Box => box;

        public static async Task<Ballot> Open(DatabaseKind kind, Lines? lines = null)
        {
            var settings = Jiangan.Settings(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["Logging:LogLevel:Default"] = lines is null ? "Warning" : "Information",
                }
            );
            var app = new TestApp(await TestDatabase.Create(kind), settings)
            {
                Container = builder =>
                {
                    if (lines is not null)
                    {
                        builder.RegisterInstance(lines).As<ILoggerProvider>();
                    }
                },
            };
            var offices = await app.OpenJiangan();
            var officer = app.As("jiangan.officer");
            app.Clock.MoveTo(2023, 9, 20);
            var person = await officer.Sanctioned(offices.Reform, "甲");
            await officer.Hear(person, "2023-09-18");
            var enrolment = (await officer.Screen(person, "2023-09-20")).Id;
            return new Ballot(app, enrolment, await officer.OpenBox(enrolment, "2023-09-20", 13));
        }

        /// <summary>Votes, one vote every five minutes, and gives what the sleuth found.</summary>
        public async Task<IReadOnlyList<string>> Vote(IReadOnlyList<string?> answers)
        {
            var votes = new List<KnownVote>();
            foreach (var (i, answer) in answers.Index())
            {
                var at = new DateTimeOffset(2023, 9, 20, 1, 5 * (i + 1), 0, TimeSpan.Zero);
                app.Clock.MoveTo(at);
                var before = await Evidence.Take(app.Database);
                (await app.Cast(box.Codes[i], answer)).Expect(OK);
                votes.Add(new KnownVote(box.Codes[i], answer, at, before, await Evidence.Take(app.Database)));
            }

            return [.. Sleuth.Findings(votes, Answers), .. Sleuth.ByBytes(Files(), [.. box.Codes, box.ClosingCode])];
        }

        public Task<Answer> Count() => app.As("jiangan.officer").Count(enrolment, box);

        /// <summary>The files of the database, its log among them; none on a server.</summary>
        public IEnumerable<(string File, byte[] Bytes)> Files() =>
            app.Database.Files().Select(file => (Path.GetExtension(file), ReadShared(file)));

        /// <summary>Has something else happen whenever a ballot is cast.</summary>
        public Task Plant(string sql) =>
            app.Database.Execute(
                app.Database.Kind == DatabaseKind.Sqlite
                    ? $"CREATE TRIGGER leak AFTER UPDATE ON evaluation_ballots BEGIN {sql}; END"
                    : $"""
                    CREATE FUNCTION leak() RETURNS trigger AS $$ BEGIN {sql.Replace(
                        "'2023-09-20 01:05:00.000000'",
                        "timestamptz '2023-09-20 01:05:00+00'",
                        StringComparison.Ordinal
                    )}; RETURN NEW; END $$ LANGUAGE plpgsql;
                    CREATE TRIGGER leak AFTER UPDATE ON evaluation_ballots FOR EACH ROW EXECUTE FUNCTION leak();
                    """
            );

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private static byte[] ReadShared(string path)
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var all = new MemoryStream();
            file.CopyTo(all);
            return all.ToArray();
        }
    }

    /// <summary>What is logged.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Written { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Written.Enqueue(formatter(state, exception));

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
