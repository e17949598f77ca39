using Guihang.Core.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Guihang.Core.Http;

/// <summary>An endpoint that takes a creation's key; the API document gives it the header.</summary>
public sealed class TakesIdempotencyKey;

/// <summary>An endpoint that takes the version seen; the API document gives it the header.</summary>
public sealed class TakesVersion;

/// <summary>An endpoint that asks nobody who he is and leaves no trace, in logs neither.</summary>
public sealed class LeavesNoTrace;

/// <summary>What a parameter of an address is; those that a request has as members are described there.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Description">What it is.</param>
/// <param name="Example">An example; a word in braces stands for an id of the demo.</param>
public sealed record DescribedParameter(string Name, string Description, string Example);

/// <summary>A problem with which an endpoint may answer, beyond those that follow from what it takes.</summary>
/// <param name="Code">The problem.</param>
/// <param name="Arguments">What its texts are filled with in the example.</param>
public sealed record AnswersProblem(ProblemCode Code, IReadOnlyList<object> Arguments);

/// <summary>Says of endpoints what the API document needs: names, summaries, parameters, and which problems may come back.</summary>
public static class EndpointDocs
{
    /// <summary>Names and describes the operation.</summary>
    /// <param name="route">The endpoint.</param>
    /// <param name="operationId">The name from which clients make a method.</param>
    /// <param name="zh">The summary in Chinese.</param>
    /// <param name="en">The summary in English.</param>
    /// <param name="description">What it does, its rules and its side effects.</param>
    public static RouteHandlerBuilder Describe(
        this RouteHandlerBuilder route,
        string operationId,
        string zh,
        string en,
        string description
    ) => route.WithName(operationId).WithSummary($"{zh} · {en}").WithDescription(description);

    /// <summary>Describes a parameter of the address.</summary>
    /// <param name="route">The endpoint.</param>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="description">What it is.</param>
    /// <param name="example">An example; a word in braces stands for an id of the demo.</param>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder route, string parameter, string description, string example) =>
        route.WithMetadata(new DescribedParameter(parameter, description, example));

    /// <summary>The endpoint may answer with a problem of its own.</summary>
    /// <param name="route">The endpoint.</param>
    /// <param name="code">The problem.</param>
    /// <param name="arguments">What its texts are filled with in the example.</param>
    public static RouteHandlerBuilder MayAnswer(this RouteHandlerBuilder route, ProblemCode code, params object[] arguments) =>
        route.WithMetadata(new AnswersProblem(code, arguments));

    /// <summary>The endpoint creates, once for a key.</summary>
    public static RouteHandlerBuilder Creates(this RouteHandlerBuilder route) => route.WithMetadata(new TakesIdempotencyKey());

    /// <summary>The endpoint asks nobody who he is, and leaves no trace.</summary>
    public static RouteHandlerBuilder LeavesNoTrace(this RouteHandlerBuilder route) => route.WithMetadata(new LeavesNoTrace());

    /// <summary>The endpoint changes what the caller has seen.</summary>
    public static RouteHandlerBuilder Changes(this RouteHandlerBuilder route) => route.WithMetadata(new TakesVersion());
}
