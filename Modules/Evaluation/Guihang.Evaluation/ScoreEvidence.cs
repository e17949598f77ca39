using FluentValidation;
using Guihang.Core.Attachments;
using Guihang.Core.Problems;
using Guihang.Evaluation.Data;
using Guihang.Visits.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>A record on which a score, a bonus or a deduction stands.</summary>
public sealed record EvidenceReference
{
    /// <summary>What it is.</summary>
    /// <example>visit</example>
    public required EvidenceKind Kind { get; init; }

    /// <summary>Its id.</summary>
    /// <example>{visitId}</example>
    public required Guid Id { get; init; }
}

/// <summary>What a score may stand on.</summary>
public enum EvidenceKind
{
    /// <summary>A finding of the base database (核查情况).</summary>
    Finding,

    /// <summary>A visit or talk (回访谈话).</summary>
    Visit,

    /// <summary>An achievement (业绩).</summary>
    Achievement,

    /// <summary>A file that is attached to the enrolment, or to a finding, visit or case of the person (附件).</summary>
    Attachment,
}

/// <summary>Sees to it that what is named as evidence is there and is the person's.</summary>
internal sealed class ScoreEvidence(EvaluationDb db, PersonFiles files, IMediator mediator, AttachmentLookup attachments)
{
    /// <summary>How many records a score, a bonus or a deduction names at most.</summary>
    public const int Most = 50;

    private const int ShortHash = 16;

    /// <summary>Checks what is named.</summary>
    /// <exception cref="ProblemException">The person has no such record.</exception>
    public async Task Check(Enrolment enrolment, IReadOnlyList<EvidenceReference> named, CancellationToken cancellationToken)
    {
        if (named.Count == 0)
        {
            return;
        }

        var ids = named.Select(reference => reference.Id).Distinct().ToList();
        var findings = await db
            .Findings.Where(finding => ids.Contains(finding.FindingId) && finding.PersonId == enrolment.PersonId)
            .Where(finding => finding.SupersededAt == null)
            .Select(finding => finding.FindingId)
            .ToListAsync(cancellationToken);
        var records = await mediator.Send(new ReadKnownRecords(enrolment.PersonId, ids), cancellationToken);
        var attached = await files.Of(enrolment.PersonId, IdsOf(named, EvidenceKind.Attachment), cancellationToken);
        HashSet<(EvidenceKind, Guid)> known =
        [
            .. findings.Select(id => (EvidenceKind.Finding, id)),
            .. Records(records, KnownRecordKind.Visit).Select(id => (EvidenceKind.Visit, id)),
            .. Records(records, KnownRecordKind.Achievement).Select(id => (EvidenceKind.Achievement, id)),
            .. attached.Select(id => (EvidenceKind.Attachment, id)),
        ];
        if (
            named.Select((reference, i) => (reference, i)).FirstOrDefault(at => !known.Contains((at.reference.Kind, at.reference.Id))) is
            ({ } missing, var place)
        )
        {
            throw new ProblemException(EvaluationProblems.EvidenceUnknown, missing.Id) { Field = $"references[{place}]" };
        }
    }

    /// <summary>
    /// What the scores, bonuses and deductions of an observation stand on, for its report: how many records, and the files by their hashes. Nothing is named,
    /// as the name of a file may be that of somebody who was heard.
    /// </summary>
    /// <returns>Null where none is named.</returns>
    public async Task<string?> Printed(IEnumerable<string?> written, CancellationToken cancellationToken)
    {
        var named = written.SelectMany(Read).Distinct().ToList();
        var attached = await attachments.Standing(IdsOf(named, EvidenceKind.Attachment), cancellationToken);
        List<string> printed =
        [
            .. Count(named, EvidenceKind.Finding, "核查情况", "条"),
            .. Count(named, EvidenceKind.Visit, "回访谈话", "次"),
            .. Count(named, EvidenceKind.Achievement, "业绩", "项"),
        ];
        if (attached is not [])
        {
            var hashes = attached.Select(file => Convert.ToHexStringLower(file.Hash)[..ShortHash]);
            printed.Add($"附件 {attached.Count} 份（SHA-256 {string.Join('、', hashes)}）");
        }

        return printed is [] ? null : string.Join('，', printed);
    }

    private static IEnumerable<string> Count(List<EvidenceReference> named, EvidenceKind kind, string title, string measure) =>
        IdsOf(named, kind).Count is var count and > 0 ? [$"{title} {count} {measure}"] : [];

    private static IEnumerable<Guid> Records(IEnumerable<KnownRecord> records, KnownRecordKind kind) =>
        records.Where(record => record.Kind == kind).Select(record => record.Id);

    private static List<Guid> IdsOf(IEnumerable<EvidenceReference> named, EvidenceKind kind) =>
        [.. named.Where(reference => reference.Kind == kind).Select(reference => reference.Id).Distinct()];

    /// <summary>As it is kept: kind and id, joined.</summary>
    public static string? Written(IReadOnlyList<EvidenceReference> named) =>
        named.Count == 0 ? null : string.Join(',', named.Select(reference => $"{reference.Kind}:{reference.Id}"));

    /// <summary>What was written.</summary>
    public static IReadOnlyList<EvidenceReference> Read(string? written) =>
        [
            .. (written ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(one => one.Split(':'))
                .Select(one => new EvidenceReference { Kind = Enum.Parse<EvidenceKind>(one[0]), Id = Guid.Parse(one[1]) }),
        ];
}

/// <summary>Rules for what is named as evidence.</summary>
internal static class EvidenceRules
{
    /// <summary>It may be left out, and is not endless.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<EvidenceReference>?> IsEvidence<T>(
        this IRuleBuilder<T, IReadOnlyList<EvidenceReference>?> references
    ) =>
        references
            .Must(named => named is null || (named.Count <= ScoreEvidence.Most && named.All(reference => reference is not null)))
            .WithProblem("references", EvaluationProblems.Texts);
}
