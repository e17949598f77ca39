using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Deciding;
using Guihang.Policy;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Explaining;

/// <summary>A trace as it is stored and shown: complete in itself, so that it can be read when the plugins that made it are gone.</summary>
/// <param name="Book">The hash of the policy book, 64 hexadecimal digits.</param>
/// <param name="DecisionPoint">The decision point.</param>
/// <param name="Title">The decision point's title.</param>
/// <param name="Steps">The rules asked: the deciding one first, then what it asked above it.</param>
public sealed record TraceDocument(string Book, string DecisionPoint, Wording Title, IReadOnlyList<TraceStepDocument> Steps)
{
    /// <summary>The document of a trace.</summary>
    public static TraceDocument Of(Trace trace) =>
        new(trace.Book, trace.Point.Name, trace.Point.Title, [.. trace.Steps.Select(TraceStepDocument.Of)]);
}

/// <summary>A rule that was asked.</summary>
/// <param name="Plugin" example="000000.National@1.0.0">The plugin, with its version.</param>
/// <param name="Jurisdiction" example="{&quot;zh&quot;:&quot;全国&quot;,&quot;en&quot;:&quot;The nation&quot;}">The plugin's jurisdiction.</param>
/// <param name="Rule" example="TheFirstTalkIsDueWhenTheDecisionIsServed">The rule's name.</param>
/// <param name="Says" example="{&quot;zh&quot;:&quot;处分决定送达后，党组织应当及时谈话，并在影响期内按规定回访。&quot;,&quot;en&quot;:&quot;When the decision has been served, the Party organisation talks with the person promptly, and visits during the period as policy says.&quot;}">What the rule says.</param>
/// <param name="Reads">The parameters that it read.</param>
/// <param name="Notes" example="[]">What it noted.</param>
public sealed record TraceStepDocument(
    string Plugin,
    Wording Jurisdiction,
    string Rule,
    Wording Says,
    IReadOnlyList<ReadDocument> Reads,
    IReadOnlyList<Wording> Notes
)
{
    internal static TraceStepDocument Of(TraceStep step) =>
        new(
            step.Plugin.Manifest.Label,
            step.Plugin.Manifest.Title,
            step.Rule.GetType().Name,
            step.Rule.Says,
            [.. step.Reads.Select(ReadDocument.Of)],
            step.Notes
        );
}

/// <summary>A parameter that was read.</summary>
/// <param name="Parameter" example="visits.first.within">The parameter.</param>
/// <param name="Title" example="{&quot;zh&quot;:&quot;首次谈话的期限&quot;,&quot;en&quot;:&quot;Within how long the first talk is due&quot;}">Its title; null where no level defines it.</param>
/// <param name="Row" example="null">The row read, for tables.</param>
/// <param name="Value" example="P30D">The value, as policies write it; null where no level sets one.</param>
/// <param name="Unit" example="null">The unit of a number.</param>
/// <param name="From" example="2017-12-01">Since when the value is in force; where entries are appended, since when the last of them is.</param>
/// <param name="Plugins" example="[&quot;440605.Nanhai@1.0.0&quot;]">The plugins that it comes from, with their versions: one, or several where entries are appended.</param>
/// <param name="Confidence" example="unverified">How sure it is; where entries are appended, the least sure of them.</param>
/// <param name="Confirmation">Who confirmed it for this deployment, where it is unverified.</param>
/// <param name="Cites">What it stands on.</param>
/// <param name="Shadowed">The values of levels above that it stands in front of.</param>
public sealed record ReadDocument(
    string Parameter,
    Wording? Title,
    string? Row,
    string? Value,
    string? Unit,
    DateOnly? From,
    IReadOnlyList<string> Plugins,
    Confidence? Confidence,
    Confirmation? Confirmation,
    IReadOnlyList<Citation> Cites,
    IReadOnlyList<ShadowedDocument> Shadowed
)
{
    internal static ReadDocument Of(ParameterRead read)
    {
        if (read.Value is not { } resolved)
        {
            return new(read.Parameter, null, read.RowKey, null, null, null, [], null, null, [], []);
        }

        var parts = PartsOf(resolved, read.RowKey);
        var row = read.RowKey is { } key ? parts[0].Rows.GetValueOrDefault(key) : null;
        return new(
            read.Parameter,
            resolved.Definition.Title,
            read.RowKey,
            ValueOf(resolved, read.RowKey),
            resolved.Definition.Unit,
            parts.Max(part => part.From),
            [.. parts.Select(part => part.Plugin)],
            row?.Confidence ?? parts.Max(part => part.Confidence),
            parts.Select(part => part.Confirmation).FirstOrDefault(confirmation => confirmation is not null),
            row?.Cites ?? [.. parts.SelectMany(part => part.Cites).Distinct()],
            [.. resolved.Shadowed.Select(ShadowedDocument.Of)]
        );
    }

    // Of an appended table, the level that has the row; of an appended list, all that add to it.
    private static IReadOnlyList<DatedValue> PartsOf(ResolvedValue resolved, string? row) =>
        row is not null && resolved.Parts.FirstOrDefault(part => part.Value is Table table && table.Find(row) is not null) is { } owner
            ? [owner]
            : resolved.Parts;

    private static string? ValueOf(ResolvedValue resolved, string? row)
    {
        if (row is null)
        {
            return ValueText.Of(resolved.Value);
        }

        return ((Table)resolved.Value).Find(row) is { } found ? ValueText.Of(found) : null;
    }
}

/// <summary>A value of a level above that another one stands in front of.</summary>
/// <param name="Plugin" example="000000.National">The plugin.</param>
/// <param name="Value" example="P60D">Its value; null where it is a table.</param>
/// <param name="From" example="2004-01-01">Since when.</param>
/// <param name="Cites">What it stands on.</param>
public sealed record ShadowedDocument(string Plugin, string? Value, DateOnly From, IReadOnlyList<Citation> Cites)
{
    internal static ShadowedDocument Of(DatedValue value) =>
        new(value.Plugin, value.Value is Table or Instrument ? null : ValueText.Of(value.Value!), value.From, value.Cites);
}
