using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Contracts;
using Guihang.Evaluation.Data;
using Guihang.Sanctions.Contracts;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>What is known of a use of the result, put right. The former entry stays and is superseded.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.OrganisationDepartment, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record CorrectUse : IChange<UseAnswer>, IConcernSubject
{
    /// <summary>The use, from the address.</summary>
    [JsonIgnore]
    public Guid UseId { get; init; }

    /// <summary>To what it was used.</summary>
    /// <example>furtherUse</example>
    public required UseKind Kind { get; init; }

    /// <summary>The day on which it took effect.</summary>
    /// <example>2019-04-10</example>
    public required DateOnly On { get; init; }

    /// <summary>What it was, in a few words.</summary>
    /// <example>任另一较大镇镇长</example>
    public required string Description { get; init; }

    /// <summary>Why the entry is put right.</summary>
    /// <example>原登记类别有误</example>
    public required string Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.Use(UseId);
}

internal sealed class CorrectUseValidator : AbstractValidator<CorrectUse>
{
    public CorrectUseValidator(TimeProvider clock)
    {
        RuleFor(use => use.On).NotInTheFuture(clock);
        RuleFor(use => use.Description).NotEmpty().MaximumLength(200);
        RuleFor(use => use.Reason).NotEmpty().MaximumLength(500);
    }
}

internal sealed class CorrectUseHandler(EvaluationDb db, IMediator mediator, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<CorrectUse, UseAnswer>
{
    public async Task<UseAnswer> Handle(CorrectUse request, CancellationToken cancellationToken)
    {
        var former = await db.Uses.SingleAsync(use => use.Id == request.UseId, cancellationToken);
        if (former.SupersededAt is not null)
        {
            throw new ProblemException(EvaluationProblems.UseCorrectedAlready);
        }

        former.SupersededAt = clock.Now();
        var use = new UseOfResult
        {
            Id = ids.New(),
            PersonId = former.PersonId,
            UnitId = former.UnitId,
            Region = former.Region,
            Kind = request.Kind,
            On = request.On,
            Description = request.Description,
            Corrects = former.Id,
            CorrectedBecause = request.Reason,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };
        db.Uses.Add(use);
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(
            new UseCorrected(former.Id, new(use.Id, use.PersonId, use.UnitId, use.Region, use.Kind, use.On, use.RecordedAt)),
            cancellationToken
        );
        var standing = await mediator.Send(new ReadStanding(use.PersonId, [use.On]), cancellationToken);
        return UseAnswer.Of(use, standing[use.On]);
    }
}

internal sealed class UsePlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.UseKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken) =>
        session
            .Context<EvaluationDb>()
            .Uses.Where(use => use.Id == id)
            .Select(use => new Place(use.Region, use.UnitId))
            .FirstOrDefaultAsync(cancellationToken);
}

internal static class CorrectUseEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/uses-of-result/{id:guid}/correction",
                (Guid id, CorrectUse body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { UseId = id }, use => $"/api/v1/people/{use.PersonId}/uses-of-result", ct)
            )
            .Describe(
                "correctUse",
                "更正结果运用",
                "Correct a use of the result",
                "Puts an entry right: the new one takes its place, with the reason, and figures as known before the correction stay as they were."
            )
            .Takes("id", "The use's id.", "{useId}")
            .MayAnswer(EvaluationProblems.UseCorrectedAlready)
            .Creates();
}
