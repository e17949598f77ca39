using System.Globalization;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Durability;

/// <summary>
/// Records people, sanctions, their service and talks without a pause, and notes what was acknowledged. Each request follows from what was acknowledged
/// before it, under a key of its own: what was cut off is sent again, the same, when the host is back.
/// </summary>
internal sealed class Clerk(int number, Guid unit)
{
    private const int Talks = 3;
    private static readonly DateOnly Served = new(2018, 9, 7);

    private int _people;
    private int _talks;
    private string? _person;
    private string? _sanction;
    private string? _case;
    private bool _isServed;

    /// <summary>What was acknowledged: table and id.</summary>
    public List<(string Table, Guid Id)> Acknowledged { get; } = [];

    /// <summary>Works until the host is gone.</summary>
    /// <returns>Whether a request was cut off.</returns>
    public async Task<bool> Work(HostProcess host, Shift shift)
    {
        var api = host.As("nanhai.officer");
        try
        {
            while (true)
            {
                if (await Step(api))
                {
                    shift.Acknowledge();
                }
            }
        }
        catch (HttpRequestException)
        {
            return true;
        }
    }

    /// <summary>Sends what was cut off again: twice under the same key, which must come to the same.</summary>
    public async Task Repeat(HostProcess host)
    {
        var api = host.As("nanhai.officer");
        var (people, talks, person, sanction, followUp, isServed) = (_people, _talks, _person, _sanction, _case, _isServed);
        Assert.True(await Step(api));
        var first = Acknowledged[^1];
        (_people, _talks, _person, _sanction, _case, _isServed) = (people, talks, person, sanction, followUp, isServed);
        Assert.True(await Step(api));
        Assert.Equal(first, Acknowledged[^1]);
    }

    private string Key => string.Create(CultureInfo.InvariantCulture, $"{number}-{_people}-{_talks}");

    // Whether the step was acknowledged; where the host was busy it comes again.
    private async Task<bool> Step(Api api) =>
        this switch
        {
            { _person: null } => await Create(api, "people", Person, "sanctions_people", id => _person = id),
            { _sanction: null } => await Create(api, $"people/{_person}/sanctions", Sanction, "sanctions_sanctions", id => _sanction = id),
            { _isServed: false } => await Serve(api),
            _ => await Create(api, $"follow-up-cases/{_case}/visits", Office.Talk(Day(_talks)), "visits_visits", _ => Talked()),
        };

    private async Task<bool> Create(Api api, string path, object body, string table, Action<string> note)
    {
        var answer = await api.Post(path, body, Key);
        if (answer.Status == ServiceUnavailable)
        {
            return false;
        }

        var id = answer.Expect(Created).Id;
        Acknowledged.Add((table, Guid.Parse(id)));
        note(id);
        return true;
    }

    // Served once: whether an answer that was cut off had been done shows in the version.
    private async Task<bool> Serve(Api api)
    {
        var answer = await api.Change($"sanctions/{_sanction}/service", 1, new { on = Day(0) });
        if (answer.Status == ServiceUnavailable)
        {
            return false;
        }

        Assert.True(answer.Status is OK or PreconditionFailed, answer.Text);
        _case = await api.CaseOf(_person!);
        Acknowledged.Add(("sanctions_acts", Guid.Parse(_sanction!)));
        _isServed = true;
        return true;
    }

    private void Talked()
    {
        if (++_talks == Talks)
        {
            (_people, _talks, _person, _sanction, _case, _isServed) = (_people + 1, 0, null, null, null, false);
        }
    }

    private object Person =>
        new
        {
            name = $"甲{Key}",
            category = "civilServant",
            post = "干部",
            unitId = unit,
        };

    private static object Sanction =>
        new
        {
            regime = "employingOrgan",
            kind = "majorDemerit",
            legalText = "regulation-2007",
            decidedOn = "2018-09-05",
            decidingBody = "区政府",
            documentNumber = "1号",
            cause = "火灾",
        };

    private static string Day(int days) => Served.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
