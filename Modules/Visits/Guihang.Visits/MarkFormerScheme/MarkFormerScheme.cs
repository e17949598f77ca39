using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Marks a case as one of a scheme before this one, such as Jiang'an's six years of 修复, so that it is listed and counted apart.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record MarkFormerScheme : IChange<CaseEntry>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>The scheme.</summary>
    /// <example>修复（2016—2021年）</example>
    public required string Scheme { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

internal sealed class MarkFormerSchemeValidator : AbstractValidator<MarkFormerScheme>
{
    public MarkFormerSchemeValidator() => RuleFor(mark => mark.Scheme).NotEmpty().MaximumLength(60);
}

internal sealed class MarkFormerSchemeHandler(VisitsDb db) : IRequestHandler<MarkFormerScheme, CaseEntry>
{
    public async Task<CaseEntry> Handle(MarkFormerScheme request, CancellationToken cancellationToken)
    {
        var followUp = await db.Cases.SingleAsync(followUp => followUp.Id == request.CaseId, cancellationToken);
        followUp.FormerScheme = request.Scheme;
        await db.SaveChangesAsync(cancellationToken);
        return CaseEntry.Of(followUp);
    }
}

internal static class MarkFormerSchemeEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/former-scheme",
                (Guid caseId, MarkFormerScheme body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, followUp => $"/api/v1/follow-up-cases/{followUp.Id}", ct)
            )
            .Describe(
                "markFormerScheme",
                "标记前身制度对象",
                "Mark a case of a former scheme",
                "Marks a case as one of a scheme before this one. Such cases are listed and counted apart."
            )
            .Takes("caseId", "The follow-up case's id.", "{caseId}")
            .Creates();
}
