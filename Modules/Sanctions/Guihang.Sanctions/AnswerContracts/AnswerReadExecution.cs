using Guihang.Policy.Executions;
using Guihang.Policy.Rules;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

internal sealed class AnswerReadExecution(SanctionsDb db, SanctionLedger ledger, ExecutionPlanning planning)
    : IRequestHandler<ReadExecution, ExecutionOnRecord?>
{
    public async Task<ExecutionOnRecord?> Handle(ReadExecution request, CancellationToken cancellationToken)
    {
        if (!await db.Sanctions.AnyAsync(s => s.SanctionId == request.SanctionId && s.SupersededAt == null, cancellationToken))
        {
            return null;
        }

        var history = await ledger.Read(request.SanctionId, cancellationToken);
        var person = await db.People.SingleAsync(person => person.Id == history.Sanction.PersonId, cancellationToken);
        var done = await planning.DoneOf(history, cancellationToken);
        var (foreseen, _) = await planning.Foresee(person, history, cancellationToken);
        var dues = (foreseen.Outcome as Decided<ExecutionDecision>)?.Decision.Items ?? [];
        var items = dues.Select(due => OnRecord(due, done)).ToList();
        var reviews = await db
            .SanctionReviews.Where(review => review.SanctionId == request.SanctionId)
            .OrderBy(review => review.LodgedOn)
            .ThenBy(review => review.Id)
            .Select(review => new ReviewOnRecord(review.Step, review.LodgedOn, review.AnsweredOn, review.Outcome))
            .ToListAsync(cancellationToken);
        return new ExecutionOnRecord(
            person.Post,
            await PostBefore(person, history.Sanction.DecidedOn, items, cancellationToken),
            items,
            reviews
        );
    }

    private static ExecutionItemOnRecord OnRecord(
        ExecutionDue due,
        IReadOnlyDictionary<ExecutionItem, (DateOnly On, string? Evidence)> done
    ) =>
        done.TryGetValue(due.Item, out var record)
            ? new ExecutionItemOnRecord(due.Item, due.IsOwed, record.On, record.Evidence)
            : new ExecutionItemOnRecord(due.Item, due.IsOwed, null, null);

    // A move since the decision says from which post. Without one the post is as it was, unless the sanction itself takes it away and nobody recorded that.
    private async Task<string?> PostBefore(
        Person person,
        DateOnly decidedOn,
        List<ExecutionItemOnRecord> items,
        CancellationToken cancellationToken
    )
    {
        var move = await db
            .Moves.Where(move => move.PersonId == person.Id && move.SupersededAt == null && move.On >= decidedOn)
            .OrderBy(move => move.On)
            .ThenBy(move => move.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return move is not null ? move.FromPost
            : items.Exists(item => item is { Item: ExecutionItem.PostChanged, IsOwed: not false }) ? null
            : person.Post;
    }
}
