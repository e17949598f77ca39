namespace Guihang.Evaluation;

/// <summary>Pieces of one length in one value, sorted by their bytes: which came first cannot be told from it.</summary>
internal static class SortedPieces
{
    public static byte[] Of(IEnumerable<byte[]> pieces) => [.. pieces.Order(Comparer<byte[]>.Create(Compare)).SelectMany(piece => piece)];

    public static IReadOnlyList<byte[]> Split(byte[] value, int length) => [.. value.Chunk(length)];

    private static int Compare(byte[]? one, byte[]? other) => one.AsSpan().SequenceCompareTo(other);
}
