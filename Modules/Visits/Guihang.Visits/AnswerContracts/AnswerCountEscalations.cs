using Guihang.Core.Data;
using Guihang.Visits.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

internal sealed class AnswerCountEscalations(VisitsDb db, TimeProvider clock) : IRequestHandler<CountEscalations, int>
{
    public Task<int> Handle(CountEscalations request, CancellationToken cancellationToken) =>
        db.Escalated(clock.Today()).CountAsync(entry => request.Regions.Contains(entry.Region), cancellationToken);
}
