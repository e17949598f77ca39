using Guihang.Core.Data;

namespace Guihang.Core.Outbox;

/// <summary>Does one kind of thing outside of the database. It may be called twice for one order, after a crash in between.</summary>
public interface IOutboxHandler
{
    /// <summary>The kind of order that it does.</summary>
    string Kind { get; }

    /// <summary>Does the thing, and gives back what is to be recorded together with its being done.</summary>
    /// <param name="session">A session to read with.</param>
    /// <param name="subjectId">The thing that the order is about.</param>
    /// <param name="cancellationToken">Set when the host stops.</param>
    Task<Func<Session, Task>> Perform(Session session, Guid subjectId, CancellationToken cancellationToken);
}
