using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Asks for the documents that policy offers for a case today.</summary>
/// <param name="CaseId">The follow-up case's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListTemplates(Guid CaseId) : IQuery<OfferedDocuments>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>The documents that policy offers for a case.</summary>
/// <param name="Items">The documents.</param>
public sealed record OfferedDocuments(IReadOnlyList<CaseTemplate> Items);

/// <summary>A document that policy offers for a case.</summary>
/// <param name="Name" example="talk-record">The template's name, by which it is ordered.</param>
/// <param name="Title" example="{&quot;zh&quot;:&quot;谈话记录&quot;,&quot;en&quot;:&quot;Record of a talk&quot;}">The title.</param>
/// <param name="Version" example="1.0">The template's version.</param>
/// <param name="Plugin" example="000000.National@1.0.0">The plugin that the template comes from, with its version.</param>
/// <param name="OfVisit" example="true">Whether it is about one visit, which is then named when it is ordered.</param>
public sealed record CaseTemplate(string Name, Wording Title, string Version, string Plugin, bool OfVisit);

internal sealed class ListTemplatesHandler(VisitsDb db, CaseTemplates templates, TimeProvider clock)
    : IRequestHandler<ListTemplates, OfferedDocuments>
{
    public async Task<OfferedDocuments> Handle(ListTemplates request, CancellationToken cancellationToken)
    {
        var region = await db.Cases.Where(c => c.Id == request.CaseId).Select(c => c.Region).SingleAsync(cancellationToken);
        return new OfferedDocuments(templates.Of(region, clock.Today()));
    }
}

internal static class ListTemplatesEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/follow-up-cases/{caseId:guid}/templates",
                (Guid caseId, HttpDoor door, CancellationToken ct) => door.Get(new ListTemplates(caseId), ct)
            )
            .Describe(
                "listCaseTemplates",
                "列出可用文书",
                "List the documents that can be ordered",
                "Lists the letters and forms that the policy in force offers for a case, with the level and version that they come from."
            )
            .Takes("caseId", "The follow-up case's id.", "{caseId}");
}
