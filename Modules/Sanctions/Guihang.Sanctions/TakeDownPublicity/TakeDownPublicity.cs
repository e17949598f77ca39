using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>That publicity was taken down.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record TakeDownPublicity : IChange<PublicityAnswer>, IConcernSubject
{
    /// <summary>The publicity, from the address.</summary>
    [JsonIgnore]
    public Guid PublicityId { get; init; }

    /// <summary>The day.</summary>
    /// <example>2020-03-12</example>
    public required DateOnly On { get; init; }

    /// <summary>The number of the paper that proves it.</summary>
    /// <example>番纪宣〔2020〕8号</example>
    public required string EvidenceNumber { get; init; }

    Subject IConcernSubject.Subject => Subjects.Publicity(PublicityId);
}

internal sealed class TakeDownPublicityValidator : AbstractValidator<TakeDownPublicity>
{
    public TakeDownPublicityValidator(TimeProvider clock)
    {
        RuleFor(down => down.On).NotInTheFuture(clock);
        RuleFor(down => down.EvidenceNumber).NotEmpty().MaximumLength(60);
    }
}

internal sealed class TakeDownPublicityHandler(SanctionsDb db, CallContext call) : IRequestHandler<TakeDownPublicity, PublicityAnswer>
{
    public async Task<PublicityAnswer> Handle(TakeDownPublicity request, CancellationToken cancellationToken)
    {
        var publicity = await db.Publicities.SingleAsync(publicity => publicity.Id == request.PublicityId, cancellationToken);
        if (publicity.TakenDownOn is not null)
        {
            throw new ProblemException(SanctionProblems.AlreadyTakenDown);
        }

        if (request.On < publicity.On)
        {
            throw new ProblemException(SanctionProblems.BeforePublicity, SanctionLedger.Day(publicity.On)) { Field = "on" };
        }

        (publicity.TakenDownOn, publicity.EvidenceNumber, publicity.TakenDownBy) = (
            request.On,
            request.EvidenceNumber,
            call.Caller.OfficerId
        );
        await db.SaveChangesAsync(cancellationToken);
        return PublicityAnswer.Of(publicity);
    }
}

internal static class TakeDownPublicityEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/publicity/{id:guid}/taking-down",
                (Guid id, TakeDownPublicity body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { PublicityId = id }, publicity => $"/api/v1/sanctions/{publicity.SanctionId}/publicity", ct)
            )
            .Describe(
                "takeDownPublicity",
                "登记撤下公开信息",
                "Record that publicity was taken down",
                "Records the day on which publicity was taken down and the paper that proves it; then it is off the list. It may be taken down before the label comes off."
            )
            .Takes("id", "The publicity's id.", "{publicityToTakeDownId}")
            .MayAnswer(SanctionProblems.AlreadyTakenDown)
            .MayAnswer(SanctionProblems.BeforePublicity, "2014-12-20")
            .Creates();
}
