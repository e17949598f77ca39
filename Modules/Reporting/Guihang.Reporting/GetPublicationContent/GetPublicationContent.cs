using System.Globalization;
using Guihang.Core.Documents;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Reporting.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Reporting;

/// <summary>Asks for a bulletin as it was published, as a file.</summary>
/// <param name="Id">The publication's id.</param>
/// <param name="Form">The form.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetPublicationContent(Guid Id, BulletinForm Form) : IQuery<BulletinContent>, IConcernSubject
{
    Subject IConcernSubject.Subject => new(PublicationPlace.SubjectKind, Id);
}

internal sealed class GetPublicationContentHandler(ReportingDb db) : IRequestHandler<GetPublicationContent, BulletinContent>
{
    public async Task<BulletinContent> Handle(GetPublicationContent request, CancellationToken cancellationToken)
    {
        var publication = await db.Publications.SingleAsync(publication => publication.Id == request.Id, cancellationToken);
        return BulletinContent.Of(
            request.Form,
            publication.DocumentNumber,
            publication.Text,
            $"{publication.Bulletin}-{publication.Jurisdiction}-{publication.To:yyyyMMdd}-{publication.Id:N}",
            // It was published in Chinese.
            CultureInfo.GetCultureInfo("zh-CN")
        );
    }
}

internal static class GetPublicationContentEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/publications/{id:guid}/content",
                async (Guid id, QueryWord<BulletinForm> form, HttpDoor door, CancellationToken ct) =>
                {
                    var content = (await door.Get(new GetPublicationContent(id, form.Value), ct)).Value!;
                    return TypedResults.File(content.Bytes, content.MediaType, content.FileName);
                }
            )
            .Describe(
                "getPublicationContent",
                "下载已发布的通报",
                "Download a publication",
                "Gives a bulletin as it was published: as text, as a page that prints well or as a Word document."
            )
            .Produces<byte[]>(200, "text/html", PrintedText.WordMediaType)
            .Takes("id", "The publication's id.", "{publicationId}")
            .Takes("form", "The form.", "html");
}
