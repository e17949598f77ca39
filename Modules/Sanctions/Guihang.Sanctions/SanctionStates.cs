using Guihang.Sanctions.Contracts;

namespace Guihang.Sanctions;

/// <summary>Sanctions as other modules see them.</summary>
internal static class SanctionStates
{
    public static SanctionState Of(Person person, SanctionHistory history, InfluencePeriod period) =>
        new()
        {
            SanctionId = history.Sanction.SanctionId,
            PersonId = person.Id,
            PersonName = person.Name,
            UnitId = person.UnitId,
            Region = person.Region,
            Regime = history.Sanction.Regime,
            Kind = history.KindNow,
            DecidingBody = history.Sanction.DecidingBody,
            DocumentNumber = history.Sanction.DocumentNumber,
            DecidedOn = history.Sanction.DecidedOn,
            ServedOn = history.ServedOn,
            IsRevoked = history.IsRevoked,
            Category = history.Sanction.Category,
            ServiceState = history.Sanction.ServiceState,
            Leadership = history.Sanction.Leadership,
            Sex = person.Sex,
            Rank = history.Sanction.Rank,
            Management = history.Sanction.Management,
            Cause = history.Sanction.Cause,
            Causes = history.Sanction.CauseList,
            CaseRegion = history.Sanction.CaseRegion,
            Period = period.Span,
            AwaitsRestoration = period.AwaitsRestoration,
            RegisteredAt = history.Sanction.RecordedAt,
            RecordedAt = period.RecordedAt,
        };

    public static SanctionState State(this DecidedPeriod decided) => Of(decided.Owner, decided.History, decided.Period);
}
