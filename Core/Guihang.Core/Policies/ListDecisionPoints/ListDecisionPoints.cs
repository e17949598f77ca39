using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Policies.Book;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Core.Policies;

/// <summary>Asks which rule answers each question of policy for a jurisdiction on a day.</summary>
[MaySend(Role.CaseOfficer, Over.Anything)]
[MaySend(Role.UnitSecretary, Over.Anything)]
[MaySend(Role.LeadingGroupMember, Over.Anything)]
[MaySend(Role.OrganisationDepartment, Over.Anything)]
[MaySend(Role.Auditor, Over.Anything)]
[MaySend(Role.SystemAdministrator, Over.Anything)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListDecisionPoints : IQuery<DecisionPointsAnswer>
{
    /// <summary>The jurisdiction (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The day whose policy counts; today where it is not said.</summary>
    /// <example>2018-09-10</example>
    public DateOnly? On { get; init; }
}

/// <summary>The questions of policy for a jurisdiction on a day.</summary>
/// <param name="Items">In the order of a case's way.</param>
public sealed record DecisionPointsAnswer(IReadOnlyList<DecisionPointAnswer> Items);

/// <summary>A question of policy and who answers it.</summary>
/// <param name="Name" example="visit-plan">The name.</param>
/// <param name="Title" example="{&quot;zh&quot;:&quot;回访安排&quot;,&quot;en&quot;:&quot;Visit plan&quot;}">The title.</param>
/// <param name="Rules">The rules, the most specific first: it decides, and may ask the one behind it. Empty where no level has one; there a person decides.</param>
/// <param name="Absent" example="null">The declared absence of the most specific level that declares one; null where there is a rule, or where nobody said.</param>
public sealed record DecisionPointAnswer(string Name, Wording Title, IReadOnlyList<RuleAnswer> Rules, AbsentAnswer? Absent)
{
    internal static DecisionPointAnswer Of(DecisionPoint point, PolicyChain chain)
    {
        var rules = chain.Rules(point.Facts).Select(rule => RuleAnswer.Of(rule.Plugin, point)).ToList();
        var absent = chain
            .Plugins.Where(plugin => rules is [] && plugin.Manifest.Absent.ContainsKey(point.Name))
            .Select(plugin => new AbsentAnswer(point.Name, plugin.Manifest.Id, plugin.Manifest.Absent[point.Name]));
        return new DecisionPointAnswer(point.Name, point.Title, rules, absent.FirstOrDefault());
    }
}

internal sealed class ListDecisionPointsHandler(PolicyBook book, RegionTable regions, TimeProvider clock)
    : IRequestHandler<ListDecisionPoints, DecisionPointsAnswer>
{
    public Task<DecisionPointsAnswer> Handle(ListDecisionPoints request, CancellationToken cancellationToken)
    {
        var chain = book.ChainAsked(request.Jurisdiction, request.On ?? clock.Today(), regions);
        return Task.FromResult(new DecisionPointsAnswer([.. DecisionPoints.All.Select(point => DecisionPointAnswer.Of(point, chain))]));
    }
}

internal static class ListDecisionPointsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/policies/decision-points",
                ([AsParameters] ListDecisionPoints query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listDecisionPoints",
                "列出决策点",
                "List decision points",
                "Says for a jurisdiction and a day which rule answers each question of policy and which parameters it reads, or that a level declares that it has none, so that a person decides."
            )
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
}
