using MediatR;

namespace Guihang.Evaluation.Contracts;

/// <summary>A result of the follow-up was used.</summary>
/// <param name="Use">The use.</param>
public sealed record ResultUsed(UseFact Use) : INotification;

/// <summary>A use of the result.</summary>
/// <param name="UseId">The use.</param>
/// <param name="PersonId">The person.</param>
/// <param name="UnitId">The person's unit at that time.</param>
/// <param name="Region">The jurisdiction at that time (GB/T 2260).</param>
/// <param name="Kind">To what it was used.</param>
/// <param name="On">The day.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
public sealed record UseFact(Guid UseId, Guid PersonId, Guid UnitId, string Region, UseKind Kind, DateOnly On, DateTime RecordedAt);

/// <summary>To what the result of a follow-up may be used.</summary>
public enum UseKind
{
    /// <summary>Promotion (提拔).</summary>
    Promotion,

    /// <summary>Further use (进一步使用).</summary>
    FurtherUse,

    /// <summary>Use anew after removal or resignation (重新起用).</summary>
    Reuse,

    /// <summary>A lateral move (平级交流).</summary>
    LateralMove,

    /// <summary>Input of the annual assessment (年度考核参考).</summary>
    AnnualAssessment,

    /// <summary>Not used (未使用).</summary>
    None,

    /// <summary>A later setback (再次出现问题).</summary>
    Setback,
}

/// <summary>
/// The fact stream of Evaluation: every use that is current, from which another module's projection can be rebuilt.
/// Asked by modules inside a request that was let in.
/// </summary>
/// <param name="After">The last use of the page before; null for the first page.</param>
/// <param name="KnownBefore">Only what was recorded before this time, UTC; null for all.</param>
/// <param name="Limit">How many at most, 1 to 1,000.</param>
public sealed record ReadUseFacts(Guid? After, DateTime? KnownBefore, int Limit) : IRequest<IReadOnlyList<UseFact>>;
