using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Guihang.Core.Http;

/// <summary>An endpoint that takes a creation's key; the API document gives it the header.</summary>
public sealed class TakesIdempotencyKey;

/// <summary>An endpoint that takes the version seen; the API document gives it the header.</summary>
public sealed class TakesVersion;

/// <summary>Says of endpoints what the API document needs: names, summaries, and which problems may come back.</summary>
public static class EndpointDocs
{
    private const string ProblemType = "application/problem+json";

    /// <summary>Names and describes the operation.</summary>
    /// <param name="route">The endpoint.</param>
    /// <param name="operationId">The name from which clients make a method.</param>
    /// <param name="zh">The summary in Chinese.</param>
    /// <param name="en">The summary in English.</param>
    /// <param name="description">What it does, its rules and its side effects.</param>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder route, string operationId, string zh, string en, string description) =>
        route.WithName(operationId).WithSummary($"{zh} · {en}").WithDescription(description);

    /// <summary>The endpoint reads.</summary>
    public static RouteHandlerBuilder Reads(this RouteHandlerBuilder route) => route.WithProblems(400, 401, 403, 404);

    /// <summary>The endpoint creates, once for a key.</summary>
    public static RouteHandlerBuilder Creates(this RouteHandlerBuilder route) =>
        route.WithMetadata(new TakesIdempotencyKey()).WithProblems(400, 401, 403, 404, 409, 422);

    /// <summary>The endpoint changes what the caller has seen.</summary>
    public static RouteHandlerBuilder Changes(this RouteHandlerBuilder route) =>
        route.WithMetadata(new TakesVersion()).WithProblems(400, 401, 403, 404, 409, 412, 422, 428);

    private static RouteHandlerBuilder WithProblems(this RouteHandlerBuilder route, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            route.Produces<ProblemBody>(status, ProblemType);
        }

        return route;
    }
}
