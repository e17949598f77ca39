using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Sanctions;

/// <summary>That a sanction was made public. When its label comes off, taking the publicity down goes on the list.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record RecordPublicity : IChange<PublicityAnswer>, IConcernSubject
{
    /// <summary>The sanction, from the address.</summary>
    [JsonIgnore]
    public Guid SanctionId { get; init; }

    /// <summary>The day on which it was made public.</summary>
    /// <example>2019-12-20</example>
    public required DateOnly On { get; init; }

    /// <summary>Where: the website, paper or board.</summary>
    /// <example>区纪委网站</example>
    public required string Medium { get; init; }

    /// <summary>The title or number under which it is found there.</summary>
    /// <example>2019年查处的典型案例</example>
    public required string Reference { get; init; }

    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

/// <summary>That a sanction was made public, and whether it still is.</summary>
public sealed record PublicityAnswer
{
    /// <summary>The publicity's id.</summary>
    /// <example>{publicityId}</example>
    public required Guid Id { get; init; }

    /// <summary>The sanction.</summary>
    /// <example>{judgedSanctionId}</example>
    public required Guid SanctionId { get; init; }

    /// <summary>The day on which it was made public.</summary>
    /// <example>2014-12-20</example>
    public required DateOnly On { get; init; }

    /// <summary>Where.</summary>
    /// <example>区纪委网站</example>
    public required string Medium { get; init; }

    /// <summary>The title or number under which it is found there.</summary>
    /// <example>2014年查处的七起典型案例</example>
    public required string Reference { get; init; }

    /// <summary>The day on which it was taken down; null while it is public.</summary>
    /// <example>null</example>
    public required DateOnly? TakenDownOn { get; init; }

    /// <summary>The paper that proves it; null while it is public.</summary>
    /// <example>null</example>
    public required string? EvidenceNumber { get; init; }

    internal static PublicityAnswer Of(Publicity publicity) =>
        new()
        {
            Id = publicity.Id,
            SanctionId = publicity.SanctionId,
            On = publicity.On,
            Medium = publicity.Medium,
            Reference = publicity.Reference,
            TakenDownOn = publicity.TakenDownOn,
            EvidenceNumber = publicity.EvidenceNumber,
        };
}

internal sealed class RecordPublicityValidator : AbstractValidator<RecordPublicity>
{
    public RecordPublicityValidator(TimeProvider clock)
    {
        RuleFor(publicity => publicity.On).NotInTheFuture(clock);
        RuleFor(publicity => publicity.Medium).NotEmpty().MaximumLength(100);
        RuleFor(publicity => publicity.Reference).NotEmpty().MaximumLength(200);
    }
}

internal sealed class RecordPublicityHandler(SanctionsDb db, ExecutionChanges changes, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<RecordPublicity, PublicityAnswer>
{
    public async Task<PublicityAnswer> Handle(RecordPublicity request, CancellationToken cancellationToken)
    {
        var (person, history) = await changes.Read(request.SanctionId, request.On, cancellationToken);
        var publicity = new Publicity
        {
            Id = ids.New(),
            SanctionId = history.Sanction.SanctionId,
            PersonId = person.Id,
            On = request.On,
            Medium = request.Medium,
            Reference = request.Reference,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
        };
        db.Publicities.Add(publicity);
        await db.SaveChangesAsync(cancellationToken);
        return PublicityAnswer.Of(publicity);
    }
}

internal static class RecordPublicityEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/sanctions/{id:guid}/publicity",
                (Guid id, RecordPublicity body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { SanctionId = id }, publicity => $"/api/v1/sanctions/{publicity.SanctionId}/publicity", ct)
            )
            .Describe(
                "recordPublicity",
                "登记公开曝光",
                "Record publicity",
                "Records where and when a sanction was made public. When the label comes off, taking it down goes on the list of publicity to take down."
            )
            .Takes("id", "The sanction's id.", "{sanctionId}")
            .MayAnswer(SanctionProblems.AlreadyRevoked)
            .MayAnswer(SanctionProblems.BeforeTheDecision, "2018-09-05")
            .Creates();
}
