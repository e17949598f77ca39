using MediatR;

namespace Guihang.Sanctions.Contracts;

/// <summary>How days lie to a person's influence periods. Asked by modules inside a request that was let in.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Days">The days.</param>
public sealed record ReadStanding(Guid PersonId, IReadOnlyList<DateOnly> Days) : IRequest<IReadOnlyDictionary<DateOnly, PeriodStanding>>;

/// <summary>How a day lies to a person's influence periods.</summary>
public enum PeriodStanding
{
    /// <summary>The person has no influence period at all.</summary>
    NoPeriod,

    /// <summary>Before the first one.</summary>
    Before,

    /// <summary>Within one.</summary>
    Within,

    /// <summary>After one, none being in force.</summary>
    After,
}

/// <summary>Names of the things that requests concern, where several modules use them.</summary>
public static class SubjectKinds
{
    /// <summary>A person.</summary>
    public const string Person = "person";
}
