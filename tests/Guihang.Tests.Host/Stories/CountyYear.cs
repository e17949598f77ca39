using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;
using Guihang.Sanctions;
using Guihang.Tests.Host.Support;
using Guihang.Visits;

namespace Guihang.Tests.Host.Stories;

/// <summary>
/// A year of a county that sanctions 350 people, day by day, through the requests that everybody sends. What must be owed is counted beside it, from the
/// calendar alone.
/// </summary>
public sealed class CountyYear
{
    private const int People = 350;
    private const string Quarterly = """

        - parameter: visits.regular.every
          values: [{ from: 2017-12-01, value: calendar-quarter, cites: [nanhai-opinion#talk] }]
        """;

    private static readonly DateOnly FirstDay = new(2023, 1, 1);
    private static readonly DateOnly GoLive = new(2023, 3, 1);

    private readonly List<Followed> _people = [];

    [Fact]
    public async Task No_due_item_is_lost_none_is_there_twice_and_every_state_is_reached()
    {
        await using var town = await Town.Open(DatabaseKind.Sqlite, Quarterly);
        for (var day = FirstDay; day.Year == FirstDay.Year; day = day.AddDays(1))
        {
            town.App.Clock.MoveTo(day);
            var end = People * day.DayOfYear / 365;
            while (_people.Count < end)
            {
                await Sanction(town, day);
            }

            foreach (var followed in _people)
            {
                await Follow(town, followed, day);
            }

            if (day == GoLive)
            {
                await town.App.Send(
                    new SetGoLive
                    {
                        Jurisdiction = "440605",
                        On = day,
                        DocumentNumber = "南纪办〔2023〕1号",
                    }
                );
            }

            if (day.Day == 1 && day.Month % 3 == 1)
            {
                await Check(town);
            }
        }

        Assert.Equal(People, _people.Count);
        Assert.Equal(Enum.GetValues<DueState>().ToHashSet(), (await Check(town)).Keys.ToHashSet());
        Assert.Equal(0, await town.Rebuild());
    }

    private async Task Sanction(Town town, DateOnly day)
    {
        var person = await town.App.Send(
            new RegisterPerson
            {
                Name = $"某{_people.Count}",
                Category = PersonCategory.CivilServant,
                Post = "科员",
                UnitId = town.Unit,
            }
        );
        var sanction = await town.App.Send(
            new RegisterSanction
            {
                PersonId = person.Id,
                Regime = SanctionRegime.Party,
                Kind = SanctionKind.Warning,
                LegalText = "party-2018",
                DecidedOn = day,
                DecidingBody = "南海区纪委",
                DocumentNumber = $"南纪〔2023〕{_people.Count + 1}号",
                Cause = "违反工作纪律",
            }
        );
        await town.App.Send(
            new ServeDecision
            {
                SanctionId = sanction.Id,
                ExpectedVersion = 1,
                On = day,
            }
        );
        var followUp = (await town.App.Send(new ListCases { PersonId = person.Id })).Items[0].Id;
        _people.Add(new Followed(_people.Count, followUp, day));
    }

    // Most are visited in time each quarter, some late, some not at all; a few are exempt in the third quarter, and one case in thirty is closed.
    private static async Task Follow(Town town, Followed followed, DateOnly day)
    {
        var since = day.DayNumber - followed.Served.DayNumber;
        var visits = (followed.Number % 10) switch
        {
            < 7 => since == 10 + (followed.Number % 15) || (since > 40 && day.DayOfYear % 91 == 20 + (followed.Number % 40)),
            < 9 => since == 45 || (since > 60 && day.Month is 4 or 7 or 10 && day.Day == 5 + (followed.Number % 7)),
            _ => false,
        };
        if (visits && followed.ClosedOn is null)
        {
            await town.App.Send(
                new RecordVisit
                {
                    CaseId = followed.Case,
                    Kind = VisitKind.Talk,
                    HeldOn = day,
                    Visitors = [new VisitorEntry { Name = "陈书记", Capacity = VisitorRole.UnitSecretary }],
                    Place = "会议室",
                }
            );
        }

        if (day is { Month: 7, Day: 2 } && followed.Number % 10 == 9)
        {
            await Exempt(town, followed);
        }

        if (day is { Month: 11, Day: 15 } && followed.Number % 30 == 19)
        {
            followed.ClosedOn = day;
            await town.App.Send(
                new CloseCase
                {
                    CaseId = followed.Case,
                    Reason = ClosingReason.Other,
                    Note = "已调往外省单位，由当地组织接续回访",
                    On = day,
                }
            );
        }
    }

    private static async Task Exempt(Town town, Followed followed)
    {
        var open = await town.App.Send(new ListDueItems { CaseId = followed.Case, State = new QueryWord<DueState>(DueState.Open) });
        if (open.Items is [])
        {
            return;
        }

        var asked = await town.Officer.Post(
            $"follow-up-cases/{followed.Case}/exemptions",
            new
            {
                dueItemIds = open.Items.Select(item => item.Id),
                until = "2024-01-31",
                reason = "长期病休",
            }
        );
        foreach (var exemption in asked.Expect(System.Net.HttpStatusCode.Created).Json["items"]!.AsArray())
        {
            await town.App.Send(
                new DecideExemption { ExemptionId = Guid.Parse(exemption!["id"]!.ToString()), Granted = followed.Number % 20 == 9 }
            );
        }
    }

    // Every item that the calendar calls for is in the list under exactly one state, and no other is.
    private async Task<Dictionary<DueState, int>> Check(Town town)
    {
        var found = new Dictionary<DueState, int>();
        var seen = new HashSet<(Guid, DateOnly, DateOnly?, VisitPurpose)>();
        foreach (var state in Enum.GetValues<DueState>())
        {
            string? after = null;
            do
            {
                var page = await town.App.Send(
                    new ListDueItems
                    {
                        State = new QueryWord<DueState>(state),
                        Region = "440605",
                        Limit = 200,
                        After = after,
                    }
                );
                foreach (var item in page.Items)
                {
                    Assert.Equal(state, item.State);
                    Assert.True(seen.Add((item.CaseId, item.Window.Start, item.Window.End, item.Purpose)), "An item is there twice.");
                    found[state] = found.GetValueOrDefault(state) + 1;
                }

                after = page.Next;
            } while (after is not null);
        }

        var expected = _people.SelectMany(followed => followed.Expected()).ToHashSet();
        Assert.True(
            seen.SetEquals(expected),
            $"{expected.Except(seen).Count()} items are lost, {seen.Except(expected).Count()} are not owed."
        );
        return found;
    }

    private sealed class Followed(int number, Guid followUp, DateOnly served)
    {
        public int Number => number;

        public Guid Case => followUp;

        public DateOnly Served => served;

        public DateOnly? ClosedOn { get; set; }

        // The first talk within thirty days, and the quarters of the calendar until the warning's year is over.
        public IEnumerable<(Guid, DateOnly, DateOnly?, VisitPurpose)> Expected()
        {
            yield return (Case, Served, Served.AddDays(30), VisitPurpose.FirstTalk);
            var over = Served.AddYears(1);
            for (var start = Served; start < over; )
            {
                var quarter = new DateOnly(start.Year, ((start.Month - 1) / 3 * 3) + 1, 1).AddMonths(3);
                var end = quarter < over ? quarter : over;
                yield return (Case, start, end, VisitPurpose.Regular);
                start = end;
            }
        }
    }
}
