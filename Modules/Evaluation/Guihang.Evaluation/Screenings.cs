using Guihang.Core.Data;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Evaluation.Contracts;
using Guihang.Evaluation.Data;
using Guihang.Policy.Enrolments;
using Guihang.Policy.GroupDecisions;
using Guihang.Policy.Rules;
using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Evaluation;

/// <summary>Screens people, one or many, and puts how they stand into effect.</summary>
internal sealed class Screenings(
    EvaluationDb db,
    SchemeLedger ledger,
    SchemePolicy policy,
    DecisionKeeper decisions,
    ScreeningNotices notices,
    IMediator mediator,
    CallContext call,
    IdSource ids,
    TimeProvider clock
)
{
    /// <summary>Screens a person.</summary>
    /// <param name="person">The person.</param>
    /// <param name="findings">What fact-finding on the person came to, all that is current.</param>
    /// <param name="last">The screening that is current; null where there is none.</param>
    /// <param name="choice">The day, and what whoever screens chose.</param>
    /// <param name="cancellationToken">Set when the caller has gone away.</param>
    /// <exception cref="ProblemException">The person is enrolled already, or a difference from the proposal has no reason or cannot be.</exception>
    public async Task<Enrolment> Screen(
        SanctionedPerson person,
        IReadOnlyList<Finding> findings,
        Enrolment? last,
        ScreeningChoice choice,
        CancellationToken cancellationToken
    )
    {
        await SupersedeLast(last, choice.On, cancellationToken);
        var heard = findings.Where(finding => finding.On <= choice.On).ToList();
        var (outcome, kept) = await decisions.Decide<EnrolmentFacts, EnrolmentDecision>(
            person.Region,
            choice.On,
            ScreeningFacts.Of(person, heard, choice.On)
        );
        var proposed = (outcome as Decided<EnrolmentDecision>)?.Decision;
        var chosen = Chosen(proposed, choice.Standing, choice.Reason);
        // What the group has to decide waits for it; "not yet" waits by itself. One officer alone does not set an established ground aside, whatever policy
        // leaves to officers.
        var waits =
            (chosen == EnrolmentStanding.Enrolled && proposed is { Excluded.Count: > 0 })
            || (
                chosen is EnrolmentStanding.Enrolled or EnrolmentStanding.Excluded
                && policy.NeedsMeeting(GroupMatter.Enrolment, person.Region, choice.On)
            );
        var enrolment = new Enrolment
        {
            Id = ids.New(),
            PersonId = person.PersonId,
            UnitId = person.UnitId,
            Region = person.Region,
            ScreenedOn = choice.On,
            Decision = kept,
            Standing = waits ? null : chosen,
            Chosen = chosen,
            DiffersBecause = chosen == proposed?.Standing ? null : choice.Reason,
            Evidence = Evidence(heard, proposed),
            LookAgainOn = LookAgain(proposed, chosen, person.Region, choice.On),
            StandsSince = null,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };
        db.Enrolments.Add(enrolment);
        await db.SaveChangesAsync(cancellationToken);
        await TakeEffect(enrolment, person, cancellationToken);
        return enrolment;
    }

    /// <summary>Puts into effect how the leading group decided that a person stands.</summary>
    /// <param name="enrolment">The screening that it decided on.</param>
    /// <param name="standing">How the person stands.</param>
    /// <param name="reasons">The group's reasons; required where it is not what policy proposed.</param>
    /// <param name="on">The day of the decision.</param>
    /// <param name="cancellationToken">Set when the caller has gone away.</param>
    /// <exception cref="ProblemException">
    /// The screening is not current, the person is enrolled already or not in service any more, or the standing cannot be.
    /// </exception>
    public async Task Confirm(
        Enrolment enrolment,
        EnrolmentStanding standing,
        string? reasons,
        DateOnly on,
        CancellationToken cancellationToken
    )
    {
        if (enrolment.SupersededAt is not null)
        {
            throw new ProblemException(EvaluationProblems.NotCurrent);
        }

        if (enrolment.Standing == standing)
        {
            return;
        }

        if (enrolment.Standing == EnrolmentStanding.Enrolled)
        {
            throw new ProblemException(EvaluationProblems.AlreadyEnrolled, enrolment.ScreenedOn);
        }

        var proposed = enrolment.Decided() ?? throw new ProblemException(EvaluationProblems.NoProposal);
        Chosen(proposed, standing, reasons);
        var person = await ledger.Person(enrolment.PersonId, cancellationToken);
        SchemeLedger.CheckInService(person.ServiceState);
        var decided = enrolment.Standing is null ? enrolment : await Anew(enrolment, standing, cancellationToken);
        decided.Standing = standing;
        decided.DiffersBecause = standing == proposed.Standing ? null : reasons;
        decided.LookAgainOn = LookAgain(proposed, standing, enrolment.Region, on);
        decided.StandsSince = clock.Now();
        await db.SaveChangesAsync(cancellationToken);
        await TakeEffect(decided, person, cancellationToken);
    }

    // What stood is a fact and stays one: what the group decided instead is another row.
    private async Task<Enrolment> Anew(Enrolment old, EnrolmentStanding standing, CancellationToken cancellationToken)
    {
        old.SupersededAt = clock.Now();
        // The old row leaves its place in the index before the new one takes it.
        await db.SaveChangesAsync(cancellationToken);
        var anew = new Enrolment
        {
            Id = ids.New(),
            PersonId = old.PersonId,
            UnitId = old.UnitId,
            Region = old.Region,
            ScreenedOn = old.ScreenedOn,
            Decision = new KeptDecision
            {
                TraceHash = old.Decision.TraceHash,
                Jurisdiction = old.Decision.Jurisdiction,
                AsOf = old.Decision.AsOf,
                Kind = old.Decision.Kind,
                Facts = old.Decision.Facts,
                Outcome = old.Decision.Outcome,
            },
            Standing = null,
            Chosen = standing,
            DiffersBecause = null,
            Evidence = old.Evidence,
            LookAgainOn = null,
            StandsSince = null,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };
        db.Enrolments.Add(anew);
        return anew;
    }

    private async Task SupersedeLast(Enrolment? last, DateOnly on, CancellationToken cancellationToken)
    {
        if (last is null)
        {
            return;
        }

        if (last.Standing == EnrolmentStanding.Enrolled)
        {
            throw new ProblemException(EvaluationProblems.AlreadyEnrolled, last.ScreenedOn);
        }

        if (on < last.ScreenedOn)
        {
            throw new ProblemException(EvaluationProblems.BeforeTheLast, last.ScreenedOn) { Field = "on" };
        }

        last.SupersededAt = clock.Now();
        // The old row leaves its place in the index before the new one takes it.
        await db.SaveChangesAsync(cancellationToken);
    }

    // People decide: they may differ with a reason. Whether a period runs is arithmetic, from which nobody differs.
    private static EnrolmentStanding? Chosen(EnrolmentDecision? proposed, EnrolmentStanding? wanted, string? reason)
    {
        if (proposed is null)
        {
            return wanted is null ? null : throw new ProblemException(EvaluationProblems.NoProposal) { Field = "standing" };
        }

        if (wanted is null || wanted == proposed.Standing)
        {
            return proposed.Standing;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new ProblemException(EvaluationProblems.DifferenceUnexplained, Words.Of(proposed.Standing)) { Field = "reason" };
        }

        return wanted == EnrolmentStanding.Enrolled && proposed.NotYet.Any(r => r.Kind is NotYetKind.PeriodRuns or NotYetKind.PeriodOver)
            ? throw new ProblemException(EvaluationProblems.PeriodStands) { Field = "standing" }
            : wanted;
    }

    private DateOnly? LookAgain(EnrolmentDecision? proposed, EnrolmentStanding? standing, string region, DateOnly on) =>
        standing switch
        {
            null or EnrolmentStanding.Enrolled => null,
            _ when standing == proposed?.Standing => proposed.LookAgainOn,
            _ => policy.LookAgain(region, on),
        };

    private static string? Evidence(IReadOnlyList<Finding> findings, EnrolmentDecision? proposed)
    {
        var grounds = (proposed?.Excluded ?? [])
            .Select(reason => reason.Ground)
            .Select(ground =>
                $"{ground}:{string.Join(' ', findings.Where(f => f.Established.Contains(ground, StringComparer.Ordinal)).Select(f => f.FindingId.ToString("N")))}"
            )
            .ToList();
        return grounds is [] ? null : string.Join(';', grounds);
    }

    private async Task TakeEffect(Enrolment enrolment, SanctionedPerson person, CancellationToken cancellationToken)
    {
        if (enrolment.Standing is null)
        {
            return;
        }

        await ledger.Tell(SchemeFacts.Of(enrolment), cancellationToken);
        await notices.Order(enrolment, person, cancellationToken);
        if (enrolment.Standing == EnrolmentStanding.Enrolled)
        {
            await mediator.Publish(new PersonEnrolled(enrolment.Id, enrolment.PersonId, enrolment.ScreenedOn), cancellationToken);
        }
    }
}

/// <summary>What whoever screens chose.</summary>
/// <param name="On">The day of screening.</param>
/// <param name="Standing">How the person is to stand; null for what policy proposes.</param>
/// <param name="Reason">Why it is not what policy proposes.</param>
internal sealed record ScreeningChoice(DateOnly On, EnrolmentStanding? Standing, string? Reason);

/// <summary>What policy screens on.</summary>
internal static class ScreeningFacts
{
    public static EnrolmentFacts Of(SanctionedPerson person, IReadOnlyList<Finding> heard, DateOnly on) =>
        new()
        {
            ScreenedOn = on,
            // What does not count, and does not wait for anybody's decision either, is no reason to wait.
            Sanctions =
            [
                .. person
                    .Sanctions.Where(sanction => !sanction.State.IsRevoked && sanction.State.DecidedOn <= on)
                    .Where(sanction => sanction.State.Period is not null || sanction.NeedsDecision)
                    .Select(sanction => new ScreenedSanction(sanction.State.Regime, sanction.State.Kind, sanction.State.Counts)),
            ],
            Category = person.Category,
            ServiceState = person.ServiceState,
            Heard = [.. heard.Select(finding => finding.Kind).Distinct().Order()],
            Established =
            [
                .. heard.SelectMany(finding => finding.Established).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ],
        };
}
