using Guihang.Core.Policies.Book;
using Guihang.Core.Problems;
using Guihang.Policy.Rules;

namespace Guihang.Sanctions;

/// <summary>The text of law that a decision applied: one that policy knows, and where it was no longer in force, with the reason.</summary>
internal static class AppliedText
{
    /// <summary>Refuses a text that cannot have been applied.</summary>
    /// <param name="book">The policies.</param>
    /// <param name="region">The person's jurisdiction.</param>
    /// <param name="request">The sanction.</param>
    /// <param name="within">The field of the request that holds the sanction, with a dot; empty where it is the request itself.</param>
    public static void Check(PolicyBook book, string region, RegisterSanction request, string within = "")
    {
        var chain = book.ChainFor(region, request.DecidedOn);
        var texts = chain.Resolve("sanctions.texts", request.DecidedOn)?.Value as Table;
        if (texts is not null && texts.Find(request.LegalText) is null)
        {
            throw new ProblemException(
                SanctionProblems.TextUnknown,
                request.LegalText,
                string.Join(", ", texts.Rows.Select(row => row.Key))
            )
            {
                Field = $"{within}legalText",
            };
        }

        var source = chain.Plugins.Select(plugin => plugin.Sources.GetValueOrDefault(request.LegalText)).FirstOrDefault(s => s is not null);
        if (source?.InForceTo is { } last && last < request.DecidedOn && string.IsNullOrWhiteSpace(request.LegalTextReason))
        {
            throw new ProblemException(SanctionProblems.OlderText, source.Title, SanctionLedger.Day(last))
            {
                Field = $"{within}legalTextReason",
            };
        }
    }
}
