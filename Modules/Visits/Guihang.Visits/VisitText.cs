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

    // Less text says nothing: "thinking stable" stands in every other record.
    private const int TooLittle = 20;

    /// <summary>What is kept of a record's words; empty where there are too few.</summary>
    public static byte[] Sketch(Visit visit) => Sketch($"{visit.Thinking}{visit.Work}{visit.Correction}{visit.UnitOpinion}");

    /// <summary>What is kept of a text; empty where there is too little of it.</summary>
    public static byte[] Sketch(string text)
    {
        var letters = string.Concat(text.Where(char.IsLetterOrDigit));
        if (letters.Length < TooLittle)
        {
            return [];
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

        var same = 0;
        for (var at = 0; at < one.Length; at += sizeof(uint))
        {
            same += one.AsSpan(at, sizeof(uint)).SequenceEqual(other.AsSpan(at, sizeof(uint))) ? 1 : 0;
        }

        return same * 100 / Orders;
    }

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
