using System.Globalization;
using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Deciding;
using Guihang.Policy.Calendar;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using Guihang.Tests.Support;

namespace Guihang.Tests.National;

/// <summary>Sanctions as the national rules see them, and what comes of them.</summary>
internal static class Given
{
    public static readonly PolicyEngine Engine = new(ShippedPolicies.Book);

    /// <summary>The national policy with another way to find the last day.</summary>
    public static IReadOnlyDictionary<EndDayConvention, PolicyEngine> ByConvention { get; } =
        Enum.GetValues<EndDayConvention>()
            .ToDictionary(convention => convention, convention => new PolicyEngine(With("period.end-day", Words.Of(convention))));

    public static InfluencePeriodFacts Party(SanctionKind kind, string on, string text = "party-2023") =>
        Sanction(SanctionRegime.Party, kind, on, text);

    public static InfluencePeriodFacts Government(SanctionKind kind, string on, string text = "psa-2020") =>
        Sanction(SanctionRegime.Government, kind, on, text);

    public static InfluencePeriodFacts Civil(SanctionKind kind, string on, string text = "regulation-2007") =>
        Sanction(SanctionRegime.EmployingOrgan, kind, on, text);

    public static InfluencePeriodFacts Sanction(SanctionRegime regime, SanctionKind kind, string on, string text) =>
        new()
        {
            Regime = regime,
            Kind = kind,
            LegalText = text,
            DecidedOn = Day(on),
            Category = PersonCategory.CivilServant,
        };

    public static InfluencePeriodFacts Changed(this InfluencePeriodFacts facts, SanctionKind to, string on, bool onAppeal = false) =>
        facts.Then(new LaterAct(LaterActKind.Changed, Day(on), to, onAppeal));

    public static InfluencePeriodFacts Then(this InfluencePeriodFacts facts, LaterActKind kind, string on) =>
        facts.Then(new LaterAct(kind, Day(on)));

    public static InfluencePeriodFacts Then(this InfluencePeriodFacts facts, LaterAct act) => facts with { Acts = [.. facts.Acts, act] };

    public static InfluencePeriodFacts Inside(
        this InfluencePeriodFacts facts,
        string from,
        string? lastDay,
        SanctionKind kind = SanctionKind.Warning,
        SanctionRegime? regime = null
    ) =>
        facts with
        {
            Earlier =
            [
                .. facts.Earlier,
                new(
                    regime ?? facts.Regime,
                    kind,
                    facts.LegalText,
                    new DateSpan(Day(from), lastDay is null ? null : Day(lastDay).AddDays(1))
                ),
            ],
        };

    public static Outcome<InfluencePeriodDecision> Ask(this PolicyEngine engine, InfluencePeriodFacts facts) =>
        engine.Decide<InfluencePeriodFacts, InfluencePeriodDecision>("000000", facts.DecidedOn, facts).Outcome;

    public static Outcome<InfluencePeriodDecision> Outcome(this InfluencePeriodFacts facts) => Engine.Ask(facts);

    public static InfluencePeriodDecision Decided(this InfluencePeriodFacts facts) =>
        Assert.IsType<Decided<InfluencePeriodDecision>>(facts.Outcome()).Decision;

    /// <summary>The spans as people read them.</summary>
    public static IReadOnlyList<string> Spans(this InfluencePeriodFacts facts) => Spans(facts.Decided());

    public static IReadOnlyList<string> Spans(InfluencePeriodDecision decision) =>
        [.. decision.Spans.Select(span => $"{span.Kind} {span.Span}")];

    public static NeedsDecision<InfluencePeriodDecision> Open(this InfluencePeriodFacts facts) =>
        Assert.IsType<NeedsDecision<InfluencePeriodDecision>>(facts.Outcome());

    public static string Refused(this InfluencePeriodFacts facts) =>
        Assert.IsType<NotApplicable<InfluencePeriodDecision>>(facts.Outcome()).Reason.En;

    public static IReadOnlyList<string> Notes(this InfluencePeriodFacts facts) =>
        [
            .. Engine
                .Decide<InfluencePeriodFacts, InfluencePeriodDecision>("000000", facts.DecidedOn, facts)
                .Trace.Steps.SelectMany(step => step.Notes)
                .Select(note => note.En),
        ];

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The shipped policies with another value for one national enumeration.</summary>
    public static PolicyBook With(string parameter, string value)
    {
        using var copy = new ShippedCopy();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(copy.Path, PolicyFolder.Nation, "policies")))
        {
            var lines = File.ReadAllLines(path);
            var at = Array.IndexOf(lines, $"- parameter: {parameter}");
            if (at >= 0)
            {
                var line = Array.FindIndex(lines, at, text => text.Contains("value: ", StringComparison.Ordinal));
                lines[line] = System.Text.RegularExpressions.Regex.Replace(
                    lines[line],
                    "value: [a-z-]+",
                    $"value: {value}",
                    default,
                    TimeSpan.FromSeconds(1)
                );
                File.WriteAllLines(path, lines);
                return copy.Load();
            }
        }

        throw new InvalidOperationException($"The national policies have no {parameter}.");
    }
}
