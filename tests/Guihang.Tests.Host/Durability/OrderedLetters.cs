using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Durability;

/// <summary>A letter is ordered in the transaction in which the decision is served: the host that is killed before it is made makes it when it is back.</summary>
public sealed class OrderedLetters
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_letter_that_was_ordered_and_not_made_is_made_after_the_next_start(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        var town = await OpenOffices(database);
        await KeepFromBeingMade(database);
        string letter;
        using (var host = await HostProcess.Start(HostProcess.On(database)))
        {
            letter = await Serve(host.As("nanhai.officer"), town);
            await host.Kill();
        }

        Assert.Equal((1, 1, 1), await Served(database));
        Assert.Equal(1, await database.Scalar<int>("SELECT count(*) FROM core_outbox WHERE kind = 'document' AND done_at IS NULL"));
        Assert.Equal(0, await database.Scalar<int>("SELECT count(*) FROM core_documents WHERE produced_at IS NOT NULL"));
        await LetBeMade(database);

        using (var host = await HostProcess.Start(HostProcess.On(database)))
        {
            Assert.Contains("黄某同志", await Made(host.As("nanhai.officer"), letter), StringComparison.Ordinal);
        }

        Assert.Equal((1, 1, 1), await Served(database));
        Assert.Equal(1, await database.Scalar<int>("SELECT count(*) FROM core_outbox WHERE kind = 'document' AND done_at IS NOT NULL"));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_decision_is_not_served_where_its_letter_cannot_be_ordered(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        var offices = await app.Open();
        var officer = app.As("nanhai.officer");
        app.Clock.MoveTo(2018, 9, 7);
        var sanction = await officer.Sanction(await officer.Person(offices.Town), "2018-09-05");
        await app.Database.Break("core_outbox");

        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2018-09-07" })).Expect(InternalServerError);
        Assert.Equal((0, 0, 0), await Served(app.Database));

        await app.Database.Mend("core_outbox");
        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2018-09-07" })).Expect(OK);
        Assert.Equal((1, 1, 1), await Served(app.Database));
    }

    private static async Task<Guid> OpenOffices(TestDatabase database)
    {
        await using var app = new TestApp(database) { KeepsDatabase = true };
        return (await app.Open()).Town;
    }

    private static async Task<string> Serve(Api officer, Guid town)
    {
        var person = await officer.Person(town);
        var sanction = await officer.Sanction(person, "2018-09-05");
        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2018-09-07" })).Expect(OK);
        var letter = (await officer.Get($"documents?subjectId={await officer.CaseOf(person)}")).Expect(OK)["items.0.id"]!;
        (await officer.Get($"documents/{letter}/content?form=html")).Expect(Conflict);
        return letter;
    }

    // Asked again and again: the worker begins when the host does, and tells nobody when it is done.
    private static async Task<string> Made(Api officer, string letter)
    {
        using var patience = new CancellationTokenSource(Patience);
        while ((await officer.Get($"documents/{letter}")).Expect(OK)["producedAt"] is null)
        {
            patience.Token.ThrowIfCancellationRequested();
        }

        return (await officer.Get($"documents/{letter}/content?form=html")).Expect(OK).Text;
    }

    private static async Task<(int Acts, int Letters, int Orders)> Served(TestDatabase database) =>
        (
            await database.Scalar<int>("SELECT count(*) FROM sanctions_acts"),
            await database.Scalar<int>("SELECT count(*) FROM core_documents"),
            await database.Scalar<int>("SELECT count(*) FROM core_outbox")
        );

    // The worker's own write fails, so that whenever the kill comes it comes before the letter is made.
    private static Task KeepFromBeingMade(TestDatabase database) =>
        database.Execute(
            database.Kind == DatabaseKind.Sqlite
                ? "CREATE TRIGGER unmade BEFORE UPDATE ON core_documents BEGIN SELECT RAISE(ABORT, 'unmade'); END"
                : """
                CREATE FUNCTION unmade() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'unmade'; END $$ LANGUAGE plpgsql;
                CREATE TRIGGER unmade BEFORE UPDATE ON core_documents FOR EACH ROW EXECUTE FUNCTION unmade();
                """
        );

    private static Task LetBeMade(TestDatabase database) =>
        database.Execute(database.Kind == DatabaseKind.Sqlite ? "DROP TRIGGER unmade" : "DROP TRIGGER unmade ON core_documents");
}
