using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>A difficulty that the person raised.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record RaiseDifficulty : IChange<DifficultyAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>What it is. No health detail beyond what help needs.</summary>
    /// <example>工作压力大，希望减轻事务性工作</example>
    public required string Description { get; init; }

    /// <summary>The day on which it was raised.</summary>
    /// <example>2018-09-20</example>
    public required DateOnly RaisedOn { get; init; }

    /// <summary>By when the person is to have an answer.</summary>
    /// <example>2018-10-20</example>
    public required DateOnly AnswerBy { get; init; }

    /// <summary>Whether the visitors found it, rather than the person raising it.</summary>
    /// <example>false</example>
    public bool IsFound { get; init; }

    /// <summary>The officer who sees to it; null where nobody is named.</summary>
    /// <example>{substituteOfficerId}</example>
    public Guid? OwnerId { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>A difficulty.</summary>
public sealed record DifficultyAnswer : IVersioned
{
    /// <summary>The difficulty's id.</summary>
    /// <example>{difficultyId}</example>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>What it is.</summary>
    /// <example>工作压力大，希望减轻事务性工作</example>
    public required string Description { get; init; }

    /// <summary>The day on which it was raised.</summary>
    /// <example>2018-09-20</example>
    public required DateOnly RaisedOn { get; init; }

    /// <summary>By when the person is to have an answer.</summary>
    /// <example>2018-10-20</example>
    public required DateOnly AnswerBy { get; init; }

    /// <summary>Whether the visitors found it, rather than the person raising it.</summary>
    /// <example>false</example>
    public required bool IsFound { get; init; }

    /// <summary>The officer who sees to it; null where nobody is named.</summary>
    /// <example>null</example>
    public required Guid? OwnerId { get; init; }

    /// <summary>The day of the answer; null while there is none.</summary>
    /// <example>null</example>
    public required DateOnly? AnsweredOn { get; init; }

    /// <summary>The answer to the person.</summary>
    /// <example>null</example>
    public required string? Answer { get; init; }

    /// <summary>On what policy the help stands.</summary>
    /// <example>null</example>
    public required string? HelpBasis { get; init; }

    /// <summary>The version, also given as ETag.</summary>
    /// <example>1</example>
    public required int Version { get; init; }

    internal static DifficultyAnswer Of(Difficulty difficulty) =>
        new()
        {
            Id = difficulty.Id,
            CaseId = difficulty.CaseId,
            Description = difficulty.Description,
            RaisedOn = difficulty.RaisedOn,
            AnswerBy = difficulty.AnswerBy,
            IsFound = difficulty.IsFound,
            OwnerId = difficulty.OwnerId,
            AnsweredOn = difficulty.AnsweredOn,
            Answer = difficulty.Answer,
            HelpBasis = difficulty.HelpBasis,
            Version = difficulty.Version,
        };
}

/// <summary>Asks for the difficulties of a case, the earliest first.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListDifficulties : IQuery<Page<DifficultyAnswer>>, IPaged, IConcernSubject
{
    /// <summary>The follow-up case's id.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

internal sealed class RaiseDifficultyValidator : AbstractValidator<RaiseDifficulty>
{
    public RaiseDifficultyValidator(TimeProvider clock)
    {
        RuleFor(difficulty => difficulty.Description).NotEmpty().MaximumLength(1000);
        RuleFor(difficulty => difficulty.RaisedOn).NotInTheFuture(clock);
        RuleFor(difficulty => difficulty.AnswerBy)
            .Must((difficulty, day) => day >= difficulty.RaisedOn)
            .WithProblem("answer-by", VisitsProblems.Texts);
    }
}

internal sealed class ListDifficultiesValidator : AbstractValidator<ListDifficulties>
{
    public ListDifficultiesValidator() => this.Paged();
}

internal sealed class RaiseDifficultyHandler(
    VisitsDb db,
    CaseEvents events,
    OfficeLookup offices,
    IMediator mediator,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<RaiseDifficulty, DifficultyAnswer>
{
    public async Task<DifficultyAnswer> Handle(RaiseDifficulty request, CancellationToken cancellationToken)
    {
        if (request.OwnerId is { } owner && await offices.FindOfficer(owner, cancellationToken) is null)
        {
            throw new ProblemException(VisitsProblems.NoSuchOfficer) { Field = "ownerId" };
        }

        var followUp = await db.Cases.SingleAsync(followUp => followUp.Id == request.CaseId, cancellationToken);
        await mediator.RefuseAfterDeath(followUp, request.RaisedOn, "raisedOn", cancellationToken);
        var difficulty = new Difficulty
        {
            Id = ids.New(),
            CaseId = request.CaseId,
            Description = request.Description,
            RaisedOn = request.RaisedOn,
            AnswerBy = request.AnswerBy,
            IsFound = request.IsFound,
            OwnerId = request.OwnerId,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            AnsweredOn = null,
            Answer = null,
            HelpBasis = null,
        };
        db.Difficulties.Add(difficulty);
        await db.SaveChangesAsync(cancellationToken);
        if (!difficulty.IsFound)
        {
            await events.Add(followUp, CaseEventKind.DifficultyRaised, difficulty.RaisedOn, difficulty.Id, cancellationToken);
        }

        return DifficultyAnswer.Of(difficulty);
    }
}

internal sealed class ListDifficultiesHandler(VisitsDb db) : IRequestHandler<ListDifficulties, Page<DifficultyAnswer>>
{
    public async Task<Page<DifficultyAnswer>> Handle(ListDifficulties request, CancellationToken cancellationToken)
    {
        var difficulties = db.Difficulties.Where(difficulty => difficulty.CaseId == request.CaseId);
        if (PageKey.Read(request.After) is { } after)
        {
            difficulties = difficulties.Where(d => d.RaisedOn > after.Day || (d.RaisedOn == after.Day && d.Id > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await difficulties.OrderBy(d => d.RaisedOn).ThenBy(d => d.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return PageKey.Cut(read.ConvertAll(DifficultyAnswer.Of), limit, d => new PageKey(d.RaisedOn, d.Id));
    }
}

internal static class RaiseDifficultyEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/difficulties",
                (Guid caseId, RaiseDifficulty body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, d => $"/api/v1/follow-up-cases/{d.CaseId}/difficulties", ct)
            )
            .Describe(
                "raiseDifficulty",
                "登记困难",
                "Raise a difficulty",
                "Records a difficulty that the person raised. It stays open until the person has an answer."
            )
            .Takes("caseId", "The follow-up case's id.", "{caseId}")
            .MayAnswer(VisitsProblems.NoSuchOfficer)
            .MayAnswer(VisitsProblems.AfterDeath, "2024-05-01")
            .Creates();
        api.MapGet(
                "/follow-up-cases/{caseId:guid}/difficulties",
                ([AsParameters] ListDifficulties query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe("listDifficulties", "列出困难", "List difficulties", "Lists the difficulties of a case, the earliest first.");
    }
}
