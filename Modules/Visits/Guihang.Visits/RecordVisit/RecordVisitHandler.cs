using Guihang.Core.Requests;
using Guihang.Visits.Data;
using MediatR;

namespace Guihang.Visits;

internal sealed class RecordVisitHandler(VisitsDb db, VisitRecords records, CallContext call) : IRequestHandler<RecordVisit, VisitAnswer>
{
    public async Task<VisitAnswer> Handle(RecordVisit request, CancellationToken cancellationToken)
    {
        var answer = await records.Record(request, cancellationToken);
        if (request.FromDraft)
        {
            await Finish(request.CaseId, cancellationToken);
        }

        return answer;
    }

    private async Task Finish(Guid caseId, CancellationToken cancellationToken)
    {
        if (await OwnDraft.Find(db, caseId, call.Caller.OfficerId, cancellationToken) is { } draft)
        {
            db.VisitDrafts.Remove(draft);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
