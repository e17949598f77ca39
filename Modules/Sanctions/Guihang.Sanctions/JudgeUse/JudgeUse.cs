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
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>
/// What the bodies found together about a sanction whose period is over: whether it still affects the person's use. Expiry is computed; this is a judgement
/// of people (党政领导干部选拔任用工作条例 art. 24(6): 期满影响使用).
/// </summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record JudgeUse : IChange<UseJudgementAnswer>, IConcernSubject
{
    /// <summary>The sanction, from the address.</summary>
    [JsonIgnore]
    public Guid SanctionId { get; init; }

    /// <summary>Whether it still affects use.</summary>
    /// <example>false</example>
    public required bool StillAffectsUse { get; init; }

    /// <summary>The day of the judgement; not before the last day of the period.</summary>
    /// <example>2021-03-10</example>
    public required DateOnly On { get; init; }

    /// <summary>Who decided, as the minutes name the body.</summary>
    /// <example>区纪委监委、区委组织部、区人力资源和社会保障局联席会议</example>
    public required string Decider { get; init; }

    /// <summary>The reasons.</summary>
    /// <example>影响期内认识深刻，履职表现良好</example>
    public required string Reasons { get; init; }

    /// <summary>The bodies that took part in the review, at least those that <c>use-judgement.bodies</c> names.</summary>
    /// <example>[{"body":"discipline","names":"梁某"},{"body":"organisation","names":"黄某"}]</example>
    public required IReadOnlyList<ReviewParticipantEntry> Participants { get; init; }

    /// <summary>The number of the minutes or the finding; null where there is none.</summary>
    /// <example>联审〔2021〕2号</example>
    public string? DocumentNumber { get; init; }

    /// <summary>Where it still affects use: the day on which it is looked at again; the judgement lapses on it unless it is renewed. At most <c>use-judgement.review-within</c> after the judgement.</summary>
    /// <example>null</example>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>The day on which the person was told; where it still affects use it must be given.</summary>
    /// <example>2021-03-12</example>
    public DateOnly? NotifiedOn { get; init; }

    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

/// <summary>A body that took part in a review.</summary>
public sealed record ReviewParticipantEntry
{
    /// <summary>The body.</summary>
    /// <example>discipline</example>
    public required ReviewBody Body { get; init; }

    /// <summary>Who spoke for it.</summary>
    /// <example>梁某</example>
    public required string Names { get; init; }
}

internal sealed class JudgeUseValidator : AbstractValidator<JudgeUse>
{
    public JudgeUseValidator(TimeProvider clock)
    {
        RuleFor(judgement => judgement.On).NotInTheFuture(clock);
        RuleFor(judgement => judgement.Decider).NotEmpty().MaximumLength(200);
        RuleFor(judgement => judgement.Reasons).NotEmpty().MaximumLength(2000);
        RuleFor(judgement => judgement.DocumentNumber).MaximumLength(60);
        RuleFor(judgement => judgement.Participants)
            .Must(participants => participants.Count is >= 1 and <= 20)
            .WithProblem("review-participants", SanctionProblems.Texts);
        RuleForEach(judgement => judgement.Participants)
            .ChildRules(participant => participant.RuleFor(p => p.Names).NotEmpty().MaximumLength(200));

        // A label that stays on is a burden that somebody must answer for: until when, and that the person knows of it.
        RuleFor(judgement => judgement.ReviewOn)
            .Must((judgement, review) => judgement.StillAffectsUse ? review > judgement.On : review is null)
            .WithProblem("review-on", SanctionProblems.Texts);
        RuleFor(judgement => judgement.NotifiedOn)
            .Must((judgement, notified) => !judgement.StillAffectsUse || notified is not null)
            .WithProblem("notified-on", SanctionProblems.Texts);
        RuleFor(judgement => judgement.NotifiedOn!.Value)
            .NotInTheFuture(clock)
            .OverridePropertyName(nameof(JudgeUse.NotifiedOn))
            .When(judgement => judgement.NotifiedOn is not null);
    }
}

internal sealed class JudgeUseHandler(
    SanctionsDb db,
    SanctionLedger ledger,
    Labels labels,
    ReviewPolicy policy,
    CallContext call,
    IMediator mediator,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<JudgeUse, UseJudgementAnswer>
{
    public async Task<UseJudgementAnswer> Handle(JudgeUse request, CancellationToken cancellationToken)
    {
        var (history, period) = await ReadExpired(request, cancellationToken);
        var person = await db.People.SingleAsync(person => person.Id == history.Sanction.PersonId, cancellationToken);
        policy.Check(person.Region, request);
        var current = await db.Judgements.SingleOrDefaultAsync(
            judgement => judgement.SanctionId == request.SanctionId && judgement.SupersededAt == null,
            cancellationToken
        );
        if (current?.On > request.On)
        {
            throw new ProblemException(SanctionProblems.BeforeTheLast, SanctionLedger.Day(current.On)) { Field = "on" };
        }

        if (current is not null)
        {
            current.SupersededAt = clock.Now();
            await db.SaveChangesAsync(cancellationToken);
        }

        var judgement = Make(request, history);
        List<ReviewParticipant> participants = [.. request.Participants.Select((entry, i) => Make(judgement, entry, i))];
        db.Judgements.Add(judgement);
        db.ReviewParticipants.AddRange(participants);
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(PersonEvents.Of(judgement), cancellationToken);

        // What it says of the label holds at once; a label that is kept is taken off on the review date, unless the judgement is renewed.
        await labels.TakeBack([request.SanctionId], cancellationToken);
        if (!judgement.Keeps(clock.Today()) && period.CertainEnd <= clock.Today())
        {
            await labels.TakeOff([period], cancellationToken);
        }

        return UseJudgementAnswer.Of(judgement, participants, [], clock.Today());
    }

    private async Task<(SanctionHistory History, InfluencePeriod Period)> ReadExpired(JudgeUse request, CancellationToken cancellationToken)
    {
        var history = await ledger.Read(request.SanctionId, cancellationToken);
        if (history.IsRevoked)
        {
            throw new ProblemException(SanctionProblems.AlreadyRevoked);
        }

        var period = await db.Periods.SingleAsync(
            period => period.SanctionId == request.SanctionId && period.SupersededAt == null,
            cancellationToken
        );
        // What a decision on the member's rights must end has not expired before that is on record (条例 art. 12).
        return period.Counts?.LastDay is { } last && request.On >= last
            ? (history, period)
            : throw new ProblemException(
                SanctionProblems.NotExpired,
                period.Counts?.LastDay is { } lastDay ? SanctionLedger.Day(lastDay) : "—"
            )
            {
                Field = "on",
            };
    }

    private UseJudgement Make(JudgeUse request, SanctionHistory history) =>
        new()
        {
            Id = ids.New(),
            SanctionId = history.Sanction.SanctionId,
            PersonId = history.Sanction.PersonId,
            StillAffectsUse = request.StillAffectsUse,
            On = request.On,
            Decider = request.Decider,
            Reasons = request.Reasons,
            DocumentNumber = request.DocumentNumber,
            ReviewOn = request.ReviewOn,
            NotifiedOn = request.NotifiedOn,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };

    private ReviewParticipant Make(UseJudgement judgement, ReviewParticipantEntry entry, int ordinal) =>
        new()
        {
            Id = ids.New(),
            JudgementId = judgement.Id,
            Ordinal = ordinal,
            Body = entry.Body,
            Names = entry.Names,
        };
}

internal static class JudgeUseEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/sanctions/{id:guid}/use-judgements",
                (Guid id, JudgeUse body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { SanctionId = id }, judgement => $"/api/v1/sanctions/{judgement.SanctionId}/use-judgements", ct)
            )
            .Describe(
                "judgeUse",
                "登记期满使用评判",
                "Record a judgement on use",
                "Records what the bodies found together after a period: whether the sanction still affects the person's use. \"Still affects\" needs the bodies that policy asks for, a decider, reasons, a date within policy's limit on which it is looked at again and notice to the person; it lapses on that date unless it is renewed. Where it does not, the label comes off at once."
            )
            .Takes("id", "The sanction's id.", "{sanctionToJudgeId}")
            .MayAnswer(SanctionProblems.NotExpired, "2020-03-04")
            .MayAnswer(SanctionProblems.AlreadyRevoked)
            .MayAnswer(SanctionProblems.BeforeTheLast, "2021-03-10")
            .MayAnswer(SanctionProblems.ReviewBodyMissing, "personnel", "discipline, organisation, personnel")
            .MayAnswer(SanctionProblems.ReviewTooLate, "P12M", "2022-03-10")
            .Creates();
        ListJudgementsEndpoints.Map(api);
    }
}
