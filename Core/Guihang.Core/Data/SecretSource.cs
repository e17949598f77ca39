using System.Security.Cryptography;

namespace Guihang.Core.Data;

/// <summary>Makes what nobody may guess: one-time codes and their keys.</summary>
public class SecretSource
{
    /// <summary>Fills the bytes at random.</summary>
    public virtual void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
