using System.Globalization;
using Guihang.Core.Problems;
using Guihang.Visits.Data;

namespace Guihang.Visits;

/// <summary>Who may not visit a person, and what is said to them.</summary>
internal static class Recused
{
    /// <summary>The recusals of a case that stand.</summary>
    public static IQueryable<Recusal> RecusalsOf(this VisitsDb db, Guid caseId) =>
        db.Recusals.Where(recusal => recusal.CaseId == caseId && recusal.SupersededAt == null);

    /// <summary>The refusal, with its ground. The reason in words stays with the recusal: it may say something of the visitor.</summary>
    public static ProblemException Refusal(Recusal recusal, CultureInfo language, string field) =>
        new(VisitsProblems.VisitorRecused, VisitsProblems.Texts.GetString($"recusal.{recusal.Ground}", language)!) { Field = field };
}
