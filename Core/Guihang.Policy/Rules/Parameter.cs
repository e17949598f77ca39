using System.Collections.Frozen;
using System.Text;
using Guihang.Policy.Calendar;

namespace Guihang.Policy.Rules;

/// <summary>The types that a parameter may have.</summary>
public enum ParameterType
{
    /// <summary>A whole number with a unit and bounds.</summary>
    Number,

    /// <summary>An ISO 8601 length of months and days.</summary>
    Duration,

    /// <summary>One of a fixed set of words.</summary>
    Enumeration,

    /// <summary>Words, each of a fixed set or free.</summary>
    List,

    /// <summary>Rows with typed columns and a key.</summary>
    Table,

    /// <summary>A sentence in both languages.</summary>
    Text,

    /// <summary>How a day is found from a day, such as the first day of the next calendar quarter.</summary>
    DateRule,

    /// <summary>An instrument of evaluation or observation: parts, weights, answers and grades.</summary>
    Instrument,
}

/// <summary>A rule's handle on a parameter: the name under which policies set it, and the type that the rule reads.</summary>
public abstract class Parameter
{
    private protected Parameter(string name, ParameterType type, IReadOnlyList<string> options)
    {
        Name = name;
        Type = type;
        Options = options;
    }

    /// <summary>The name: words joined by dots and hyphens, such as <c>visits.first.within</c>.</summary>
    public string Name { get; }

    /// <summary>The type.</summary>
    public ParameterType Type { get; }

    /// <summary>The words that the rule understands, for enumerations and lists of them; otherwise empty.</summary>
    public IReadOnlyList<string> Options { get; }

    /// <summary>A whole number.</summary>
    public static Parameter<int> Number(string name) => new(name, ParameterType.Number, [], value => (int)value);

    /// <summary>A length.</summary>
    public static Parameter<Duration> Duration(string name) => new(name, ParameterType.Duration, [], value => (Duration)value);

    /// <summary>One word of an enumeration, written in policies in lower case with hyphens.</summary>
    public static Parameter<T> Enumeration<T>(string name)
        where T : struct, Enum
    {
        var members = Words.Of<T>();
        return new(name, ParameterType.Enumeration, members.Keys, value => members[(string)value]);
    }

    /// <summary>Free words.</summary>
    public static Parameter<IReadOnlyList<string>> List(string name) =>
        new(name, ParameterType.List, [], value => (IReadOnlyList<string>)value);

    /// <summary>Words of an enumeration.</summary>
    public static Parameter<IReadOnlyList<T>> ListOf<T>(string name)
        where T : struct, Enum
    {
        var members = Words.Of<T>();
        return new(name, ParameterType.List, members.Keys, value => [.. ((IReadOnlyList<string>)value).Select(word => members[word])]);
    }

    /// <summary>A table.</summary>
    public static Parameter<Table> Table(string name) => new(name, ParameterType.Table, [], value => (Table)value);

    /// <summary>How a day is found from a day.</summary>
    public static Parameter<DateRule> DateRule(string name) => new(name, ParameterType.DateRule, [], value => (DateRule)value);

    /// <summary>An instrument.</summary>
    public static Parameter<Instrument> Instrument(string name) => new(name, ParameterType.Instrument, [], value => (Instrument)value);

    /// <summary>A sentence.</summary>
    public static Parameter<Wording> Text(string name) => new(name, ParameterType.Text, [], value => (Wording)value);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A parameter whose value a rule reads as <typeparamref name="T"/>. Made by the methods of <see cref="Parameter"/>.</summary>
/// <typeparam name="T">What the rule reads.</typeparam>
public sealed class Parameter<T> : Parameter
    where T : notnull
{
    private readonly Func<object, T> _convert;

    internal Parameter(string name, ParameterType type, IReadOnlyList<string> options, Func<object, T> convert)
        : base(name, type, options) => _convert = convert;

    /// <summary>The stored value as the rule reads it.</summary>
    public T Convert(object value) => _convert(value);
}

/// <summary>Words of policies for the members of enumerations: <c>HeadOfLowerOrganisation</c> is written <c>head-of-lower-organisation</c>.</summary>
public static class Words
{
    /// <summary>The word for a member.</summary>
    public static string Of<T>(T member)
        where T : struct, Enum => Hyphenate(member.ToString());

    /// <summary>All words of an enumeration with their members.</summary>
    public static FrozenDictionary<string, T> Of<T>()
        where T : struct, Enum => Cache<T>.Members;

    private static string Hyphenate(string name)
    {
        var word = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && word.Length > 0)
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }

    private static class Cache<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<string, T> Members = Enum.GetValues<T>()
            .ToFrozenDictionary(member => Hyphenate(member.ToString()), StringComparer.Ordinal);
    }
}
