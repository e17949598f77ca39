using Guihang.Core.Data;

namespace Guihang.Core.Outbox;

/// <summary>Orders effects outside of the database: a row in the change's transaction, and a call to the worker once it is committed.</summary>
public sealed class OutboxOrders(Session session, OutboxSignal signal, IdSource ids, TimeProvider clock)
{
    /// <summary>Orders one; it is written when Core's context is saved.</summary>
    /// <param name="kind">The kind, by which the worker finds the handler.</param>
    /// <param name="subjectId">The thing that it is about.</param>
    public void Add(string kind, Guid subjectId)
    {
        session
            .Context<CoreDb>()
            .Outbox.Add(
                new OutboxItem
                {
                    Id = ids.New(),
                    Kind = kind,
                    SubjectId = subjectId,
                    DueAt = clock.Now(),
                    Attempts = 0,
                    DoneAt = null,
                    LastFault = null,
                }
            );
        session.WhenCommitted(signal.Wake);
    }
}

/// <summary>Wakes the worker.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(0, 1);

    /// <summary>Has the worker look for orders now.</summary>
    public void Wake()
    {
        lock (_semaphore)
        {
            if (_semaphore.CurrentCount == 0)
            {
                _semaphore.Release();
            }
        }
    }

    /// <summary>Waits for a call, or for the time to look anyway.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken cancellationToken) => _semaphore.WaitAsync(atMost, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _semaphore.Dispose();
}
