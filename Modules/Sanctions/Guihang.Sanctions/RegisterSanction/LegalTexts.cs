using Guihang.Core.Policies.Book;
using Guihang.Core.Problems;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;

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
        var source = Applicable(region, request.Regime, request.LegalText, request.DecidedOn, within);
        if (source?.InForceTo is { } last && last < request.DecidedOn && string.IsNullOrWhiteSpace(request.LegalTextReason))
        {
            throw new ProblemException(SanctionProblems.OlderText, source.Title, SanctionLedger.Day(last))
            {
                Field = $"{within}legalTextReason",
            };
        }
    }

    /// <summary>The source of a text that a decision of the day may have applied; null where policy lists no source of it.</summary>
    /// <param name="region">The jurisdiction.</param>
    /// <param name="regime">The regime of the sanction.</param>
    /// <param name="text">The text.</param>
    /// <param name="decidedOn">The day of the decision.</param>
    /// <param name="within">The field of the request that holds the sanction, with a dot; empty where it is the request itself.</param>
    /// <exception cref="ProblemException">Policy does not know the text, or it was not yet in force.</exception>
    public PolicySource? Applicable(string region, SanctionRegime regime, string text, DateOnly decidedOn, string within = "")
    {
        var chain = book.ChainFor(region, decidedOn);
        var texts = chain.Resolve("sanctions.texts", decidedOn)?.Value as Table;
        if (texts is not null && texts.Find(text) is null)
        {
            throw new ProblemException(SanctionProblems.TextUnknown, text, string.Join(", ", texts.Rows.Select(row => row.Key)))
            {
                Field = $"{within}legalText",
            };
        }

        var source = SourceOf(chain, text);
        // An older text may govern older conduct; one that is not in force yet governs nothing.
        if (source?.InForceFrom is { } first && first > decidedOn)
        {
            throw new ProblemException(
                SanctionProblems.TextNotYetInForce,
                source.Title,
                SanctionLedger.Day(first),
                string.Join(", ", (texts?.Rows ?? []).Where(row => IsInForce(row, chain, regime, decidedOn)).Select(row => row.Key))
            )
            {
                Field = $"{within}legalText",
            };
        }

        return source;
    }

    private static bool IsInForce(TableRow row, PolicyChain chain, SanctionRegime regime, DateOnly decidedOn) =>
        row.List("regimes").Contains(Words.Of(regime), StringComparer.Ordinal)
        && SourceOf(chain, row.Key) is var source
        && !(source?.InForceFrom > decidedOn)
        && !(source?.InForceTo < decidedOn);

    private static PolicySource? SourceOf(PolicyChain chain, string text) =>
        chain.Plugins.Select(plugin => plugin.Sources.GetValueOrDefault(text)).FirstOrDefault(source => source is not null);
}
