using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Policies.Book;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy;
using Guihang.Policy.Rules;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Core.Policies;

/// <summary>Asks for every parameter as it comes out for a jurisdiction on a day, by name.</summary>
[MaySend(Role.CaseOfficer, Over.Anything)]
[MaySend(Role.UnitSecretary, Over.Anything)]
[MaySend(Role.LeadingGroupMember, Over.Anything)]
[MaySend(Role.OrganisationDepartment, Over.Anything)]
[MaySend(Role.Auditor, Over.Anything)]
[MaySend(Role.SystemAdministrator, Over.Anything)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListParameters : IQuery<Page<ParameterAnswer>>, IPaged
{
    /// <summary>The jurisdiction (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The day whose policy counts; today where it is not said.</summary>
    /// <example>2018-09-10</example>
    public DateOnly? On { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <summary>What the page before gave as <c>next</c>, the name of its last parameter; null for the first page.</summary>
    /// <example>visits.end-day</example>
    public string? After { get; init; }
}

/// <summary>A parameter, what it comes to, and where that comes from.</summary>
public sealed record ParameterAnswer
{
    /// <summary>The name.</summary>
    /// <example>visits.first.within</example>
    public required string Name { get; init; }

    /// <summary>The title.</summary>
    /// <example>{"zh":"首次谈话的期限","en":"Within how long the first talk is due"}</example>
    public required Wording Title { get; init; }

    /// <summary>The type.</summary>
    /// <example>duration</example>
    public required ParameterType Type { get; init; }

    /// <summary>The unit of a number; null where it has none.</summary>
    /// <example>null</example>
    public required string? Unit { get; init; }

    /// <summary>The words allowed, for enumerations and lists; empty where any word is.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<string> Options { get; init; }

    /// <summary>What a lower level may do with it.</summary>
    /// <example>tightenMax</example>
    public required InheritMode Inherit { get; init; }

    /// <summary>The plugin that defines it.</summary>
    /// <example>000000.National</example>
    public required string DefinedBy { get; init; }

    /// <summary>The value in force as policies write it; null where no level sets one.</summary>
    /// <example>P30D</example>
    public required string? Value { get; init; }

    /// <summary>The values that it is made of: one, or several where entries are appended, the most specific first; empty where no level sets one.</summary>
    public required IReadOnlyList<DatedValueAnswer> SetBy { get; init; }

    /// <summary>The values of levels above that it stands in front of, the nearest first.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<DatedValueAnswer> Shadows { get; init; }

    internal static ParameterAnswer Of(ParameterDefinition definition, ResolvedValue? resolved) =>
        new()
        {
            Name = definition.Name,
            Title = definition.Title,
            Type = definition.Type,
            Unit = definition.Unit,
            Options = definition.Options,
            Inherit = definition.Inherit,
            DefinedBy = definition.DefinedBy,
            Value = resolved is null ? null : ValueText.Of(resolved.Value),
            SetBy = [.. resolved?.Parts.Select(DatedValueAnswer.Of) ?? []],
            Shadows = [.. resolved?.Shadowed.Select(DatedValueAnswer.Of) ?? []],
        };
}

internal sealed class ListParametersValidator : AbstractValidator<ListParameters>
{
    public ListParametersValidator() => this.Paged();
}

internal sealed class ListParametersHandler(PolicyBook book, RegionTable regions, TimeProvider clock)
    : IRequestHandler<ListParameters, Page<ParameterAnswer>>
{
    public Task<Page<ParameterAnswer>> Handle(ListParameters request, CancellationToken cancellationToken)
    {
        var day = request.On ?? clock.Today();
        var chain = book.ChainAsked(request.Jurisdiction, day, regions);
        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = chain
            .Plugins.SelectMany(plugin => plugin.Defines.Values)
            .Where(definition => request.After is null || string.CompareOrdinal(definition.Name, request.After) > 0)
            .OrderBy(definition => definition.Name, StringComparer.Ordinal)
            .Take(limit + 1)
            .ToList();
        var items = read.Take(limit).Select(definition => ParameterAnswer.Of(definition, chain.Resolve(definition.Name, day))).ToList();
        return Task.FromResult(new Page<ParameterAnswer>(items, read.Count > limit ? items[^1].Name : null));
    }
}

internal static class ChainsAsked
{
    /// <summary>The plugins that decide for a jurisdiction that a caller names.</summary>
    /// <exception cref="ProblemException">There is no such region.</exception>
    public static PolicyChain ChainAsked(this PolicyBook book, string jurisdiction, DateOnly day, RegionTable regions) =>
        regions.Knows(jurisdiction)
            ? book.ChainFor(jurisdiction, day)
            : throw new ProblemException(CoreProblems.RegionUnknown, jurisdiction) { Field = "jurisdiction" };
}

internal static class ListParametersEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/policies/parameters",
                ([AsParameters] ListParameters query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listParameters",
                "列出参数",
                "List parameters",
                "Lists the parameters with the value in force for a jurisdiction on a day, the level it comes from, what it stands on, how sure it is, who confirmed it, and the values of levels above that it stands in front of; by name, page by page. A level without a plugin is skipped."
            )
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
}
