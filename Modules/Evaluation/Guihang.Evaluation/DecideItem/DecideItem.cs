using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>The decision of an item, from the votes that were cast.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record DecideItem : IChange<ResolutionAnswer>, IConcernSubject
{
    /// <summary>The item, from the address.</summary>
    [JsonIgnore]
    public Guid ItemId { get; init; }

    /// <summary>The number of the document.</summary>
    /// <example>江访评察〔2025〕5号</example>
    public required string DocumentNumber { get; init; }

    /// <summary>The group's reasons; required for a grade or standing that is not the one proposed or whose proposal is not shown, and where an earlier decision is changed.</summary>
    /// <example>影响期内担当作为，整改彻底</example>
    public string? Reasons { get; init; }

    /// <summary>The earlier decision on the same matter that this one changes; null for the first.</summary>
    /// <example>null</example>
    public Guid? Changes { get; init; }

    Subject IConcernSubject.Subject => Subjects.AgendaItem(ItemId);
}

/// <summary>Asks why a vote was a decision.</summary>
/// <param name="ItemId">The item's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Named)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ExplainItem(Guid ItemId) : IQuery<Explanation>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.AgendaItem(ItemId);
}

internal sealed class DecideItemValidator : AbstractValidator<DecideItem>
{
    public DecideItemValidator()
    {
        RuleFor(decision => decision.DocumentNumber).NotEmpty().MaximumLength(60);
        RuleFor(decision => decision.Reasons).MaximumLength(4000);
        RuleFor(decision => decision.Reasons)
            .Must((decision, reasons) => decision.Changes is null || !string.IsNullOrWhiteSpace(reasons))
            .WithProblem("change-reasons", EvaluationProblems.Texts);
    }
}

internal sealed class DecideItemHandler(MeetingLedger meetings, ItemDecisions decisions) : IRequestHandler<DecideItem, ResolutionAnswer>
{
    public async Task<ResolutionAnswer> Handle(DecideItem request, CancellationToken cancellationToken)
    {
        var (sitting, item) = await meetings.ReadItem(request.ItemId, cancellationToken);
        var earlier = await decisions.Current(item.EnrolmentId, item.Matter, cancellationToken);
        // The decision that stands is changed by name, so that nobody changes one that he has not seen.
        if (sitting.ResolutionOf(item) is null && earlier?.Id != request.Changes)
        {
            throw new ProblemException(MeetingProblems.EarlierUnnamed) { Field = "changes" };
        }

        var recorded = new RecordedOn(request.DocumentNumber, request.Reasons, request.Changes is not null);
        return ResolutionAnswer.Of(await decisions.Decide(sitting, item, recorded, cancellationToken));
    }
}

internal sealed class ExplainItemHandler(EvaluationDb db, Explanations explanations) : IRequestHandler<ExplainItem, Explanation>
{
    public async Task<Explanation> Handle(ExplainItem request, CancellationToken cancellationToken) =>
        await db.Resolutions.SingleOrDefaultAsync(r => r.ItemId == request.ItemId, cancellationToken) is { } resolution
            ? await explanations.Of(resolution.Decision, cancellationToken)
            : throw new ProblemException(CoreProblems.NotFound, "resolution");
}

internal static class DecideItemEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/agenda-items/{id:guid}/decision",
                (Guid id, DecideItem body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { ItemId = id }, _ => $"/api/v1/agenda-items/{id}/votes", ct)
            )
            .Describe(
                "decideItem",
                "登记议题的集体决定",
                "Decide an item",
                "Counts the votes on an item and records what the group decided, when all who are present and do not stand aside have voted or abstained. Policy says how many must be present and in favour; who stands aside is left out. A motion that is adopted changes the state at once: the enrolment, the grade, or that the final report may be made. One that is rejected is recorded and changes nothing. A decision is changed only by another, which names it."
            )
            .Takes("id", "The item's id.", "{itemToSettleId}")
            .MayAnswer(EvaluationProblems.NoQuorum, 3, 6, 4)
            .MayAnswer(EvaluationProblems.NoQuorumRule)
            .MayAnswer(MeetingProblems.NotHeld, "2025-05-06")
            .MayAnswer(MeetingProblems.Locked)
            .MayAnswer(MeetingProblems.ItemDecided)
            .MayAnswer(MeetingProblems.TooFewMembers, 3)
            .MayAnswer(MeetingProblems.VotesMissing, 2)
            .MayAnswer(MeetingProblems.EarlierUnnamed)
            .MayAnswer(EvaluationProblems.NotEnrolled)
            .MayAnswer(EvaluationProblems.NotInService)
            .MayAnswer(EvaluationProblems.NotOpened)
            .MayAnswer(EvaluationProblems.Incomplete, "own-summary, organisation")
            .MayAnswer(EvaluationProblems.BoxIsOpen)
            .MayAnswer(EvaluationProblems.ReasonsMissing)
            .Creates();
        api.MapGet(
                "/agenda-items/{id:guid}/explanation",
                (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new ExplainItem(id), ct)
            )
            .Describe(
                "explainItem",
                "集体决定依据",
                "Explain a decision",
                "Tells on which members, votes and values of policy a vote was a decision."
            )
            .Takes("id", "The item's id.", "{agendaItemId}");
    }
}
