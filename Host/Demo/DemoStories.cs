using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;
using Guihang.Sanctions;
using Guihang.Visits;

namespace Guihang.Host.Demo;

/// <summary>The people of the two published stories. Days that the stories do not give are invented.</summary>
internal static class DemoStories
{
    public static IEnumerable<DemoStep> Steps() =>
        [
            .. HuangStory.Steps(),
            .. MengStory.Steps(),
            .. SunStory.Steps(),
            .. ZhaoStory.Steps(),
            .. XuStory.Steps(),
            .. MoStory.Steps(),
            .. HuaduStory.Steps(),
            .. JianganStories.Steps(),
            .. ExampleStories.Steps(),
            .. SanctionStories.Steps(),
            .. PaperStories.Steps(),
            .. ImportStories.Steps(),
            .. DueStories.Steps(),
        ];

    internal static DateOnly Day(int year, int month, int day) => new(year, month, day);

    internal static RegisterPerson Person(
        string name,
        string post,
        Guid unitId,
        PersonCategory category = PersonCategory.CivilServant,
        LeadershipRole leadership = LeadershipRole.None,
        ServiceState serviceState = ServiceState.InService
    ) =>
        new()
        {
            Name = name,
            Post = post,
            UnitId = unitId,
            Category = category,
            Leadership = leadership,
            ServiceState = serviceState,
        };

    internal static RegisterSanction Sanction(
        SanctionRegime regime,
        SanctionKind kind,
        string text,
        DateOnly decidedOn,
        string body,
        string number,
        string cause
    ) =>
        new()
        {
            Regime = regime,
            Kind = kind,
            LegalText = text,
            DecidedOn = decidedOn,
            DecidingBody = body,
            DocumentNumber = number,
            Cause = cause,
        };

    internal static RecordVisit Talk(
        DateOnly on,
        string visitor,
        VisitorRole capacity,
        string place,
        string? thinking,
        string? work,
        VisitKind kind = VisitKind.Talk
    ) =>
        new()
        {
            Kind = kind,
            HeldOn = on,
            Visitors = [DemoTeller.Visitor(visitor, capacity)],
            Place = place,
            DurationMinutes = 90,
            Thinking = thinking,
            Work = work,
        };
}
