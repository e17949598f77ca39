using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Visits;

/// <summary>Asks for a visit beyond the most that policy allows for one person, all bodies together. Another officer decides.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record AskExtraVisit : IChange<ExtraVisitAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>The day of the visit.</summary>
    /// <example>2026-11-20</example>
    public required DateOnly On { get; init; }

    /// <summary>Why one more is needed.</summary>
    /// <example>家中变故，需要当面了解</example>
    public required string Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>A visit beyond the most that policy allows.</summary>
public sealed record ExtraVisitAnswer : IVersioned
{
    /// <summary>Its id.</summary>
    /// <example>{extraVisitId}</example>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>The day of the visit.</summary>
    /// <example>2026-11-20</example>
    public required DateOnly On { get; init; }

    /// <summary>Whether it was granted; null while nobody decided.</summary>
    /// <example>null</example>
    public required bool? IsGranted { get; init; }

    /// <summary>The version, also given as ETag.</summary>
    /// <example>1</example>
    public required int Version { get; init; }

    internal static ExtraVisitAnswer Of(ExtraVisit extra) =>
        new()
        {
            Id = extra.Id,
            CaseId = extra.CaseId,
            On = extra.On,
            IsGranted = extra.IsGranted,
            Version = extra.Version,
        };
}

internal sealed class AskExtraVisitValidator : AbstractValidator<AskExtraVisit>
{
    public AskExtraVisitValidator() => RuleFor(extra => extra.Reason).NotEmpty().MaximumLength(1000);
}

internal sealed class AskExtraVisitHandler(VisitsDb db, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<AskExtraVisit, ExtraVisitAnswer>
{
    public async Task<ExtraVisitAnswer> Handle(AskExtraVisit request, CancellationToken cancellationToken)
    {
        var extra = new ExtraVisit
        {
            Id = ids.New(),
            CaseId = request.CaseId,
            On = request.On,
            Reason = request.Reason,
            AskedBy = call.Caller.OfficerId,
            AskedAt = clock.Now(),
            DecidedBy = null,
            DecidedAt = null,
            IsGranted = null,
        };
        db.ExtraVisits.Add(extra);
        await db.SaveChangesAsync(cancellationToken);
        return ExtraVisitAnswer.Of(extra);
    }
}

internal static class AskExtraVisitEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/extra-visits",
                (Guid caseId, AskExtraVisit body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, extra => $"/api/v1/follow-up-cases/{extra.CaseId}", ct)
            )
            .Describe(
                "askExtraVisit",
                "申请增加回访",
                "Ask for an extra visit",
                "Asks for a visit beyond the most that policy allows for one person, all bodies together. Another officer decides."
            )
            .Takes("caseId", "The follow-up case's id.", "{caseId}")
            .Creates();
}
