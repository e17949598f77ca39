using System.Security.Cryptography;
using System.Text;

namespace Guihang.Evaluation;

/// <summary>
/// Codes as they are printed: groups of four letters and digits, without those that are taken for others (Crockford's alphabet). The first group names the box,
/// the others are 80 random bits, so that a keyed hash without many rounds is as good as one with them.
/// </summary>
internal static class OneTimeCode
{
    public const int HashLength = 32;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Group = 4;
    private const int SecretLength = 16;
    private const int BitsOfALetter = 5;

    /// <summary>A group that names a box.</summary>
    public static string Number(Action<Span<byte>> random) => Letters(random, Group);

    /// <summary>The secret part of a code, or a closing code.</summary>
    public static string Secret(Action<Span<byte>> random) =>
        string.Join('-', Letters(random, SecretLength).Chunk(Group).Select(group => new string(group)));

    /// <summary>A code as it was typed, without what people add or leave out; null where it is none.</summary>
    public static (string Number, string Secret)? Read(string? typed)
    {
        var letters = Plain(typed);
        return letters.Length == Group + SecretLength && letters.All(Alphabet.Contains) ? (letters[..Group], letters[Group..]) : null;
    }

    /// <summary>What was typed, without separators, and with the letters that it was printed with.</summary>
    public static string Plain(string? typed) =>
        new([
            .. (typed ?? "")
                .Where(char.IsAsciiLetterOrDigit)
                .Select(char.ToUpperInvariant)
                .Select(letter =>
                    letter switch
                    {
                        'O' => '0',
                        'I' or 'L' => '1',
                        _ => letter,
                    }
                ),
        ]);

    /// <summary>What is kept of a code.</summary>
    public static byte[] Hash(byte[] key, string secret) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(Plain(secret)));

    private static string Letters(Action<Span<byte>> random, int count)
    {
        var bytes = new byte[count];
        random(bytes);
        return new string([.. bytes.Select(letter => Alphabet[letter & ((1 << BitsOfALetter) - 1)])]);
    }
}
