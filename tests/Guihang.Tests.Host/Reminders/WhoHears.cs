using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Reminders;

/// <summary>The first reminder goes to whoever is to go: not to a secretary for the commission's visits, nor to who stands aside.</summary>
public sealed class WhoHears
{
    // As where policy says so.
    private const string OfTheCommission = "UPDATE visits_due_items SET visitor = 'DisciplineCommission'";

    [Fact]
    public async Task A_visit_of_the_commission_is_the_case_officers()
    {
        await using var town = await Town.Open(DatabaseKind.Sqlite, "");
        var officer = await Officer(town, "nanhai.digest", "林某某", Role.CaseOfficer);
        await town.Served("2021-03-15");
        await town.App.Database.Execute(OfTheCommission);
        Assert.Equal([officer], await First(town));
    }

    [Fact]
    public async Task Where_nobody_is_there_yet_the_next_day_asks_again()
    {
        await using var town = await Town.Open(DatabaseKind.Sqlite, "");
        await town.Served("2021-03-15");
        await town.App.Database.Execute(OfTheCommission);
        Assert.Empty(await First(town));
        var officer = await Officer(town, "nanhai.digest", "林某某", Role.CaseOfficer);
        Assert.Equal([officer], await First(town));
        Assert.Equal([officer], await First(town));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Who_stands_aside_hears_nothing_and_who_goes_instead_does(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, "");
        var substitute = await Officer(town, "town.substitute", "吴副书记", Role.UnitSecretary);
        var officer = await Officer(town, "nanhai.digest", "林某某", Role.CaseOfficer);
        var secretary = Ids(await town.App.Database.Rows("SELECT id FROM core_officers WHERE code = 'town.secretary'"))[0];
        var (_, _, substituted) = await town.Served("2021-03-15");
        var (_, _, recused) = await town.Served("2021-03-15");
        await town.Served("2021-03-15");
        town.App.Clock.MoveTo(2021, 4, 10);
        (
            await town.Officer.Post(
                $"follow-up-cases/{substituted}/substitutions",
                new
                {
                    officerId = substitute,
                    ground = "absent",
                    reason = "书记脱产学习",
                    from = "2021-04-10",
                    until = "2021-06-30",
                }
            )
        ).Expect(Created);
        (
            await town.Officer.Post(
                $"follow-up-cases/{recused}/recusals",
                new
                {
                    officerId = secretary,
                    ground = "relative",
                    reason = "当事人之兄",
                    on = "2021-04-10",
                }
            )
        ).Expect(Created);

        Assert.Equal([.. new[] { officer, secretary, substitute }.Order()], await First(town));
    }

    private static async Task<IReadOnlyList<Guid>> First(Town town)
    {
        town.App.Clock.MoveTo(2021, 4, 18);
        await town.App.Remind();
        return [.. Ids(await town.App.Database.Rows("SELECT recipient_id FROM visits_reminders WHERE step = 'Responsible'")).Order()];
    }

    private static List<Guid> Ids(IReadOnlyList<IReadOnlyList<object?>> rows) =>
        [.. rows.Select(row => row[0] is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)row[0]!)];

    private static async Task<Guid> Officer(Town town, string code, string name, Role role) =>
        (
            await town.App.Send(
                new RegisterOfficer
                {
                    Code = code,
                    Name = name,
                    Phone = null,
                    Email = $"{code}@example.org",
                    UnitId = role == Role.CaseOfficer ? town.Other : town.Unit,
                    Region = "440605",
                    Roles = [role],
                }
            )
        ).Id;
}
