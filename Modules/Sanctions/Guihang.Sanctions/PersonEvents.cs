using Guihang.Sanctions.Contracts;

namespace Guihang.Sanctions;

/// <summary>What other modules are told of people: the same when it happens and when it is read again.</summary>
internal static class PersonEvents
{
    public static PersonMoved Of(PersonMove move) =>
        new(move.Id, move.PersonId, move.ToUnitId, move.ToRegion, move.On, move.UnitChanged, move.PostChanged, move.RecordedAt);

    public static PersonServiceChanged Of(ServiceChange change) => new(change.Id, change.PersonId, change.To, change.On, change.RecordedAt);

    public static UseJudged Of(UseJudgement judgement) =>
        new(
            judgement.PersonId,
            judgement.SanctionId,
            judgement.StillAffectsUse,
            judgement.On,
            judgement.StillAffectsUse ? judgement.ReviewOn : null,
            judgement.RecordedAt
        );

    public static LabelTakenOff Of(LabelOff label) => new(label.PersonId, label.SanctionId, label.On, label.RecordedAt);
}
