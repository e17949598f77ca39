using System.Buffers.Binary;

namespace Guihang.Visits;

/// <summary>
/// How alike the words of two records are. Each text is cut into pieces of three characters; of these the smallest hashes under many orders are kept
/// (MinHash, Broder 1997): the part of them that two texts share is about the part of their pieces that they share.
/// </summary>
internal static class VisitText
{
    private const int Orders = 64;
    private const int Piece = 3;
    private static readonly char[] Ends = ['。', '！', '？', '；', '\n', '!', '?', ';'];

    // Of less text only the whole is compared: pieces of "thinking stable" stand in every other record.
    private const int TooLittle = 20;

    /// <summary>What is kept of a record's words; empty where there are none.</summary>
    public static byte[] Sketch(Visit visit) => Sketch($"{visit.Thinking}{visit.Work}{visit.Correction}{visit.UnitOpinion}");

    /// <summary>What is kept of a text; empty where there is nothing in it.</summary>
    public static byte[] Sketch(string text)
    {
        var letters = Letters(text);
        if (letters.Length < TooLittle)
        {
            return letters is "" ? [] : BitConverter.GetBytes(Hash(letters));
        }

        Span<uint> smallest = stackalloc uint[Orders];
        smallest.Fill(uint.MaxValue);
        for (var i = 0; i + Piece <= letters.Length; i++)
        {
            var piece = Hash(letters.AsSpan(i, Piece));
            for (var order = 0; order < Orders; order++)
            {
                smallest[order] = Math.Min(smallest[order], Mix(piece ^ ((ulong)(order + 1) * 0x9E3779B97F4A7C15)));
            }
        }

        var sketch = new byte[Orders * sizeof(uint)];
        for (var order = 0; order < Orders; order++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(sketch.AsSpan(order * sizeof(uint)), smallest[order]);
        }

        return sketch;
    }

    /// <summary>About how much of two texts is alike, in percent.</summary>
    public static int Alike(byte[] one, byte[] other)
    {
        if (one.Length == 0 || one.Length != other.Length)
        {
            return 0;
        }

        if (one.Length == sizeof(ulong))
        {
            return one.AsSpan().SequenceEqual(other) ? 100 : 0;
        }

        var same = 0;
        for (var at = 0; at < one.Length; at += sizeof(uint))
        {
            same += one.AsSpan(at, sizeof(uint)).SequenceEqual(other.AsSpan(at, sizeof(uint))) ? 1 : 0;
        }

        return same * 100 / Orders;
    }

    /// <summary>
    /// Where two records are most alike: the sentence of the one that is most like a sentence of the other, the longest of those that are; null where none is
    /// like any.
    /// </summary>
    public static AlikePlace? MostAlike(Visit visit, Visit other)
    {
        var others = Sentences(other).ToList();
        return Sentences(visit)
            .SelectMany(one => others.Select(two => (One: one, Two: two, Shared: Shared(one.Pieces, two.Pieces))))
            .Where(pair => pair.Shared > 0)
            .OrderByDescending(pair => pair.Shared)
            .ThenByDescending(pair => pair.One.Text.Length)
            .ThenByDescending(pair => pair.One.Field == pair.Two.Field)
            .Select(pair => new AlikePlace(pair.One.Field, pair.One.Text, pair.Two.Field, pair.Two.Text))
            .FirstOrDefault();
    }

    private static IEnumerable<(VisitField Field, string Text, HashSet<string> Pieces)> Sentences(Visit visit) =>
        new (VisitField Field, string? Text)[]
        {
            (VisitField.Thinking, visit.Thinking),
            (VisitField.Work, visit.Work),
            (VisitField.Correction, visit.Correction),
            (VisitField.UnitOpinion, visit.UnitOpinion),
        }
            .SelectMany(field =>
                (field.Text ?? "")
                    .Split(Ends, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(sentence => (field.Field, sentence, Pieces(Letters(sentence))))
            )
            .Where(sentence => sentence.Item3.Count > 0);

    private static HashSet<string> Pieces(string letters) =>
        letters.Length is > 0 and < Piece
            ? [letters]
            : [.. Enumerable.Range(0, Math.Max(0, letters.Length - Piece + 1)).Select(i => letters.Substring(i, Piece))];

    private static double Shared(HashSet<string> one, HashSet<string> other)
    {
        var both = one.Count(other.Contains);
        return (double)both / (one.Count + other.Count - both);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static ulong Hash(ReadOnlySpan<char> piece)
    {
        ulong hash = 14695981039346656037;
        foreach (var letter in piece)
        {
            hash = (hash ^ letter) * 1099511628211;
        }

        return hash;
    }

    private static uint Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return (uint)((value ^ (value >> 31)) >> 32);
    }
}

/// <summary>Where two records are alike.</summary>
/// <param name="Field">The field of the record.</param>
/// <param name="Sentence">Its sentence.</param>
/// <param name="OtherField">The field of the other record.</param>
/// <param name="OtherSentence">Its sentence.</param>
internal sealed record AlikePlace(VisitField Field, string Sentence, VisitField OtherField, string OtherSentence);

/// <summary>The fields of a record that hold what was said.</summary>
public enum VisitField
{
    /// <summary>The person's thinking (思想).</summary>
    Thinking,

    /// <summary>The person's work (工作).</summary>
    Work,

    /// <summary>How the error is being corrected (整改).</summary>
    Correction,

    /// <summary>The unit's opinion (单位意见).</summary>
    UnitOpinion,
}
