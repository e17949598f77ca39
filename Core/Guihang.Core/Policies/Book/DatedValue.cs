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
/// <param name="Source">The source's id.</param>
/// <param name="Article">The article.</param>
/// <param name="Title">The source's title.</param>
/// <param name="Says">What the article says, in brief.</param>
public sealed record Citation(string Source, string Article, Wording Title, Wording Says)
{
    /// <summary>As policies write it.</summary>
    public override string ToString() => $"{Source}#{Article}";
}

/// <summary>A deployer's confirmation of an unverified value.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Region">The jurisdiction whose plugin leaves it unverified.</param>
/// <param name="Value">The value as policies write it; null confirms the plugin's own.</param>
/// <param name="By">Who confirms.</param>
/// <param name="On">When.</param>
/// <param name="Document">On what document.</param>
public sealed record Confirmation(
    string Parameter,
    string Region,
    string? Value,
    string By,
    DateOnly On,
    string Document
);
