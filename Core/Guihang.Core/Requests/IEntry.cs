using Guihang.Core.Security;
using MediatR;

namespace Guihang.Core.Requests;

/// <summary>Reads: sees a snapshot and writes nothing.</summary>
/// <typeparam name="T">The answer.</typeparam>
public interface IQuery<out T> : IRequest<T>, IEntry;

/// <summary>Changes: all of it or nothing, audited, answered when it is durable.</summary>
/// <typeparam name="T">The answer.</typeparam>
public interface IChange<out T> : IRequest<T>, IEntry;

/// <summary>A request that comes in from outside, by whatever door. It declares who may send it.</summary>
public interface IEntry;

/// <summary>
/// Casting a secret ballot, and reading the paper for it: neither the audit nor the store of keys nor a log says that it was sent, when, by whom or from
/// where (care rule 8). It takes everything from its own content, never from the caller.
/// </summary>
public interface ILeaveNoTrace;

/// <summary>A read that is audited like a change: who read what is durable before the answer leaves.</summary>
public interface IAuditedRead : IConcernSubject;

/// <summary>A change of a thing that has a version; it is refused where somebody else has changed the thing meanwhile.</summary>
public interface IExpectVersion
{
    /// <summary>The version that the caller has seen.</summary>
    int ExpectedVersion { get; }
}
