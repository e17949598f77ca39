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

namespace Guihang.Reporting;

/// <summary>Asks which bulletins a jurisdiction has.</summary>
[MaySend(Role.CaseOfficer, Over.Anything)]
[MaySend(Role.LeadingGroupMember, Over.Anything)]
[MaySend(Role.Auditor, Over.Anything)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListBulletins : IQuery<Page<ListedBulletin>>
{
    /// <summary>The jurisdiction (GB/T 2260).</summary>
    /// <example>440000</example>
    public required string Jurisdiction { get; init; }
}

/// <summary>A bulletin that policy declares.</summary>
public sealed record ListedBulletin
{
    /// <summary>The code.</summary>
    /// <example>guangdong</example>
    public required string Bulletin { get; init; }

    /// <summary>The title.</summary>
    /// <example>{"zh":"回访教育通报","en":"Bulletin on visits and education"}</example>
    public required Wording Title { get; init; }

    /// <summary>The indicators that it tells, each once.</summary>
    /// <example>["visits-held","used-after-period"]</example>
    public required IReadOnlyList<string> Indicators { get; init; }
}

internal sealed class ListBulletinsValidator : AbstractValidator<ListBulletins>
{
    public ListBulletinsValidator(RegionTable regions) =>
        RuleFor(list => list.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
}

internal sealed class ListBulletinsHandler(PolicyBook book, TimeProvider clock) : IRequestHandler<ListBulletins, Page<ListedBulletin>>
{
    public Task<Page<ListedBulletin>> Handle(ListBulletins request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var chain = book.ChainFor(request.Jurisdiction, today);
        var rows = (chain.Resolve("bulletins", today)?.Value as Table)?.Rows ?? [];
        var listed =
            from bulletin in rows.GroupBy(row => row.Word("bulletin")!, row => row.Word("indicator")!, StringComparer.Ordinal)
            let template = chain.Template($"bulletin-{bulletin.Key}")?.Template
            where template is not null
            select new ListedBulletin
            {
                Bulletin = bulletin.Key,
                Title = template.Title,
                Indicators = [.. bulletin.Distinct(StringComparer.Ordinal)],
            };
        return Task.FromResult(new Page<ListedBulletin>([.. listed], null));
    }
}

internal static class ListBulletinsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/bulletins", ([AsParameters] ListBulletins query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe(
                "listBulletins",
                "列出通报",
                "List bulletins",
                "Lists the bulletins that policy declares for a jurisdiction, with the figures that each tells."
            )
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
}
