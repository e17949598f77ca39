using MediatR;

namespace Guihang.Sanctions.Contracts;

/// <summary>It was found that records are one person, or found no longer.</summary>
/// <param name="Records">How the records concerned stand now.</param>
public sealed record PersonRecordsFound(IReadOnlyList<PersonRecord> Records) : INotification;

/// <summary>
/// The fact stream of who is one person under several records, by the records. Asked by modules inside a request that was let in.
/// </summary>
/// <param name="After">The last record of the page before; null for the first page.</param>
/// <param name="KnownBefore">Only what was recorded before this time, UTC; null for all.</param>
/// <param name="Limit">How many at most, 1 to 1,000.</param>
public sealed record ReadPersonRecords(Guid? After, DateTime? KnownBefore, int Limit) : IRequest<IReadOnlyList<PersonRecord>>;

/// <summary>A record of a person.</summary>
/// <param name="PersonId">The record.</param>
/// <param name="FirstId">The first of all records of the person, this one among them; null where it is the only one.</param>
/// <param name="RecordedAt">Since when that is known, UTC.</param>
public sealed record PersonRecord(Guid PersonId, Guid? FirstId, DateTime RecordedAt);
