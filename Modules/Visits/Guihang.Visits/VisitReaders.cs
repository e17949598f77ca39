using Guihang.Core.Security;
using Guihang.Policy.VisitPlans;

namespace Guihang.Visits;

/// <summary>Who reads what of a visit.</summary>
internal static class VisitReaders
{
    /// <summary>Whether colleagues or relatives were heard at the visit, rather than the person.</summary>
    public static bool HeardOthers(this Visit visit) => visit.Kind is VisitKind.ColleagueVisit or VisitKind.FamilyVisit;

    /// <summary>
    /// Whether the caller reads the words of the record. What colleagues and relatives said reaches no unit, nor does the place, which may be
    /// somebody's home; who wrote it down knows it already.
    /// </summary>
    public static bool MayReadWords(Caller caller, Visit visit) => !visit.HeardOthers() || MayReadAll(caller, visit);

    /// <summary>What the caller may see of it: who was heard, and what they said, is for case officers, and for who wrote it down.</summary>
    public static VisitAnswer For(this VisitAnswer answer, Caller caller, Visit visit)
    {
        if (MayReadAll(caller, visit))
        {
            return answer;
        }

        var without = answer with { Participants = [] };
        return MayReadWords(caller, visit)
            ? without
            : without with
            {
                Place = null,
                Thinking = null,
                Work = null,
                Correction = null,
                UnitOpinion = null,
            };
    }

    private static bool MayReadAll(Caller caller, Visit visit) =>
        caller.OfficerId == visit.RecordedBy || caller.Roles.Any(role => role is Role.CaseOfficer or Role.System);
}
