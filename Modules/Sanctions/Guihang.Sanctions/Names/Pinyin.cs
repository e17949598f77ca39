using System.Collections.Frozen;
using System.Reflection;

namespace Guihang.Sanctions.Names;

/// <summary>How characters are read, without tones. The table and its source are in <c>pinyin.txt</c>.</summary>
internal static class Pinyin
{
    private static readonly FrozenDictionary<char, string[]> Readings = Read();
    private static readonly FrozenDictionary<char, string[]> Initials = Readings.ToFrozenDictionary(
        pair => pair.Key,
        pair => pair.Value.Select(reading => reading[..1]).Distinct(StringComparer.Ordinal).ToArray()
    );

    /// <summary>The readings of a character; what is not in the table is read as it is written.</summary>
    public static IReadOnlyList<string> Of(char character) =>
        Readings.TryGetValue(character, out var readings) ? readings : AsWritten(character);

    /// <summary>The letters with which the readings of a character begin, each once.</summary>
    public static IReadOnlyList<string> InitialsOf(char character) =>
        Initials.TryGetValue(character, out var initials) ? initials : AsWritten(character);

    private static string[] AsWritten(char character) => [char.ToLowerInvariant(character).ToString()];

    private static FrozenDictionary<char, string[]> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("pinyin.txt")!;
        using var reader = new StreamReader(stream);
        var readings = new Dictionary<char, List<string>>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(' ') is not [var syllable, var characters] || syllable is "#")
            {
                continue;
            }

            foreach (var character in characters)
            {
                if (!readings.TryGetValue(character, out var known))
                {
                    readings[character] = known = [];
                }

                if (!known.Contains(syllable))
                {
                    known.Add(syllable);
                }
            }
        }

        return readings.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }
}
