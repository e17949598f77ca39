using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Visits;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Support;

/// <summary>A town of Nanhai on a host whose plugins say more of visits than the district's do: the values are for tests.</summary>
internal sealed class Town : IAsyncDisposable
{
    private readonly PluginCopy _plugins;

    private Town(PluginCopy plugins, TestApp app, Guid unit, Guid other)
    {
        (_plugins, App, Unit, Other) = (plugins, app, unit, other);
        (Officer, Secretary) = (app.As("nanhai.officer"), app.As("town.secretary"));
    }

    public TestApp App { get; }

    public Guid Unit { get; }

    /// <summary>Another unit of the district.</summary>
    public Guid Other { get; }

    // One each, so that no key is used twice.
    public Api Officer { get; }

    public Api Secretary { get; }

    public static async Task<Town> Open(DatabaseKind kind, string policies)
    {
        var plugins = new PluginCopy().Append(Path.Combine("440605.Nanhai", "policies", "visits.yaml"), policies);
        var app = await TestApp.Create(kind, plugins.Settings);
        var offices = await app.Open();
        var other = await app.Send(
            new RegisterUnit
            {
                Name = "南海区某局",
                CommitteeName = "中共南海区某局党组",
                AppealBody = "上一级监察机关",
                Region = "440605",
            }
        );
        await app.Send(
            new RegisterOfficer
            {
                Code = "nanhai.officer2",
                Name = "梁某",
                Phone = "0757-0001",
                UnitId = other.Id,
                Region = "440605",
                Roles = [Role.CaseOfficer],
            }
        );
        return new Town(plugins, app, offices.Town, other.Id);
    }

    /// <summary>Somebody with a Party warning, decided and served on a day.</summary>
    public async Task<(string Person, string Sanction, string Case)> Served(string on)
    {
        App.Clock.MoveTo(DateOnly.ParseExact(on, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var person = await Officer.Person(Unit);
        var sanction = await Officer.Sanction(
            person,
            on,
            "party",
            "warning",
            string.CompareOrdinal(on, "2018-10-01") < 0 ? "party-2015" : "party-2018"
        );
        (await Officer.Change($"sanctions/{sanction.Id}/service", 1, new { on })).Expect(OK);
        return (person, sanction.Id, await Officer.CaseOf(person));
    }

    public async Task Visit(string followUp, string on, string? recorded = null)
    {
        App.Clock.MoveTo(DateOnly.ParseExact(recorded ?? on, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        (await Secretary.Post($"follow-up-cases/{followUp}/visits", Office.Talk(on))).Expect(Created);
    }

    /// <summary>All items of a case, the first talk first, then in the order of their windows.</summary>
    public async Task<IReadOnlyList<(string Id, string State, string? LastDay, string? IsStub)>> Items(string followUp)
    {
        var shown = (await Officer.Get($"follow-up-cases/{followUp}")).Expect(OK);
        return
        [
            .. shown.Json["dueItems"]!
                .AsArray()
                .OrderByDescending(item => item!["purpose"]!.ToString() == "firstTalk")
                .Select(item =>
                    (item!["id"]!.ToString(), item["state"]!.ToString(), item["window"]!["lastDay"]?.ToString(), item["isStub"]?.ToString())
                ),
        ];
    }

    /// <summary>Makes the due list anew from the facts; how many rows were not as they had to be.</summary>
    public async Task<int> Rebuild()
    {
        var mended = 0;
        Guid? after = null;
        do
        {
            var piece = await App.Send(new RebuildDueItems(after));
            (mended, after) = (mended + piece.Mended, piece.Next);
        } while (after is not null);

        return mended;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _plugins.Dispose();
    }
}
