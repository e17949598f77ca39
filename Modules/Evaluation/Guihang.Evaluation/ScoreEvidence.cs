using Guihang.Core.Problems;
using Guihang.Evaluation.Data;
using Guihang.Visits.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>A record on which a score stands.</summary>
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
}

/// <summary>Sees to it that what is named as evidence is there and is the person's.</summary>
internal sealed class ScoreEvidence(EvaluationDb db, IMediator mediator)
{
    /// <summary>Checks what is named.</summary>
    /// <exception cref="ProblemException">The person has no such record.</exception>
    public async Task Check(Guid personId, IReadOnlyList<EvidenceReference> named, CancellationToken cancellationToken)
    {
        if (named.Count == 0)
        {
            return;
        }

        var ids = named.Select(reference => reference.Id).Distinct().ToList();
        var findings = await db
            .Findings.Where(finding => ids.Contains(finding.FindingId) && finding.PersonId == personId && finding.SupersededAt == null)
            .Select(finding => finding.FindingId)
            .ToListAsync(cancellationToken);
        var records = await mediator.Send(new ReadKnownRecords(personId, ids), cancellationToken);
        HashSet<(EvidenceKind, Guid)> known =
        [
            .. findings.Select(id => (EvidenceKind.Finding, id)),
            .. records.Select(record => (record.IsVisit ? EvidenceKind.Visit : EvidenceKind.Achievement, record.Id)),
        ];
        if (
            named.Select((reference, i) => (reference, i)).FirstOrDefault(at => !known.Contains((at.reference.Kind, at.reference.Id))) is
            ({ } missing, var place)
        )
        {
            throw new ProblemException(EvaluationProblems.EvidenceUnknown, missing.Id) { Field = $"references[{place}]" };
        }
    }

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
