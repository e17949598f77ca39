using System.Security.Cryptography;
using System.Text;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Book;

/// <summary>A parameter's value on a day for a chain of levels, and where it came from.</summary>
public sealed class ResolvedValue
{
    /// <summary>Makes a resolved value.</summary>
    /// <param name="definition">The parameter.</param>
    /// <param name="value">The value in force.</param>
    /// <param name="parts">The dated values that it is made of: one, or several where entries are appended; the most specific first.</param>
    /// <param name="shadowed">Dated values of levels above that it stands in front of, the nearest first.</param>
    public ResolvedValue(ParameterDefinition definition, object value, IReadOnlyList<DatedValue> parts, IReadOnlyList<DatedValue> shadowed)
    {
        Definition = definition;
        Value = value;
        Parts = parts;
        Shadowed = shadowed;
        Digest = SHA256.HashData(Encoding.UTF8.GetBytes(Canonical()));
    }

    /// <summary>The parameter.</summary>
    public ParameterDefinition Definition { get; }

    /// <summary>The value in force.</summary>
    public object Value { get; }

    /// <summary>The dated values that it is made of.</summary>
    public IReadOnlyList<DatedValue> Parts { get; }

    /// <summary>What it stands in front of.</summary>
    public IReadOnlyList<DatedValue> Shadowed { get; }

    internal byte[] Digest { get; }

    private string Canonical()
    {
        var text = new StringBuilder(Definition.Name).Append('\n').Append(ValueText.Of(Value));
        foreach (var value in Parts.Concat(Shadowed))
        {
            text.Append('\n').Append(value.Plugin).Append('|').Append(value.From.DayNumber).Append('|').Append(value.Confidence);
            text.AppendJoin(',', value.Cites).Append('|').Append(value.Value is null ? "" : ValueText.Of(value.Value));
        }

        return text.ToString();
    }
}

/// <summary>Values as policies write them.</summary>
public static class ValueText
{
    /// <summary>The value in one line.</summary>
    public static string Of(object value) =>
        value switch
        {
            IReadOnlyList<string> words => $"[{string.Join(", ", words)}]",
            Table table => string.Join("; ", table.Rows.Select(Of)),
            TableRow row =>
                $"{{ {string.Join(", ", row.Cells.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}: {Of(c.Value)}"))} }}",
            bool flag => flag ? "true" : "false",
            IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
