using System.Collections.Frozen;
using Guihang.Policy;

namespace Guihang.Core.Policies.Book;

/// <summary>A value that one plugin gives a parameter from a day on.</summary>
public sealed record DatedValue
{
    /// <summary>The parameter.</summary>
    public required string Parameter { get; init; }

    /// <summary>The first day on which it is in force.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The value; null where the plugin's own value ends on that day, or where the deployer must state it.</summary>
    public required object? Value { get; init; }

    /// <summary>Whether the plugin's value ends on that day, so that the level above is heard again.</summary>
    public bool IsEnd { get; init; }

    /// <summary>What the value stands on.</summary>
    public required IReadOnlyList<Citation> Cites { get; init; }

    /// <summary>How sure it is.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Citations and confidence of single rows of a table, by row key, where they differ from the table's.</summary>
    public IReadOnlyDictionary<string, RowStanding> Rows { get; init; } = FrozenDictionary<string, RowStanding>.Empty;

    /// <summary>When someone last checked that it is still in force; null where nobody said.</summary>
    public DateOnly? Verified { get; init; }

    /// <summary>The confirmation by the deployer; null where none was needed or given.</summary>
    public Confirmation? Confirmation { get; init; }

    /// <summary>The plugin, with its version.</summary>
    public required string Plugin { get; init; }

    /// <summary>Where.</summary>
    public required string File { get; init; }

    /// <summary>On which line.</summary>
    public required int Line { get; init; }
}

/// <summary>What a row of a table stands on.</summary>
/// <param name="Cites">Its citations.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record RowStanding(IReadOnlyList<Citation> Cites, Confidence Confidence);

/// <summary>A citation that resolved.</summary>
/// <param name="Source" example="regulation-2007">The source's id.</param>
/// <param name="Article" example="7">The article.</param>
/// <param name="Title" example="{&quot;zh&quot;:&quot;行政机关公务员处分条例&quot;,&quot;en&quot;:&quot;Regulation on sanctions of civil servants of administrative organs&quot;}">The source's title.</param>
/// <param name="Says" example="{&quot;zh&quot;:&quot;受处分的期间：警告六个月，记过十二个月，记大过十八个月，降级、撤职二十四个月。&quot;,&quot;en&quot;:&quot;Warning 6 months, demerit 12, major demerit 18, demotion and removal 24.&quot;}">What the article says, in brief.</param>
public sealed record Citation(string Source, string Article, Wording Title, Wording Says)
{
    /// <summary>As policies write it.</summary>
    public override string ToString() => $"{Source}#{Article}";
}

/// <summary>A deployer's confirmation of an unverified value.</summary>
/// <param name="Parameter" example="visits.first.within">The parameter.</param>
/// <param name="Region" example="440605">The jurisdiction whose plugin leaves it unverified.</param>
/// <param name="By" example="演示 Demo">Who confirms.</param>
/// <param name="On" example="2026-11-01">When.</param>
/// <param name="Document" example="演示用值，不是南海区的规定">On what document.</param>
/// <param name="Value" example="P30D">The value as policies write it; null confirms the plugin's own.</param>
public sealed record Confirmation(string Parameter, string Region, string By, DateOnly On, string Document, string? Value = null);
