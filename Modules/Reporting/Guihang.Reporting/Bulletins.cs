using System.Globalization;
using Guihang.Core.Data;
using Guihang.Core.Documents;
using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Policy;
using Guihang.Policy.Indicators;
using Guihang.Policy.Rules;

namespace Guihang.Reporting;

/// <summary>A figure of a bulletin: what it counts, over which days, and what it comes to.</summary>
internal sealed record MadeLine(BulletinLine Line, IndicatorDecision Definition, string Trace, FigureSpan Span, FigureCounts Counts)
{
    public int Value => Counts.Of(Line.Counts);
}

/// <summary>A bulletin: its figures and its text.</summary>
internal sealed record MadeBulletin(Wording Title, string Markdown, IReadOnlyList<MadeLine> Lines);

/// <summary>Makes bulletins: the figures that policy lists, in the sentences of the jurisdiction's template.</summary>
internal sealed class Bulletins(Figures figures, PolicyEngine engine, PolicyBook book, RegionTable regions, TimeProvider clock)
{
    /// <summary>Makes one.</summary>
    /// <exception cref="ProblemException">There is no such bulletin.</exception>
    public async Task<MadeBulletin> Make(string name, FigureSpan span, CultureInfo language, CancellationToken cancellationToken)
    {
        var outcome = engine.Decide<BulletinFacts, BulletinDecision>(span.Jurisdiction, span.To, new BulletinFacts(name)).Outcome;
        if (outcome is not Decided<BulletinDecision> { Decision: var bulletin } || Template(name, span, language) is not { } template)
        {
            throw new ProblemException(ReportingProblems.NoSuchBulletin, name) { Field = "bulletin" };
        }

        var lines = new List<MadeLine>();
        foreach (var line in bulletin.Lines)
        {
            lines.Add(await Count(line, span, lines, cancellationToken));
        }

        var values = lines.ToDictionary(
            line => line.Line.Field,
            line => line.Value.ToString(CultureInfo.InvariantCulture),
            StringComparer.Ordinal
        );
        values["jurisdiction"] = NameOf(book, regions, span.Jurisdiction, span.To, language);
        values["firstDay"] = Day(span.From, language);
        values["lastDay"] = Day(span.To, language);
        values["knownOn"] = Day(span.KnownOn ?? clock.Today(), language);
        return new MadeBulletin(template.Title, PrintedText.Fill(template, values, span.To).Trim(), lines);
    }

    /// <summary>The name of a jurisdiction: the table of regions has Chinese names, a plugin names its own in both languages.</summary>
    public static string NameOf(PolicyBook book, RegionTable regions, string jurisdiction, DateOnly on, CultureInfo language) =>
        book.Plugins.FirstOrDefault(plugin => plugin.Manifest.Region == regions.Latest(jurisdiction)) is { } plugin
            ? plugin.Manifest.Title.In(language)
            : regions.On(jurisdiction, on).Name;

    // Two lines may tell persons and events of one figure.
    private async Task<MadeLine> Count(BulletinLine line, FigureSpan span, List<MadeLine> before, CancellationToken cancellationToken)
    {
        if (line.Back is { } back)
        {
            // Two years to 30 April begin on 1 May.
            var since = span.To.AddDays(1).AddMonths(-back.Months).AddDays(-back.Days);
            span = span with { From = since };
        }

        if (before.Find(other => other.Line.Indicator == line.Indicator && other.Span == span) is { } same)
        {
            return same with { Line = line };
        }

        var (definition, trace) = figures.Define(line.Indicator, span);
        return new MadeLine(line, definition, trace, span, await figures.Count(line.Indicator, definition, span, cancellationToken));
    }

    private DocumentTemplate? Template(string name, FigureSpan span, CultureInfo language)
    {
        var chain = book.ChainFor(span.Jurisdiction, span.To);
        var chinese = chain.Template($"bulletin-{name}")?.Template;
        return IsEnglish(language) ? chain.Template($"bulletin-{name}-en")?.Template ?? chinese : chinese;
    }

    private static string Day(DateOnly day, CultureInfo language) =>
        day.ToString(IsEnglish(language) ? "d MMMM yyyy" : "yyyy年M月d日", CultureInfo.InvariantCulture);

    private static bool IsEnglish(CultureInfo language) => language.TwoLetterISOLanguageName == "en";
}
