using System.Security.Cryptography;

namespace Guihang.Evaluation;

/// <summary>
/// A ballot in its envelope: sealed for the box's key, each with a key of its own (ECDH on P-256, then AES-GCM), so that two ballots with the same answer have
/// nothing in common. Whoever holds the database can seal a ballot, and open none.
/// </summary>
internal static class SealedBallot
{
    /// <summary>The length of an envelope: a point of the curve, the answer, the tag.</summary>
    public const int Length = (2 * Coordinate) + 1 + Tag;

    /// <summary>The answer of a blank ballot, which is returned and not valid.</summary>
    public const byte Blank = byte.MaxValue;

    private const int Coordinate = 32;
    private const int Tag = 16;

    // The closing code is random and long: a slow derivation would add nothing.
    private static readonly PbeParameters Lock = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, iterationCount: 1000);

    // Each key seals one ballot.
    private static readonly byte[] Nonce = new byte[12];

    /// <summary>Makes the keys of a box.</summary>
    public static (byte[] Public, byte[] Locked) Keys(string closingCode)
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return (pair.ExportSubjectPublicKeyInfo(), pair.ExportEncryptedPkcs8PrivateKey(OneTimeCode.Plain(closingCode), Lock));
    }

    /// <summary>Seals an answer.</summary>
    public static byte[] Seal(byte[] publicKey, Guid box, byte answer)
    {
        using var theirs = ECDiffieHellman.Create();
        theirs.ImportSubjectPublicKeyInfo(publicKey, out _);
        using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var envelope = new byte[Length];
        var point = own.ExportParameters(includePrivateParameters: false).Q;
        point.X!.CopyTo(envelope, 0);
        point.Y!.CopyTo(envelope, Coordinate);
        using var cipher = new AesGcm(own.DeriveKeyFromHash(theirs.PublicKey, HashAlgorithmName.SHA256), Tag);
        var sealedPart = envelope.AsSpan(2 * Coordinate);
        cipher.Encrypt(Nonce, [answer], sealedPart[..1], sealedPart[1..], box.ToByteArray());
        return envelope;
    }

    /// <summary>Opens the envelopes of a box.</summary>
    /// <exception cref="CryptographicException">The closing code is another one, or an envelope is not of this box.</exception>
    public static IReadOnlyList<byte> Open(byte[] lockedKey, string closingCode, Guid box, IEnumerable<byte[]> envelopes)
    {
        using var own = ECDiffieHellman.Create();
        own.ImportEncryptedPkcs8PrivateKey(OneTimeCode.Plain(closingCode), lockedKey, out _);
        return [.. envelopes.Select(envelope => Open(own, box, envelope))];
    }

    private static byte Open(ECDiffieHellman own, Guid box, byte[] envelope)
    {
        using var theirs = ECDiffieHellman.Create(
            new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new ECPoint { X = envelope[..Coordinate], Y = envelope[Coordinate..(2 * Coordinate)] },
            }
        );
        using var cipher = new AesGcm(own.DeriveKeyFromHash(theirs.PublicKey, HashAlgorithmName.SHA256), Tag);
        var sealedPart = envelope.AsSpan(2 * Coordinate);
        Span<byte> answer = stackalloc byte[1];
        cipher.Decrypt(Nonce, sealedPart[..1], sealedPart[1..], answer, box.ToByteArray());
        return answer[0];
    }
}
