using Guihang.Core.Data;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Evaluation.Data;
using Guihang.Policy.Evaluations;
using Guihang.Policy.Rules;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Takes the parts of an evaluation as they are given, held against the instrument that the case began with, and proposes anew.</summary>
internal sealed class PartsOfEvaluation(
    EvaluationDb db,
    SchemeLedger ledger,
    SchemePolicy policy,
    DecisionKeeper decisions,
    CallContext call,
    IdSource ids,
    TimeProvider clock
)
{
    /// <summary>Takes a part. Giving it again supersedes what was given before.</summary>
    /// <param name="enrolmentId">The enrolment.</param>
    /// <param name="expectedVersion">The version of the evaluation that the caller has seen.</param>
    /// <param name="kind">How the part is given.</param>
    /// <param name="key">The part, where the instrument has several of this kind; null where it has one.</param>
    /// <param name="content">What is given, for the part of the instrument.</param>
    /// <param name="cancellationToken">Set when the caller has gone away.</param>
    /// <exception cref="ProblemException">The evaluation has another version by now, or the instrument has no such part.</exception>
    public async Task<EvaluationAnswer> Give(
        Guid enrolmentId,
        int expectedVersion,
        InstrumentPartKind kind,
        string? key,
        Func<InstrumentPart, GivenContent> content,
        CancellationToken cancellationToken
    )
    {
        var enrolment = await ledger.Enrolled(enrolmentId, cancellationToken);
        var evaluation = await ledger.Opened(enrolmentId, cancellationToken);
        await CheckVersion(evaluation, expectedVersion, cancellationToken);
        var sheet = policy.EvaluationVersion(enrolment)!;
        var part = PartOf(sheet.Instrument, kind, key);
        var given = content(part);
        // A box that was opened comes to its end whatever was decided.
        if (given.BoxId is null)
        {
            await CheckUndecided(evaluation, cancellationToken);
        }

        await db
            .Parts.Where(p => p.EvaluationId == evaluation.Id && p.Part == part.Key && p.SupersededAt == null)
            .ForEachAsync(old => old.SupersededAt = clock.Now(), cancellationToken);
        // The old row leaves its place in the index before the new one takes it.
        await db.SaveChangesAsync(cancellationToken);
        db.Parts.Add(
            new GivenPart
            {
                Id = ids.New(),
                EvaluationId = evaluation.Id,
                Part = part.Key,
                Kind = kind,
                Text = given.Text,
                Issued = given.Issued,
                Returned = given.Returned,
                Votes = given.Votes is { } votes ? string.Join(',', votes.Select(vote => $"{vote.Answer}:{vote.Count}")) : null,
                Answer = given.Answer,
                By = given.By,
                BoxId = given.BoxId,
                InstrumentVersion = sheet.Version,
                InstrumentHash = sheet.Hash,
                RecordedBy = call.Caller.OfficerId,
                RecordedAt = clock.Now(),
                SupersededAt = null,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
        await Propose(enrolment, evaluation, cancellationToken);
        return await Read(enrolment, evaluation, cancellationToken);
    }

    /// <summary>The evaluation has the version that the caller has seen, and no grade is decided yet.</summary>
    /// <exception cref="ProblemException">It is not so.</exception>
    public async Task CheckOpen(PersonEvaluation evaluation, int expectedVersion, CancellationToken cancellationToken)
    {
        await CheckVersion(evaluation, expectedVersion, cancellationToken);
        await CheckUndecided(evaluation, cancellationToken);
    }

    /// <summary>The evaluation has the version that the caller has seen.</summary>
    /// <exception cref="ProblemException">It has not.</exception>
    public async Task CheckVersion(PersonEvaluation evaluation, int expectedVersion, CancellationToken cancellationToken)
    {
        var version = await Version(evaluation.Id, cancellationToken);
        if (version != expectedVersion)
        {
            throw new ProblemException(CoreProblems.VersionChanged, expectedVersion, version);
        }
    }

    private async Task CheckUndecided(PersonEvaluation evaluation, CancellationToken cancellationToken)
    {
        if (await db.Grades.AnyAsync(grade => grade.EvaluationId == evaluation.Id && grade.SupersededAt == null, cancellationToken))
        {
            throw new ProblemException(EvaluationProblems.AlreadyDecided);
        }
    }

    /// <summary>Asks policy on the parts given so far, by the policy of the day of enrolment.</summary>
    public async Task Propose(Enrolment enrolment, PersonEvaluation evaluation, CancellationToken cancellationToken)
    {
        var parts = await Current(evaluation.Id, cancellationToken);
        var (_, kept) = await decisions.Decide<EvaluationFacts, EvaluationDecision>(
            enrolment.Region,
            enrolment.ScreenedOn,
            new EvaluationFacts
            {
                Texts = [.. parts.Where(part => part.Kind == InstrumentPartKind.Text).Select(part => part.Part)],
                Ballots =
                [
                    .. parts
                        .Where(part => part.Kind == InstrumentPartKind.Ballot)
                        .Select(part => new BallotCount(part.Part, part.Issued!.Value, part.Returned!.Value, part.Counts)),
                ],
                Grades =
                [
                    .. parts.Where(part => part.Kind == InstrumentPartKind.Grade).Select(part => new GivenGrade(part.Part, part.Answer!)),
                ],
            }
        );
        await db
            .Proposals.Where(p => p.EvaluationId == evaluation.Id && p.SupersededAt == null)
            .ForEachAsync(old => old.SupersededAt = clock.Now(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.Proposals.Add(
            new Proposal
            {
                Id = ids.New(),
                EvaluationId = evaluation.Id,
                Decision = kept,
                RecordedAt = clock.Now(),
                SupersededAt = null,
            }
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The evaluation as it stands.</summary>
    public async Task<EvaluationAnswer> Read(Enrolment enrolment, PersonEvaluation evaluation, CancellationToken cancellationToken) =>
        EvaluationAnswer.Of(
            enrolment,
            evaluation,
            policy.EvaluationSheet(enrolment)!,
            await Current(evaluation.Id, cancellationToken),
            await db.BallotBoxes.Where(b => b.EvaluationId == evaluation.Id).OrderBy(b => b.Id).ToListAsync(cancellationToken),
            await db.Proposals.SingleAsync(p => p.EvaluationId == evaluation.Id && p.SupersededAt == null, cancellationToken),
            await db.Grades.SingleOrDefaultAsync(g => g.EvaluationId == evaluation.Id && g.SupersededAt == null, cancellationToken),
            await Version(evaluation.Id, cancellationToken)
        );

    public Task<List<GivenPart>> Current(Guid evaluationId, CancellationToken cancellationToken) =>
        db
            .Parts.Where(part => part.EvaluationId == evaluationId && part.SupersededAt == null)
            .OrderBy(part => part.Id)
            .ToListAsync(cancellationToken);

    /// <summary>An answer that the part of the instrument knows.</summary>
    /// <exception cref="ProblemException">It does not know it.</exception>
    public static string Known(InstrumentPart part, string answer, string field) =>
        part.Option(answer) is not null
            ? answer
            : throw new ProblemException(
                EvaluationProblems.AnswerUnknown,
                answer,
                string.Join(", ", part.Options.Select(option => option.Key))
            )
            {
                Field = field,
            };

    // One more with each part that was ever given.
    private async Task<int> Version(Guid evaluationId, CancellationToken cancellationToken) =>
        1 + await db.Parts.CountAsync(part => part.EvaluationId == evaluationId, cancellationToken);

    /// <summary>The part of the instrument that is given in a way, by key or because there is one.</summary>
    /// <exception cref="ProblemException">The instrument has no such part.</exception>
    public static InstrumentPart PartOf(Instrument sheet, InstrumentPartKind kind, string? key)
    {
        var parts = sheet.Parts.Where(part => part.Kind == kind).ToList();
        return (key is null && parts is [var only] ? only : parts.Find(part => part.Key == key))
            ?? throw new ProblemException(EvaluationProblems.PartUnknown, key ?? "", string.Join(", ", parts.Select(part => part.Key)))
            {
                Field = "part",
            };
    }
}

/// <summary>What a part is given as.</summary>
internal sealed record GivenContent
{
    public string? Text { get; init; }

    public int? Issued { get; init; }

    public int? Returned { get; init; }

    public IReadOnlyList<AnswerCount>? Votes { get; init; }

    public string? Answer { get; init; }

    public string? By { get; init; }

    public Guid? BoxId { get; init; }
}
