using System.Text.Json;
using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Json;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Rules;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Policies.Questions;

/// <summary>What a person decided of a question that law and policy leave open.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.OrganisationDepartment, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record DecideQuestion : IChange<QuestionAnswer>, IConcernSubject
{
    /// <summary>The question, from the address.</summary>
    [JsonIgnore]
    public Guid QuestionId { get; init; }

    /// <summary>The option chosen; left out only where the question has none.</summary>
    /// <example>as-serious-warning</example>
    public string? Option { get; init; }

    /// <summary>What is decided, where the question has no options: an object of the kind that policy would have decided.</summary>
    /// <example>null</example>
    public JsonElement? Decision { get; init; }

    /// <summary>Why.</summary>
    /// <example>决定书载明按严重警告执行</example>
    public required string Reason { get; init; }

    /// <summary>The document of the decision.</summary>
    /// <example>粤纪函〔2019〕7号</example>
    public required string DocumentNumber { get; init; }

    /// <summary>The day of the decision.</summary>
    /// <example>2020-07-01</example>
    public required DateOnly On { get; init; }

    Subject IConcernSubject.Subject => new(QuestionPlace.SubjectKind, QuestionId);
}

/// <summary>A question was decided by a person. Whoever asked it asks policy again, and finds the decision.</summary>
/// <param name="SubjectKind">What kind of thing it is about.</param>
/// <param name="SubjectId">The thing.</param>
/// <param name="DecisionPoint">Which question policy was asked.</param>
public sealed record QuestionDecided(string SubjectKind, Guid SubjectId, string DecisionPoint) : INotification;

internal sealed class DecideQuestionValidator : AbstractValidator<DecideQuestion>
{
    public DecideQuestionValidator(TimeProvider clock)
    {
        RuleFor(decision => decision.Reason).NotEmpty().MaximumLength(500);
        RuleFor(decision => decision.DocumentNumber).NotEmpty().MaximumLength(60);
        RuleFor(decision => decision.On).NotInTheFuture(clock);
        RuleFor(decision => decision.Decision)
            .Must(IsLeftOut)
            .WithProblem("option-or-decision", CoreProblems.Texts)
            .When(decision => decision.Option is not null);
    }

    private static bool IsLeftOut(JsonElement? decision) => decision is null or { ValueKind: JsonValueKind.Null };
}

internal sealed class QuestionPlace(Session session) : IPlaceFinder
{
    public const string SubjectKind = "question";

    public string Kind => SubjectKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken) =>
        session
            .Context<CoreDb>()
            .Questions.Where(question => question.Id == id)
            .Select(question => new Place(question.Region, question.UnitId))
            .FirstOrDefaultAsync(cancellationToken);
}

internal sealed class DecideQuestionHandler(CoreDb db, CallContext call, IMediator mediator, TimeProvider clock)
    : IRequestHandler<DecideQuestion, QuestionAnswer>
{
    public async Task<QuestionAnswer> Handle(DecideQuestion request, CancellationToken cancellationToken)
    {
        var question = await db.Questions.SingleAsync(question => question.Id == request.QuestionId, cancellationToken);
        if (question.State != QuestionState.Open)
        {
            throw new ProblemException(QuestionProblems.NotOpen);
        }

        if (!call.Caller.Roles.Any(role => MayDecide(role, question.By)))
        {
            throw new ProblemException(QuestionProblems.NotForThisRole, Words.Of(question.By));
        }

        question.Decision = Decided(question, request).GetRawText();
        question.OptionKey = request.Option;
        question.Reason = request.Reason;
        question.DocumentNumber = request.DocumentNumber;
        question.DecidedOn = request.On;
        question.DecidedBy = call.Caller.OfficerId;
        question.State = QuestionState.Decided;
        question.ClosedAt = clock.Now();
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(new QuestionDecided(question.SubjectKind, question.SubjectId, question.DecisionPoint), cancellationToken);
        return QuestionAnswer.Of(question);
    }

    // The case officer puts on record what the deciding body decided, with its document.
    private static bool MayDecide(Role role, Decider by) =>
        (role, by) switch
        {
            (Role.System, _) => true,
            (Role.CaseOfficer, Decider.CaseOfficer or Decider.DecidingBody) => true,
            (Role.OrganisationDepartment, Decider.OrganisationDepartment) => true,
            (Role.LeadingGroupMember, Decider.LeadingGroup) => true,
            _ => false,
        };

    private static JsonElement Decided(OpenQuestion question, DecideQuestion request)
    {
        var options = question.Asked.GetProperty("options").EnumerateArray().ToList();
        if (options is [])
        {
            return Open(question, request.Decision);
        }

        var chosen = options.Find(option => option.GetProperty("key").GetString() == request.Option);
        return chosen.ValueKind == JsonValueKind.Undefined
            ? throw new ProblemException(
                QuestionProblems.NoSuchOption,
                string.Join(", ", options.Select(option => option.GetProperty("key").GetString()))
            )
            {
                Field = "option",
            }
            : chosen.GetProperty("decision");
    }

    private static JsonElement Open(OpenQuestion question, JsonElement? decision)
    {
        var point = DecisionPoints.All.Single(point => point.Name == question.DecisionPoint);
        try
        {
            var read = decision?.Deserialize(point.Decision, JsonForms.Api);
            return read is null ? throw new JsonException() : JsonSerializer.SerializeToElement(read, point.Decision, JsonForms.Api);
        }
        catch (JsonException unreadable)
        {
            var members = point.Decision.GetProperties().Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name));
            throw new ProblemException(QuestionProblems.NotADecision, unreadable.Path ?? "$", string.Join(", ", members))
            {
                Field = "decision",
            };
        }
    }
}

internal static class QuestionProblems
{
    /// <summary>It is decided or no longer asked.</summary>
    public static readonly ProblemCode NotOpen = new("question.not-open", 409, CoreProblems.Texts);

    /// <summary>Somebody else may decide it.</summary>
    public static readonly ProblemCode NotForThisRole = new("question.role", 403, CoreProblems.Texts);

    /// <summary>The question has no such option.</summary>
    public static readonly ProblemCode NoSuchOption = new("question.option", 422, CoreProblems.Texts);

    /// <summary>The answer is not of the kind that the question asks for.</summary>
    public static readonly ProblemCode NotADecision = new("question.decision", 422, CoreProblems.Texts);
}

internal static class DecideQuestionEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/questions/{id:guid}/decision",
                (Guid id, DecideQuestion body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { QuestionId = id }, question => $"/api/v1/questions?subjectId={question.SubjectId}", ct)
            )
            .Describe(
                "decideQuestion",
                "决定待定事项",
                "Decide an open question",
                "Records what a person decided, why and on what document. What waited for it goes on: periods, visits and figures are computed with it."
            )
            .Takes("id", "The question's id.", "{questionId}")
            .MayAnswer(QuestionProblems.NotOpen)
            .MayAnswer(QuestionProblems.NotForThisRole, "decidingBody")
            .MayAnswer(QuestionProblems.NoSuchOption, "as-serious-warning, as-removal")
            .MayAnswer(QuestionProblems.NotADecision, "$.spans", "spans, ending, assessments")
            .Creates();
}
