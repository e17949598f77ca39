using Guihang.Core.Attachments;
using Guihang.Evaluation.Data;
using Guihang.Visits.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Tells which files are a person's: attached to the person's screenings, findings, visits, achievements or cases.</summary>
internal sealed class PersonFiles(EvaluationDb db, IMediator mediator, AttachmentLookup attachments)
{
    /// <summary>Of the files named, those that stand and are the person's.</summary>
    public async Task<IReadOnlySet<Guid>> Of(Guid personId, IReadOnlyList<Guid> named, CancellationToken cancellationToken)
    {
        var files = await attachments.Standing(named, cancellationToken);
        var ids = files.Select(file => file.Subject.Id).Distinct().ToList();
        if (ids is [])
        {
            return new HashSet<Guid>();
        }

        var own = await db
            .Findings.Where(finding => finding.PersonId == personId && ids.Contains(finding.FindingId))
            .Select(finding => finding.FindingId)
            .Concat(db.Enrolments.Where(enrolment => enrolment.PersonId == personId && ids.Contains(enrolment.Id)).Select(e => e.Id))
            .ToListAsync(cancellationToken);
        var records = await mediator.Send(new ReadKnownRecords(personId, ids), cancellationToken);
        HashSet<Guid> holders = [.. own, .. records.Select(record => record.Id)];
        return files.Where(file => holders.Contains(file.Subject.Id)).Select(file => file.Id).ToHashSet();
    }
}
