using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>The answer that the person was given to a difficulty.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record AnswerDifficulty : IChange<DifficultyAnswer>, IConcernSubject, IExpectVersion
{
    /// <summary>The difficulty, from the address.</summary>
    [JsonIgnore]
    public Guid DifficultyId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int ExpectedVersion { get; init; }

    /// <summary>The day on which the person was answered.</summary>
    /// <example>2018-10-10</example>
    public required DateOnly AnsweredOn { get; init; }

    /// <summary>What the person was told, and what help is given.</summary>
    /// <example>镇党委调整分工，配备助手</example>
    public required string Answer { get; init; }

    /// <summary>On what policy the help stands; null where none is given.</summary>
    /// <example>南海区教育帮助实施意见</example>
    public string? HelpBasis { get; init; }

    Subject IConcernSubject.Subject => Subjects.Difficulty(DifficultyId);
}

internal sealed class AnswerDifficultyValidator : AbstractValidator<AnswerDifficulty>
{
    public AnswerDifficultyValidator(TimeProvider clock)
    {
        RuleFor(answer => answer.AnsweredOn).NotInTheFuture(clock);
        RuleFor(answer => answer.Answer).NotEmpty().MaximumLength(1000);
        RuleFor(answer => answer.HelpBasis).MaximumLength(200);
    }
}

internal sealed class AnswerDifficultyHandler(VisitsDb db) : IRequestHandler<AnswerDifficulty, DifficultyAnswer>
{
    public async Task<DifficultyAnswer> Handle(AnswerDifficulty request, CancellationToken cancellationToken)
    {
        var difficulty = await db.Difficulties.SingleAsync(d => d.Id == request.DifficultyId, cancellationToken);
        if (difficulty.Version != request.ExpectedVersion)
        {
            throw new ProblemException(CoreProblems.VersionChanged, request.ExpectedVersion, difficulty.Version);
        }

        if (difficulty.AnsweredOn is not null)
        {
            throw new ProblemException(VisitsProblems.AlreadyAnswered);
        }

        if (request.AnsweredOn < difficulty.RaisedOn)
        {
            throw new ProblemException(VisitsProblems.BeforeItWasRaised, difficulty.RaisedOn) { Field = "answeredOn" };
        }

        (difficulty.AnsweredOn, difficulty.Answer, difficulty.HelpBasis) = (request.AnsweredOn, request.Answer, request.HelpBasis);
        await db.SaveChangesAsync(cancellationToken);
        return DifficultyAnswer.Of(difficulty);
    }
}

internal static class AnswerDifficultyEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/difficulties/{id:guid}/answer",
                (Guid id, AnswerDifficulty body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { DifficultyId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "answerDifficulty",
                "答复困难",
                "Answer a difficulty",
                "Records what the person was told and what help is given. An answer is given once."
            )
            .Takes("id", "The difficulty's id.", "{difficultyToAnswerId}")
            .MayAnswer(VisitsProblems.AlreadyAnswered)
            .MayAnswer(VisitsProblems.BeforeItWasRaised, "2018-09-20")
            .Changes();
}
