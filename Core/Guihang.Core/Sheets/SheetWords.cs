using System.Globalization;
using System.Resources;
using System.Text.Json;

namespace Guihang.Core.Sheets;

/// <summary>The headers of columns and the words of fixed sets, as people read them in sheets.</summary>
public static class SheetWords
{
    /// <summary>The texts: <c>column.name</c>, or <c>column.Type.name</c> where a name means something of its own there; <c>word.Set.word</c>.</summary>
    public static ResourceManager Texts { get; } = new("Guihang.Core.Sheets.Texts", typeof(SheetWords).Assembly);

    private static readonly ResourceManager Explained = new("Guihang.Core.Policies.Explaining.Texts", typeof(SheetWords).Assembly);

    /// <summary>The header of a field; null where there is no text for it.</summary>
    public static string? Header(Type owner, string field, CultureInfo language) =>
        Texts.GetString($"column.{owner.Name}.{field}", language) ?? Texts.GetString($"column.{field}", language);

    /// <summary>A word of a fixed set; null where there is no text for it.</summary>
    public static string? Word(Enum word, CultureInfo language)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(word.ToString());
        return Texts.GetString($"word.{word.GetType().Name}.{name}", language)
            ?? Texts.GetString($"word.{name}", language)
            ?? Explained.GetString($"word.{name}", language);
    }

    internal static string Flag(bool flag, CultureInfo language) => Explained.GetString(flag ? "word.true" : "word.false", language)!;
}
