using System.Globalization;
using Guihang.Core.Problems;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>What is said to somebody who may not visit the person.</summary>
internal static class Recused
{
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
        if (await db.Recusals.FirstOrDefaultAsync(r => r.CaseId == caseId && r.OfficerId == officerId, cancellationToken) is { } recusal)
        {
            throw Refusal(recusal, language, field);
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
