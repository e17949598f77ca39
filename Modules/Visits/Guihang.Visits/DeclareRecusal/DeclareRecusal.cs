using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Somebody may not visit the person, and why (回避).</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record DeclareRecusal : IChange<RecusalAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>The officer who stands aside.</summary>
    /// <example>{officerToRecuseId}</example>
    public required Guid OfficerId { get; init; }

    /// <summary>The ground.</summary>
    /// <example>handledTheCase</example>
    public required RecusalGround Ground { get; init; }

    /// <summary>The reason in words.</summary>
    /// <example>曾参与该案审查调查</example>
    public required string Reason { get; init; }

    /// <summary>The day on which it was declared.</summary>
    /// <example>2018-09-10</example>
    public required DateOnly On { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>A recusal.</summary>
public sealed record RecusalAnswer
{
    /// <summary>The recusal's id.</summary>
    /// <example>{recusalId}</example>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>The officer who stands aside.</summary>
    /// <example>{officerToRecuseId}</example>
    public required Guid OfficerId { get; init; }

    /// <summary>The officer's name.</summary>
    /// <example>林某</example>
    public required string Name { get; init; }

    /// <summary>The ground.</summary>
    /// <example>handledTheCase</example>
    public required RecusalGround Ground { get; init; }

    /// <summary>The reason in words.</summary>
    /// <example>曾参与该案审查调查</example>
    public required string Reason { get; init; }

    /// <summary>The day on which it was declared.</summary>
    /// <example>2018-09-10</example>
    public required DateOnly On { get; init; }

    internal static RecusalAnswer Of(Recusal recusal) =>
        new()
        {
            Id = recusal.Id,
            CaseId = recusal.CaseId,
            OfficerId = recusal.OfficerId,
            Name = recusal.Name,
            Ground = recusal.Ground,
            Reason = recusal.Reason,
            On = recusal.DeclaredOn,
        };
}

/// <summary>Asks who may not visit the person.</summary>
/// <param name="CaseId">The follow-up case's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListRecusals(Guid CaseId) : IQuery<Page<RecusalAnswer>>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

internal sealed class DeclareRecusalValidator : AbstractValidator<DeclareRecusal>
{
    public DeclareRecusalValidator(TimeProvider clock)
    {
        RuleFor(recusal => recusal.Reason).NotEmpty().MaximumLength(500);
        RuleFor(recusal => recusal.On).NotInTheFuture(clock);
    }
}

internal sealed class DeclareRecusalHandler(VisitsDb db, OfficeLookup offices, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<DeclareRecusal, RecusalAnswer>
{
    public async Task<RecusalAnswer> Handle(DeclareRecusal request, CancellationToken cancellationToken)
    {
        var officer =
            await offices.FindOfficer(request.OfficerId, cancellationToken)
            ?? throw new ProblemException(VisitsProblems.NoSuchOfficer) { Field = "officerId" };
        var followUp = await db.Cases.SingleAsync(followUp => followUp.Id == request.CaseId, cancellationToken);
        var recusal = new Recusal
        {
            Id = ids.New(),
            CaseId = followUp.Id,
            OfficerId = officer.Id,
            Name = officer.Name,
            Ground = request.Ground,
            Reason = request.Reason,
            DeclaredOn = request.On,
            DeclaredBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
        };
        db.Recusals.Add(recusal);
        followUp.HasRecusals = true;
        await db.SaveChangesAsync(cancellationToken);
        return RecusalAnswer.Of(recusal);
    }
}

internal sealed class ListRecusalsHandler(VisitsDb db) : IRequestHandler<ListRecusals, Page<RecusalAnswer>>
{
    public async Task<Page<RecusalAnswer>> Handle(ListRecusals request, CancellationToken cancellationToken)
    {
        var recusals = await db.RecusalsOf(request.CaseId).OrderBy(recusal => recusal.Id).ToListAsync(cancellationToken);
        return new Page<RecusalAnswer>(recusals.ConvertAll(RecusalAnswer.Of), null);
    }
}

internal static class DeclareRecusalEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/recusals",
                (Guid caseId, DeclareRecusal body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, recusal => $"/api/v1/follow-up-cases/{recusal.CaseId}/recusals", ct)
            )
            .Describe(
                "declareRecusal",
                "登记回避",
                "Declare a recusal",
                "Records who may not visit the person, and why. From then on a visit with this visitor is refused, with the ground."
            )
            .Takes("caseId", "The follow-up case's id.", "{caseId}")
            .MayAnswer(VisitsProblems.NoSuchOfficer)
            .Creates();
        api.MapGet(
                "/follow-up-cases/{caseId:guid}/recusals",
                (Guid caseId, HttpDoor door, CancellationToken ct) => door.Get(new ListRecusals(caseId), ct)
            )
            .Describe("listRecusals", "列出回避", "List recusals", "Lists who may not visit the person, and why.")
            .Takes("caseId", "The follow-up case's id.", "{caseId}");
    }
}
