using System.Text.Json;
using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Calendar;
using Guihang.Policy.Consequences;
using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>Asks whether an intended action is allowed on a day.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.OrganisationDepartment, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record AskConsequence : IChange<ConsequenceAnswer>, IConcernSubject
{
    /// <summary>The person, from the address.</summary>
    [JsonIgnore]
    public Guid PersonId { get; init; }

    /// <summary>What is intended.</summary>
    /// <example>moveToPost</example>
    public required IntendedAction Action { get; init; }

    /// <summary>The day on which it would take effect.</summary>
    /// <example>2019-04-10</example>
    public required DateOnly On { get; init; }

    /// <summary>For a move to a post: how the post compares with the present one, as people have found.</summary>
    /// <example>same</example>
    public PostComparison Comparison { get; init; }

    /// <summary>For a move to a post: whether it amounts to further use, as people have found; null where nobody has.</summary>
    /// <example>null</example>
    public bool? AmountsToFurtherUse { get; init; }

    /// <summary>For what the answer is needed; it is kept with it.</summary>
    /// <example>拟任另一镇镇长</example>
    public required string Purpose { get; init; }

    Subject IConcernSubject.Subject => Subjects.Person(PersonId);
}

/// <summary>The answer on an intended action.</summary>
public sealed record ConsequenceAnswer
{
    /// <summary>The inquiry's id.</summary>
    /// <example>{consequenceId}</example>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    /// <example>{personId}</example>
    public required Guid PersonId { get; init; }

    /// <summary>Whether policy decides it or a person must.</summary>
    /// <example>decided</example>
    public required OutcomeKind Outcome { get; init; }

    /// <summary>Allowed or barred; null where a person must decide, or where there is no question of it: who has retired holds no post.</summary>
    /// <example>allowed</example>
    public required ConsequenceVerdict? Verdict { get; init; }

    /// <summary>Where it is barred: the first day on which nothing known bars it; null where none is known, as while a period is undecided.</summary>
    /// <example>null</example>
    public required DateOnly? FirstFreeDay { get; init; }

    /// <summary>What it came to, in full: the reason, the bars in force, or the question and its options.</summary>
    /// <example>{"decided":{"verdict":"allowed","reason":{"zh":"属平级交流，不是提拔；在所问日期没有有效的限制。","en":"A lateral move, not a promotion; no bar is in force on that day."},"firstFreeDay":null,"because":[]}}</example>
    public required JsonElement Decision { get; init; }

    /// <summary>The trace's hash; <c>/consequences/{id}/explanation</c> tells it in full.</summary>
    /// <example>04c933f13194aacf5241428fcf114f0303ffed44a3e935306efb623b25359606</example>
    public required string Trace { get; init; }

    internal static ConsequenceAnswer Of(ConsequenceInquiry inquiry)
    {
        var decided = inquiry.Decision.Decided<ConsequenceDecision>();
        return new ConsequenceAnswer
        {
            Id = inquiry.Id,
            PersonId = inquiry.PersonId,
            Outcome = inquiry.Decision.Kind,
            Verdict = decided?.Verdict,
            FirstFreeDay = decided?.FirstFreeDay,
            Decision = JsonSerializer.Deserialize<JsonElement>(inquiry.Decision.Outcome),
            Trace = Convert.ToHexStringLower(inquiry.Decision.TraceHash),
        };
    }
}

internal sealed class AskConsequenceValidator : AbstractValidator<AskConsequence>
{
    public AskConsequenceValidator() => RuleFor(inquiry => inquiry.Purpose).NotEmpty().MaximumLength(200);
}

internal sealed class AskConsequenceHandler(
    SanctionsDb db,
    PersonPeriods periods,
    DecisionKeeper decisions,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<AskConsequence, ConsequenceAnswer>
{
    public async Task<ConsequenceAnswer> Handle(AskConsequence request, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleAsync(person => person.Id == request.PersonId, cancellationToken);
        var (_, kept) = await decisions.Decide<ConsequenceFacts, ConsequenceDecision>(
            person.Region,
            request.On,
            await Facts(request, person, cancellationToken)
        );
        var inquiry = new ConsequenceInquiry
        {
            Id = ids.New(),
            PersonId = person.Id,
            AskedBy = call.Caller.OfficerId,
            Purpose = request.Purpose,
            Decision = kept,
            RecordedAt = clock.Now(),
        };
        db.Consequences.Add(inquiry);
        await db.SaveChangesAsync(cancellationToken);
        return ConsequenceAnswer.Of(inquiry);
    }

    private async Task<ConsequenceFacts> Facts(AskConsequence request, Person person, CancellationToken cancellationToken)
    {
        var histories = await periods.Histories(request.PersonId, cancellationToken);
        var regimes = histories.ToDictionary(h => h.Sanction.SanctionId, h => h.Sanction.Regime);
        List<Guid> records = [request.PersonId, .. histories.Select(history => history.Sanction.PersonId).Distinct()];
        var current = await db
            .Periods.Where(period => records.Contains(period.PersonId) && period.SupersededAt == null)
            .OrderBy(period => period.SanctionId)
            .ToListAsync(cancellationToken);
        return new ConsequenceFacts
        {
            Action = request.Action,
            On = request.On,
            Comparison = request.Comparison,
            AmountsToFurtherUse = request.AmountsToFurtherUse,
            ServiceState = await StateOn(person, request.On, cancellationToken),
            HasUndecidedPeriod = current.Exists(period => period.Decision.Kind == OutcomeKind.NeedsDecision),
            Bars =
            [
                .. current.SelectMany(period =>
                    period
                        .BarringSpans()
                        .SelectMany(span => span.Bars.Select(bar => new BarredSpan(bar, span.Span, regimes[period.SanctionId])))
                ),
                .. current.SelectMany(period => StillAffecting(period, histories, regimes[period.SanctionId])),
            ],
        };
    }

    private async Task<ServiceState> StateOn(Person person, DateOnly day, CancellationToken cancellationToken)
    {
        var changes = await db
            .ServiceChanges.Where(change => change.PersonId == person.Id && change.SupersededAt == null)
            .OrderBy(change => change.On)
            .ThenBy(change => change.Id)
            .ToListAsync(cancellationToken);
        return changes.FindLast(change => change.On <= day)?.To ?? changes.FirstOrDefault()?.From ?? person.ServiceState;
    }

    // 党政领导干部选拔任用工作条例 (2019) art. 24(6): what is over and still affects use keeps from being a candidate, until the judgement lapses.
    private static IEnumerable<BarredSpan> StillAffecting(
        InfluencePeriod period,
        IReadOnlyList<SanctionHistory> histories,
        SanctionRegime regime
    )
    {
        var history = histories.First(history => history.Sanction.SanctionId == period.SanctionId);
        if (
            period.CertainEnd is { } end
            && history.Judgements.FirstOrDefault(judgement => judgement.SupersededAt == null)
                is { StillAffectsUse: true, ReviewOn: { } review }
            && review > end
        )
        {
            yield return new BarredSpan(Bar.InspectionCandidate, new DateSpan(end, review), regime);
        }
    }
}

/// <summary>Asks why an inquiry was answered as it was.</summary>
/// <param name="Id">The inquiry's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.OrganisationDepartment, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ExplainConsequence(Guid Id) : IQuery<Explanation>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Consequence(Id);
}

internal sealed class ExplainConsequenceHandler(SanctionsDb db, Explanations explanations)
    : IRequestHandler<ExplainConsequence, Explanation>
{
    public async Task<Explanation> Handle(ExplainConsequence request, CancellationToken cancellationToken)
    {
        var inquiry = await db.Consequences.SingleAsync(inquiry => inquiry.Id == request.Id, cancellationToken);
        return await explanations.Of(inquiry.Decision, cancellationToken);
    }
}

internal static class AskConsequenceEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/people/{personId:guid}/consequences",
                (Guid personId, AskConsequence body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { PersonId = personId }, inquiry => $"/api/v1/consequences/{inquiry.Id}/explanation", ct)
            )
            .Describe(
                "askConsequence",
                "查询使用限制",
                "Ask for a consequence",
                "Asks whether an intended action is allowed on a day. \"No bar in force on that date\" is the same answer for somebody long released and somebody never sanctioned. The inquiry is kept with its purpose."
            )
            .Takes("personId", "The person's id.", "{personId}")
            .Creates();
        api.MapGet(
                "/consequences/{id:guid}/explanation",
                (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new ExplainConsequence(id), ct)
            )
            .Describe("explainConsequence", "使用限制依据", "Explain a consequence", "Tells why an inquiry was answered as it was.")
            .Takes("id", "The inquiry's id.", "{consequenceId}");
    }
}
