namespace Guihang.Sanctions;

/// <summary>Sanctions as they are kept.</summary>
internal static class SanctionRows
{
    /// <summary>The row of a sanction that is registered now.</summary>
    public static Sanction Make(RegisterSanction request, PersonStanding standing, Guid personId, Guid id, DateTime now) =>
        Make(request, standing, personId, id, now, id, null);

    /// <summary>The row that puts a sanction right.</summary>
    public static Sanction Correct(
        Sanction former,
        RegisterSanction request,
        PersonStanding standing,
        Guid id,
        DateTime now,
        (Guid By, string Because) correction
    ) => Make(request, standing, former.PersonId, id, now, former.SanctionId, correction);

    private static Sanction Make(
        RegisterSanction request,
        PersonStanding standing,
        Guid personId,
        Guid id,
        DateTime now,
        Guid sanctionId,
        (Guid By, string Because)? correction
    ) =>
        new()
        {
            Id = id,
            SanctionId = sanctionId,
            PersonId = personId,
            Regime = request.Regime,
            Kind = request.Kind,
            LegalText = request.LegalText,
            LegalTextReason = request.LegalTextReason,
            DecidedOn = request.DecidedOn,
            DecidingBody = request.DecidingBody,
            DocumentNumber = request.DocumentNumber,
            Cause = request.Cause,
            InsteadOfRemoval = request.InsteadOfRemoval,
            Together = request.Together,
            StatedLength = request.StatedLength?.ToString(),
            Category = standing.Category,
            ServiceState = standing.ServiceState,
            Leadership = standing.Leadership,
            Rank = standing.Rank,
            Management = standing.Management,
            Causes = request.Causes is [] ? null : string.Join(',', request.Causes.Distinct(StringComparer.Ordinal)),
            Circumstances = request.Circumstances,
            CaseRegion = request.CaseRegion,
            CorrectedBy = correction?.By,
            CorrectionReason = correction?.Because,
            RecordedAt = now,
            SupersededAt = null,
        };
}
