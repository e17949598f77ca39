using Guihang.Core.Policies.Book;
using Guihang.Core.Problems;
using Guihang.Policy.Rules;

namespace Guihang.Sanctions;

/// <summary>The texts of law that policy knows, and when each is in force.</summary>
internal sealed class LegalTexts(PolicyBook book)
{
    /// <summary>Refuses a text that cannot have been applied.</summary>
    /// <param name="region">The person's jurisdiction.</param>
    /// <param name="request">The sanction.</param>
    /// <param name="within">The field of the request that holds the sanction, with a dot; empty where it is the request itself.</param>
    /// <exception cref="ProblemException">Policy does not know the text, it was not yet in force, or it no longer was and no reason is given.</exception>
    public void Check(string region, RegisterSanction request, string within = "")
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

        var source = SourceOf(chain, request.LegalText);
        // An older text may govern older conduct; one that is not in force yet governs nothing.
        if (source?.InForceFrom is { } first && first > request.DecidedOn)
        {
            throw new ProblemException(
                SanctionProblems.TextNotYetInForce,
                source.Title,
                SanctionLedger.Day(first),
                string.Join(", ", (texts?.Rows ?? []).Where(row => IsInForce(row, chain, request)).Select(row => row.Key))
            )
            {
                Field = $"{within}legalText",
            };
        }

        if (source?.InForceTo is { } last && last < request.DecidedOn && string.IsNullOrWhiteSpace(request.LegalTextReason))
        {
            throw new ProblemException(SanctionProblems.OlderText, source.Title, SanctionLedger.Day(last))
            {
                Field = $"{within}legalTextReason",
            };
        }
    }

    private static bool IsInForce(TableRow row, PolicyChain chain, RegisterSanction request) =>
        row.List("regimes").Contains(Words.Of(request.Regime), StringComparer.Ordinal)
        && SourceOf(chain, row.Key) is var source
        && !(source?.InForceFrom > request.DecidedOn)
        && !(source?.InForceTo < request.DecidedOn);

    private static PolicySource? SourceOf(PolicyChain chain, string text) =>
        chain.Plugins.Select(plugin => plugin.Sources.GetValueOrDefault(text)).FirstOrDefault(source => source is not null);
}
