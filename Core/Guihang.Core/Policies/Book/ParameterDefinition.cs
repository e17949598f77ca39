using Guihang.Policy;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Book;

/// <summary>What the level that defines a parameter says of it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Title">The title.</param>
/// <param name="Type">The type.</param>
/// <param name="Unit">The unit of a number: its word, such as <c>points</c> or <c>percent</c>; null where it has none.</param>
/// <param name="Minimum">The least value of a number or length, as written; null where unbounded.</param>
/// <param name="Maximum">The greatest value, likewise.</param>
/// <param name="Options">The words allowed, for enumerations and lists; empty where any word is.</param>
/// <param name="Columns">The columns, for tables.</param>
/// <param name="Key">The key columns, for tables.</param>
/// <param name="Inherit">What lower levels may do.</param>
/// <param name="DefinedBy">The plugin that defines it.</param>
/// <param name="File">Where.</param>
/// <param name="Line">On which line.</param>
public sealed record ParameterDefinition(
    string Name,
    Wording Title,
    ParameterType Type,
    string? Unit,
    object? Minimum,
    object? Maximum,
    IReadOnlyList<string> Options,
    IReadOnlyList<TableColumn> Columns,
    IReadOnlyList<string> Key,
    InheritMode Inherit,
    string DefinedBy,
    string File,
    int Line
);

/// <summary>A column of a table.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The cells' type.</param>
/// <param name="Options">The words allowed, for words and lists; empty where any word is.</param>
/// <param name="Required">Whether every row must set it.</param>
/// <param name="Of">The table in which a word of this column must be a key; null where it names no row.</param>
/// <param name="Same">The column in which the row so named must say the same as the row that names it; null where it need not.</param>
public sealed record TableColumn(
    string Name,
    CellType Type,
    IReadOnlyList<string> Options,
    bool Required,
    string? Of = null,
    string? Same = null
);

/// <summary>The types of cells.</summary>
public enum CellType
{
    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A length.</summary>
    Duration,

    /// <summary>A word.</summary>
    Word,

    /// <summary>Words.</summary>
    List,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>A sentence in both languages.</summary>
    Text,

    /// <summary>A day of every year, as <c>MM-dd</c>.</summary>
    MonthDay,
}

/// <summary>What a lower level may do with a parameter.</summary>
public enum InheritMode
{
    /// <summary>Set another value.</summary>
    Replace,

    /// <summary>Set a greater value only: the value is a minimum.</summary>
    TightenMin,

    /// <summary>Set a smaller value only: the value is a maximum.</summary>
    TightenMax,

    /// <summary>Add entries; what is above stays.</summary>
    Append,

    /// <summary>Nothing.</summary>
    Sealed,
}

/// <summary>How sure a value is, from the surest on.</summary>
public enum Confidence
{
    /// <summary>The article itself was read, or the issuing body says so.</summary>
    Confirmed,

    /// <summary>Secondary sources agree; shown as such.</summary>
    Probable,

    /// <summary>The law leaves it open and policy settles it; shown as such.</summary>
    Choice,

    /// <summary>No reliable source; a deployer must confirm it before the host serves with it, and it is shown as such.</summary>
    Unverified,
}
