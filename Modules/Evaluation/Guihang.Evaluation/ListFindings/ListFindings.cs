using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Asks for what fact-finding came to, the earliest first.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListFindings : IQuery<Page<FindingAnswer>>, IPaged, IConcernSubject
{
    /// <summary>The person's id.</summary>
    /// <example>{zhangMingjunId}</example>
    public required Guid PersonId { get; init; }

    /// <summary>Only findings about the dossier item that this finding is about, and that finding; null for all.</summary>
    /// <example>{findingId}</example>
    public Guid? SameItemAs { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    Subject IConcernSubject.Subject => Subjects.Person(PersonId);
}

internal sealed class ListFindingsValidator : AbstractValidator<ListFindings>
{
    public ListFindingsValidator() => this.Paged();
}

internal sealed class ListFindingsHandler(EvaluationDb db) : IRequestHandler<ListFindings, Page<FindingAnswer>>
{
    public async Task<Page<FindingAnswer>> Handle(ListFindings request, CancellationToken cancellationToken)
    {
        var findings = db.Findings.Where(finding => finding.PersonId == request.PersonId && finding.SupersededAt == null);
        if (request.SameItemAs is { } same)
        {
            var about = findings.Where(finding => finding.FindingId == same);
            findings = findings.Where(f => f.FindingId == same || (f.ItemNumber != null && about.Any(a => a.ItemNumber == f.ItemNumber)));
        }

        if (PageKey.Read(request.After) is { } after)
        {
            findings = findings.Where(f => f.On > after.Day || (f.On == after.Day && f.FindingId > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await findings.OrderBy(f => f.On).ThenBy(f => f.FindingId).Take(limit + 1).ToListAsync(cancellationToken);
        return PageKey.Cut(read.ConvertAll(FindingAnswer.Of), limit, finding => new PageKey(finding.On, finding.Id));
    }
}

internal static class ListFindingsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/people/{personId:guid}/findings",
                ([AsParameters] ListFindings query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listFindings",
                "列出核查情况",
                "List findings",
                "Lists what fact-finding on a person came to, the earliest first. Only those who handle the case see it."
            );
}
