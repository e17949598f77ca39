using Guihang.Policy;

namespace Guihang.Core.Documents;

/// <summary>A field of a document, with where its value comes from.</summary>
/// <param name="Name" example="periodLastDay">The field's name in the template.</param>
/// <param name="Title" example="{&quot;zh&quot;:&quot;影响期末日&quot;,&quot;en&quot;:&quot;Last day of the period&quot;}">What it is.</param>
/// <param name="Value" example="2020年3月4日">The value; null where it is blank.</param>
/// <param name="Source" example="sanctions.influence-period">Where the value comes from, such as <c>sanctions.person</c>.</param>
/// <param name="AsOf" example="2018-09-07">The day on which the value was so.</param>
public sealed record DocumentField(string Name, Wording Title, string? Value, string Source, DateOnly AsOf)
{
    /// <summary>The rows of a field that is a list, each with its values by column; null for a single value.</summary>
    /// <example>null</example>
    public IReadOnlyList<IReadOnlyDictionary<string, string?>>? Rows { get; init; }

    internal bool IsBlank => Value is null && Rows is null or [];
}

/// <summary>A value for a field, with where it comes from.</summary>
/// <param name="Text">The value; null where it is not known, so that it is filled in by hand.</param>
/// <param name="Source">Where it comes from, such as <c>sanctions.person</c>.</param>
/// <param name="AsOf">The day on which it was so; null for the day of the document.</param>
public sealed record DocumentValue(string? Text, string Source, DateOnly? AsOf = null)
{
    /// <summary>The rows of a list, each with its values by column; null for a single value.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string?>>? Rows { get; init; }

    /// <summary>A list.</summary>
    public static DocumentValue Of(string source, IEnumerable<IReadOnlyDictionary<string, string?>> rows) =>
        new(null, source) { Rows = [.. rows] };
}
