namespace Guihang.Sanctions.Names;

/// <summary>
/// Under what a name is found: each of its endings as it is written, in pinyin and by initials, so that a search by any part of it is the beginning of a key
/// and an index answers it.
/// </summary>
internal static class NameKeys
{
    /// <summary>The longest key that is kept; a longer search finds what begins with it.</summary>
    public const int Longest = 60;

    // A name of many characters with several readings each would have thousands of spellings; nobody types the rarest of them.
    private const int MostSpellings = 16;

    /// <summary>What a search is compared with: small letters, no spaces.</summary>
    public static string Normal(string text)
    {
        var normal = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))).ToLowerInvariant();
        return normal.Length > Longest ? normal[..Longest] : normal;
    }

    /// <summary>All keys of a name.</summary>
    public static IReadOnlySet<string> Of(string name)
    {
        var written = Normal(name);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var from = 0; from < written.Length; from++)
        {
            var ending = written[from..];
            keys.Add(ending);
            keys.UnionWith(Spellings(ending).Select(Cut));
            keys.UnionWith(Spell(ending, reading => reading[..1]).Select(Cut));
        }

        return keys;
    }

    /// <summary>How a whole name may be spelt in pinyin: two names that share one sound alike.</summary>
    public static IReadOnlyList<string> Spellings(string name) => Spell(Normal(name), reading => reading);

    private static List<string> Spell(string text, Func<string, string> part)
    {
        List<string> spelt = [""];
        foreach (var character in text)
        {
            var parts = Pinyin.Of(character).Select(part).Distinct(StringComparer.Ordinal).ToList();
            spelt = [.. spelt.SelectMany(before => parts.Select(after => before + after)).Take(MostSpellings)];
        }

        return spelt;
    }

    private static string Cut(string key) => key.Length > Longest ? key[..Longest] : key;
}
