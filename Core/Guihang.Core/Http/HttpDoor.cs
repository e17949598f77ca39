using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Guihang.Core.Json;
using Guihang.Core.Policies.Book;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Guihang.Core.Http;

/// <summary>An answer that has a version, given as its ETag.</summary>
public interface IVersioned
{
    /// <summary>The version, from 1.</summary>
    int Version { get; }
}

/// <summary>The door as HTTP knows it: who calls by header, versions as ETag and If-Match, keys as Idempotency-Key.</summary>
public sealed class HttpDoor(Door door, HeaderIdentity identity, PolicyBook book, IHttpContextAccessor accessor)
{
    /// <summary>The header with a creation's key.</summary>
    public const string IdempotencyKeyHeader = "Idempotency-Key";

    /// <summary>The header that says that a creation's answer is that of an earlier call.</summary>
    public const string ReplayedHeader = "Idempotency-Replayed";

    /// <summary>The header with the hash of the policy book.</summary>
    public const string PolicyBookHeader = "Guihang-Policy-Book";

    private const int LongestKey = 100;

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>Answers a query.</summary>
    public async Task<Ok<T>> Get<T>(IQuery<T> query, CancellationToken cancellationToken)
    {
        var answer = await Send(query, await CallOf(cancellationToken), cancellationToken);
        return TypedResults.Ok(answer);
    }

    /// <summary>Creates something, once for a key.</summary>
    /// <param name="creation">The creation.</param>
    /// <param name="location">Where the created thing is found.</param>
    /// <param name="cancellationToken">Set when the caller has gone away.</param>
    public async Task<Created<T>> Create<T>(IChange<T> creation, Func<T, string> location, CancellationToken cancellationToken)
    {
        var call = await CallOf(cancellationToken) with { Idempotency = Key(creation) };
        var answer = await Send(creation, call, cancellationToken);
        if (call.IsReplay)
        {
            Http.Response.Headers[ReplayedHeader] = "true";
        }

        return TypedResults.Created(location(answer), answer);
    }

    /// <summary>Changes something that the caller has seen in the version that If-Match names.</summary>
    /// <param name="change">The change, for the version expected.</param>
    /// <param name="cancellationToken">Set when the caller has gone away.</param>
    public async Task<Ok<T>> Change<T>(Func<int, IChange<T>> change, CancellationToken cancellationToken)
    {
        var call = await CallOf(cancellationToken);
        var answer = await Send(change(ExpectedVersion()), call, cancellationToken);
        return TypedResults.Ok(answer);
    }

    /// <summary>Replaces or removes something of the caller's own: done twice it comes to the same, so that it takes no key and no version.</summary>
    public async Task<Ok<T>> Replace<T>(IChange<T> replacement, CancellationToken cancellationToken)
    {
        var answer = await Send(replacement, await CallOf(cancellationToken), cancellationToken);
        return TypedResults.Ok(answer);
    }

    /// <summary>Takes what must leave no trace: who calls, from where and with which key is not read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Set when the caller has gone away.</param>
    public async Task<Ok<T>> WithoutTrace<T>(MediatR.IRequest<T> request, CancellationToken cancellationToken)
    {
        var call = new Call(Caller.BallotHolder) { Language = CultureInfo.CurrentUICulture };
        var answer = await Send(request, call, cancellationToken);
        return TypedResults.Ok(answer);
    }

    private async Task<T> Send<T>(MediatR.IRequest<T> request, Call call, CancellationToken cancellationToken)
    {
        var answer = await door.Send(call, request, cancellationToken);
        Http.Response.Headers[PolicyBookHeader] = book.Hash;
        if (answer is IVersioned versioned)
        {
            Http.Response.Headers.ETag = $"\"{versioned.Version.ToString(CultureInfo.InvariantCulture)}\"";
        }

        return answer;
    }

    private async ValueTask<Call> CallOf(CancellationToken cancellationToken) =>
        new(await identity.Of(Http, cancellationToken)) { Language = CultureInfo.CurrentUICulture };

    private IdempotencyKey Key<T>(IChange<T> creation)
    {
        var key = Http.Request.Headers[IdempotencyKeyHeader].ToString();
        if (key.Length is 0 or > LongestKey)
        {
            throw new ProblemException(CoreProblems.KeyMissing, LongestKey);
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(creation, creation.GetType(), JsonForms.Api);
        return new IdempotencyKey($"{Http.Request.Method} {Http.Request.Path}", key, SHA256.HashData(body));
    }

    private int ExpectedVersion() =>
        EntityTagHeaderValue.TryParse(Http.Request.Headers.IfMatch.ToString(), out var tag)
        && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new ProblemException(CoreProblems.VersionMissing);
}
