using System.Text.Json.Nodes;
using Guihang.Tests.Host.Support;

namespace Guihang.Tests.Host.Durability;

/// <summary>What stands in the database of the clerks' work.</summary>
internal static class WrittenWork
{
    // Each counts what is there by halves: a row without what belongs to its transaction, or the other way round.
    private static readonly (string Rule, string Broken)[] Rules =
    [
        (
            "a visit counts once",
            "SELECT count(*) FROM visits_visits v WHERE (SELECT count(*) FROM reporting_counted c WHERE c.source_id = v.id AND c.event = 'VisitHeld' AND c.superseded_at IS NULL) <> 1"
        ),
        (
            "a visit that counts was held",
            "SELECT count(*) FROM reporting_counted c WHERE c.event = 'VisitHeld' AND NOT EXISTS (SELECT 1 FROM visits_visits v WHERE v.id = c.source_id)"
        ),
        (
            "a visit is audited",
            "SELECT count(*) FROM visits_cases c WHERE (SELECT count(*) FROM visits_visits v WHERE v.case_id = c.id) <> (SELECT count(*) FROM core_audit a WHERE a.subject_id = c.id AND a.request = 'RecordVisit' AND a.outcome = 'Done')"
        ),
        (
            "a case that was visited has its item met, and only such a one",
            "SELECT count(*) FROM visits_cases c WHERE EXISTS (SELECT 1 FROM visits_visits v WHERE v.case_id = c.id) <> EXISTS (SELECT 1 FROM visits_due_items d WHERE d.case_id = c.id AND d.superseded_at IS NULL AND d.met_by IS NOT NULL)"
        ),
        (
            "an item is met by a visit that is there",
            "SELECT count(*) FROM visits_due_items d WHERE d.met_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM visits_visits v WHERE v.id = d.met_by)"
        ),
        (
            "a person is audited",
            "SELECT abs((SELECT count(*) FROM sanctions_people) - (SELECT count(*) FROM core_audit WHERE request = 'RegisterPerson' AND outcome = 'Done'))"
        ),
        (
            "a sanction has its audit entry",
            "SELECT abs((SELECT count(*) FROM sanctions_sanctions) - (SELECT count(*) FROM core_audit WHERE request = 'RegisterSanction' AND outcome = 'Done'))"
        ),
        (
            "a sanction has its period",
            "SELECT count(*) FROM sanctions_sanctions s WHERE (SELECT count(*) FROM sanctions_periods p WHERE p.sanction_id = s.sanction_id AND p.superseded_at IS NULL) <> 1"
        ),
        (
            "a sanction has its plan",
            "SELECT count(*) FROM sanctions_sanctions s WHERE (SELECT count(*) FROM visits_plans p WHERE p.sanction_id = s.sanction_id AND p.superseded_at IS NULL) <> 1"
        ),
        (
            "a sanctioned person has a case",
            "SELECT count(*) FROM sanctions_sanctions s WHERE (SELECT count(*) FROM visits_cases c WHERE c.person_id = s.person_id) <> 1"
        ),
        (
            "a sanction counts once",
            "SELECT count(*) FROM sanctions_sanctions s WHERE (SELECT count(*) FROM reporting_counted c WHERE c.source_id = s.sanction_id AND c.event = 'SanctionDecided' AND c.superseded_at IS NULL) <> 1"
        ),
        (
            "a decision served has one letter",
            "SELECT count(*) FROM sanctions_acts a JOIN sanctions_sanctions s ON s.sanction_id = a.sanction_id JOIN visits_cases c ON c.person_id = s.person_id WHERE (SELECT count(*) FROM core_documents d WHERE d.subject_id = c.id) <> 1"
        ),
        ("a letter goes with its service", "SELECT abs((SELECT count(*) FROM core_documents) - (SELECT count(*) FROM sanctions_acts))"),
        (
            "a letter is ordered",
            "SELECT count(*) FROM core_documents d WHERE (SELECT count(*) FROM core_outbox o WHERE o.subject_id = d.id) <> 1"
        ),
        (
            "a period has its trace",
            "SELECT count(*) FROM sanctions_periods p WHERE NOT EXISTS (SELECT 1 FROM core_traces t WHERE t.hash = p.decision_trace_hash)"
        ),
        (
            "a plan has its trace",
            "SELECT count(*) FROM visits_plans p WHERE NOT EXISTS (SELECT 1 FROM core_traces t WHERE t.hash = p.decision_trace_hash)"
        ),
    ];

    private static readonly (string Table, string Id, string Route)[] Created =
    [
        ("sanctions_people", "id", "/people"),
        ("sanctions_sanctions", "sanction_id", "/sanctions"),
        ("visits_visits", "id", "/visits"),
    ];

    /// <summary>That all acknowledged is there, and nothing by halves.</summary>
    public static async Task Check(TestDatabase database, IReadOnlyList<Clerk> clerks)
    {
        foreach (var (rule, broken) in Rules)
        {
            var count = await database.Scalar<int>(broken);
            Assert.True(count == 0, $"Broken {count} times: {rule}.");
        }

        var answers = await KeptAnswers(database);
        foreach (var (table, id, route) in Created)
        {
            var rows = await Ids(database, table, id);
            Assert.Empty(Acknowledged(clerks, table).Except(rows));
            Assert.Equal(
                rows.Order(),
                answers.Where(answer => answer.Route.EndsWith(route, StringComparison.Ordinal)).Select(answer => answer.Id).Order()
            );
        }

        Assert.Empty(Acknowledged(clerks, "sanctions_acts").Except(await Ids(database, "sanctions_acts", "sanction_id")));
    }

    /// <summary>That nothing is there but what was acknowledged: no repetition made a second row.</summary>
    public static async Task CheckThatThereIsNothingElse(TestDatabase database, IReadOnlyList<Clerk> clerks)
    {
        foreach (var (table, id, _) in Created.Append(("sanctions_acts", "sanction_id", "")))
        {
            var acknowledged = Acknowledged(clerks, table).Distinct().Order().ToList();
            Assert.NotEmpty(acknowledged);
            Assert.Equal(acknowledged, (await Ids(database, table, id)).Order());
        }
    }

    private static IEnumerable<Guid> Acknowledged(IReadOnlyList<Clerk> clerks, string table) =>
        clerks.SelectMany(clerk => clerk.Acknowledged).Where(done => done.Table == table).Select(done => done.Id);

    private static async Task<List<Guid>> Ids(TestDatabase database, string table, string id) =>
        [.. (await database.Rows($"SELECT {id} FROM {table}")).Select(row => (Guid)row[0]!)];

    private static async Task<List<(string Route, Guid Id)>> KeptAnswers(TestDatabase database) =>
        [
            .. (await database.Rows("SELECT route, body FROM core_idempotency")).Select(row =>
                ((string)row[0]!, Guid.Parse(JsonNode.Parse((string)row[1]!)!["id"]!.ToString()))
            ),
        ];
}
