using System.Collections.Concurrent;
using System.Text.Json;
using Guihang.Core.Data;
using Guihang.Core.Json;
using Guihang.Core.Problems;

namespace Guihang.Core.Requests;

/// <summary>Answers of creations by caller, route and key, kept for seven days in the creation's own transaction.</summary>
public sealed class IdempotencyStore(Session session, CreationsInFlight inFlight, TimeProvider clock)
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    private const int Created = 201;

    private const string Select =
        "SELECT body_hash, body FROM core_idempotency WHERE officer_id = @p0 AND route = @p1 AND idempotency_key = @p2";

    private const string Insert = """
        INSERT INTO core_idempotency (officer_id, route, idempotency_key, body_hash, status, body, recorded_at)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
        """;

    /// <summary>Holds the key while its creation is under way.</summary>
    /// <exception cref="ProblemException">The same creation is under way already.</exception>
    public IDisposable? Claim(CallContext call) =>
        call.Idempotency is not { } key ? null
        : inFlight.TryClaim((call.Caller.OfficerId, key.Route, key.Key)) is { } claim ? claim
        : throw new ProblemException(CoreProblems.KeyInFlight);

    /// <summary>The answer of an earlier call with the key, and whether there was one.</summary>
    /// <exception cref="ProblemException">The earlier call had another body.</exception>
    public async Task<(bool IsFound, T? Answer)> Find<T>(CallContext call)
    {
        if (call.Idempotency is not { } key)
        {
            return (false, default);
        }

        await using var row = await session.Query(Select, call.Caller.OfficerId, key.Route, key.Key);
        if (!await row.ReadAsync())
        {
            return (false, default);
        }

        return ((byte[])row.GetValue(0)).AsSpan().SequenceEqual(key.BodyHash)
            ? (true, JsonSerializer.Deserialize<T>(row.GetString(1), JsonForms.Api))
            : throw new ProblemException(CoreProblems.KeyUsed);
    }

    /// <summary>Keeps the answer of a creation.</summary>
    public async Task Keep<T>(CallContext call, T answer)
    {
        if (call.Idempotency is { } key)
        {
            await session.Execute(
                Insert,
                call.Caller.OfficerId,
                key.Route,
                key.Key,
                key.BodyHash,
                Created,
                JsonSerializer.Serialize(answer, JsonForms.Api),
                clock.Now()
            );
        }
    }
}

/// <summary>The creations that are under way in this process.</summary>
public sealed class CreationsInFlight
{
    private readonly ConcurrentDictionary<(Guid Officer, string Route, string Key), Claim> _claims = new();

    internal IDisposable? TryClaim((Guid Officer, string Route, string Key) key)
    {
        var claim = new Claim(this, key);
        return _claims.TryAdd(key, claim) ? claim : null;
    }

    private sealed class Claim(CreationsInFlight owner, (Guid, string, string) key) : IDisposable
    {
        public void Dispose() => owner._claims.TryRemove(key, out _);
    }
}
