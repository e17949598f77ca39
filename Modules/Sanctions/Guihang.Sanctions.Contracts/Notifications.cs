using Guihang.Policy.Sanctions;
using MediatR;

namespace Guihang.Sanctions.Contracts;

/// <summary>A sanction was registered.</summary>
/// <param name="Sanction">The sanction.</param>
public sealed record SanctionRegistered(SanctionState Sanction) : INotification;

/// <summary>A decision was served on the person.</summary>
/// <param name="Sanction">The sanction, with its day of service.</param>
public sealed record SanctionServed(SanctionState Sanction) : INotification;

/// <summary>The day on which a decision was served was recorded wrongly and is put right. What went out with the decision went out.</summary>
/// <param name="Sanction">The sanction, with its day of service as it was.</param>
public sealed record ServiceOfDecisionCorrected(SanctionState Sanction) : INotification;

/// <summary>A sanction was changed to another kind.</summary>
/// <param name="Sanction">The sanction as it stands now.</param>
public sealed record SanctionChanged(SanctionState Sanction) : INotification;

/// <summary>A sanction was revoked.</summary>
/// <param name="Sanction">The sanction as it stands now.</param>
public sealed record SanctionRevoked(SanctionState Sanction) : INotification;

/// <summary>
/// A sanction was put as it should have been registered. An end of its period that was told is told again where it holds.
/// </summary>
/// <param name="Sanction">The sanction as it stands now.</param>
public sealed record SanctionCorrected(SanctionState Sanction) : INotification;

/// <summary>An influence period has ended. It is told once, on the first day after its last or as soon as the system runs again.</summary>
/// <param name="Sanction">The sanction.</param>
/// <param name="LastDay">The last day of its period.</param>
/// <param name="ToldAt">When it is told, UTC: the fact stream says the same.</param>
public sealed record InfluencePeriodEnded(SanctionState Sanction, DateOnly LastDay, DateTime ToldAt) : INotification;

/// <summary>A person was moved to another unit or post (调动). Periods and follow-up go on where they were .</summary>
/// <param name="MoveId">The move.</param>
/// <param name="PersonId">The person.</param>
/// <param name="UnitId">The unit from that day on.</param>
/// <param name="Region">The jurisdiction from that day on (GB/T 2260).</param>
/// <param name="On">The day.</param>
/// <param name="UnitChanged">Whether the unit is another one.</param>
/// <param name="PostChanged">Whether the post is another one.</param>
/// <param name="RecordedAt">When it was recorded, UTC: the fact stream says the same.</param>
public sealed record PersonMoved(
    Guid MoveId,
    Guid PersonId,
    Guid UnitId,
    string Region,
    DateOnly On,
    bool UnitChanged,
    bool PostChanged,
    DateTime RecordedAt
) : INotification;

/// <summary>The last move of a person did not happen: the person is where it took the person from.</summary>
/// <param name="MoveId">The move that stands no longer.</param>
/// <param name="PersonId">The person.</param>
/// <param name="UnitId">The unit to which the person belongs again.</param>
/// <param name="Region">The jurisdiction to which the person belongs again (GB/T 2260).</param>
/// <param name="On">The day of the move that did not happen.</param>
/// <param name="UnitChanged">Whether it had led to another unit.</param>
/// <param name="RecordedAt">When it was withdrawn, UTC.</param>
public sealed record PersonMoveWithdrawn(
    Guid MoveId,
    Guid PersonId,
    Guid UnitId,
    string Region,
    DateOnly On,
    bool UnitChanged,
    DateTime RecordedAt
) : INotification;

/// <summary>A person retired, left, died or came back.</summary>
/// <param name="ChangeId">The change.</param>
/// <param name="PersonId">The person.</param>
/// <param name="State">Whether the person serves from that day on.</param>
/// <param name="On">The day.</param>
/// <param name="RecordedAt">When it was recorded, UTC: the fact stream says the same.</param>
public sealed record PersonServiceChanged(Guid ChangeId, Guid PersonId, ServiceState State, DateOnly On, DateTime RecordedAt)
    : INotification;

/// <summary>The last change of a person's service was put right, or did not happen.</summary>
/// <param name="ChangeId">The change that stands no longer.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Was">What it said of the person.</param>
/// <param name="State">How the person serves now that it is put right.</param>
/// <param name="On">The first day on which it is so; the day of the former change where that did not happen.</param>
/// <param name="RecordedAt">When it was put right, UTC.</param>
public sealed record PersonServiceCorrected(
    Guid ChangeId,
    Guid PersonId,
    ServiceState Was,
    ServiceState State,
    DateOnly On,
    DateTime RecordedAt
) : INotification;

/// <summary>It was judged whether a sanction still affects the person's use after its period (期满是否影响使用).</summary>
/// <param name="PersonId">The person.</param>
/// <param name="SanctionId">The sanction.</param>
/// <param name="StillAffectsUse">Whether it does.</param>
/// <param name="On">The day of the judgement.</param>
/// <param name="ReviewOn">Where it does: the day on which the judgement lapses unless it is renewed; otherwise null.</param>
/// <param name="RecordedAt">When it was recorded, UTC: the fact stream says the same.</param>
public sealed record UseJudged(Guid PersonId, Guid SanctionId, bool StillAffectsUse, DateOnly On, DateOnly? ReviewOn, DateTime RecordedAt)
    : INotification;

/// <summary>The label of a sanction came off (脱标): its period is over and no judgement in force says that it still affects use.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="SanctionId">The sanction.</param>
/// <param name="On">The first day without it.</param>
/// <param name="RecordedAt">When it was recorded, UTC: the fact stream says the same.</param>
public sealed record LabelTakenOff(Guid PersonId, Guid SanctionId, DateOnly On, DateTime RecordedAt) : INotification;
