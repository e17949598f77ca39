using System.Globalization;
using System.Text.Json;

namespace Guihang.Core.Policies.Explaining;

/// <summary>The words of fixed sets as people read them, as explanations and documents write them.</summary>
public static class WordTexts
{
    /// <summary>A word of a set.</summary>
    public static string Of(Enum word, CultureInfo language) => Of(word.ToString(), language);

    /// <summary>A word as code or policies write it, such as <c>unit-secretary</c>; what has no text stays as it is.</summary>
    public static string Of(string word, CultureInfo language) =>
        ExplanationText.Words.GetString($"word.{Camel(word)}", language) ?? word;

    private static string Camel(string word)
    {
        var parts = word.Split('-', StringSplitOptions.RemoveEmptyEntries);
        return JsonNamingPolicy.CamelCase.ConvertName(string.Concat(parts.Select(part => char.ToUpperInvariant(part[0]) + part[1..])));
    }
}
