using System.Globalization;
using Guihang.Core.Problems;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Who may not visit a person, and what is said to them.</summary>
internal static class Recused
{
    /// <summary>The recusals of a case that stand.</summary>
    public static IQueryable<Recusal> RecusalsOf(this VisitsDb db, Guid caseId) =>
        db.Recusals.Where(recusal => recusal.CaseId == caseId && recusal.SupersededAt == null);

    /// <summary>Refuses an officer who stands aside for whatever would make the officer visit the person or care for the case.</summary>
    public static async Task RefuseRecused(
        this VisitsDb db,
        Guid caseId,
        Guid officerId,
        CultureInfo language,
        string field,
        CancellationToken cancellationToken
    )
    {
        if (await db.RecusalsOf(caseId).FirstOrDefaultAsync(recusal => recusal.OfficerId == officerId, cancellationToken) is { } standing)
        {
            throw Refusal(standing, language, field);
        }
    }

    /// <summary>Refuses a visit with a visitor who stands aside.</summary>
    public static void Refuse(
        List<Recusal> recusals,
        IReadOnlyList<VisitorEntry> visitors,
        Substitution? substitution,
        CultureInfo language
    )
    {
        foreach (var (i, visitor) in visitors.Index())
        {
            // Two people may have one name: where it is known who came, the name says nothing.
            var officerId = visitor.OfficerId ?? (substitution?.IsOf(visitor) == true ? substitution.OfficerId : null);
            if (recusals.Find(r => officerId is null ? r.Name == visitor.Name : r.OfficerId == officerId) is { } recusal)
            {
                throw Refusal(recusal, language, $"visitors[{i}]");
            }
        }
    }

    /// <summary>Whether the visitor came by the substitution.</summary>
    public static bool IsOf(this Substitution substitution, VisitorEntry visitor) =>
        visitor.Capacity == VisitorRole.UnitSecretary
        && (visitor.OfficerId is { } officerId ? officerId == substitution.OfficerId : visitor.Name == substitution.Name);

    // With its ground. The reason in words stays with the recusal: it may say something of the visitor.
    private static ProblemException Refusal(Recusal recusal, CultureInfo language, string field) =>
        new(VisitsProblems.VisitorRecused, VisitsProblems.Texts.GetString($"recusal.{recusal.Ground}", language)!) { Field = field };
}
