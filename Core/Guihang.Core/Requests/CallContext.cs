using System.Globalization;
using Guihang.Core.Security;

namespace Guihang.Core.Requests;

/// <summary>What is known of the call while its request is handled.</summary>
public sealed class CallContext
{
    /// <summary>Who sent it.</summary>
    public Caller Caller { get; internal set; } = new(Guid.Empty, "", [], "", Guid.Empty);

    /// <summary>The language of its answer.</summary>
    public CultureInfo Language { get; internal set; } = CultureInfo.CurrentUICulture;

    /// <summary>The key under which the same creation is made once only; null where the caller gave none.</summary>
    public IdempotencyKey? Idempotency { get; internal set; }

    /// <summary>Whether the answer is that of an earlier call with the same key.</summary>
    public bool IsReplay { get; internal set; }
}

/// <summary>A creation's key: the same key from the same caller on the same route creates once.</summary>
/// <param name="Route">The route.</param>
/// <param name="Key">The caller's key.</param>
/// <param name="BodyHash">SHA-256 over what was sent, so that another body under the same key is refused.</param>
public sealed record IdempotencyKey(string Route, string Key, byte[] BodyHash);
