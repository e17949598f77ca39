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
        IReadOnlyList<string> spelt = [""];
        IReadOnlyList<string> initials = [""];
        for (var from = written.Length - 1; from >= 0; from--)
        {
            spelt = Before(Pinyin.Of(written[from]), spelt);
            initials = Before(Pinyin.InitialsOf(written[from]), initials);
            keys.Add(written[from..]);
            foreach (var key in spelt)
            {
                keys.Add(Cut(key));
            }

            foreach (var key in initials)
            {
                keys.Add(Cut(key));
            }
        }

        return keys;
    }

    /// <summary>How a whole name may be spelt in pinyin: two names that share one sound alike.</summary>
    public static IReadOnlyList<string> Spellings(string name)
    {
        var written = Normal(name);
        IReadOnlyList<string> spelt = [""];
        for (var from = written.Length - 1; from >= 0; from--)
        {
            spelt = Before(Pinyin.Of(written[from]), spelt);
        }

        return spelt;
    }

    private static string[] Before(IReadOnlyList<string> parts, IReadOnlyList<string> endings)
    {
        var spelt = new string[Math.Min(parts.Count * endings.Count, MostSpellings)];
        for (var i = 0; i < spelt.Length; i++)
        {
            spelt[i] = parts[i / endings.Count] + endings[i % endings.Count];
        }

        return spelt;
    }

    private static string Cut(string key) => key.Length > Longest ? key[..Longest] : key;
}
