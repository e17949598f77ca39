using System.Globalization;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Problems;
using Guihang.Policy;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Guihang.Core.Http;

/// <summary>A problem as RFC 9457 writes it, in the language of the call.</summary>
/// <param name="Type" example="urn:guihang:problem:sanction.before-decision">Names the kind of problem: <c>urn:guihang:problem:</c> and its code.</param>
/// <param name="Title" example="早于处分决定">What this kind of problem is called.</param>
/// <param name="Status" example="422">The HTTP status.</param>
/// <param name="Detail" example="该日期早于 2018-09-05 的处分决定。应为 2018-09-05 或者以后。">What is wrong, and what would be right.</param>
/// <param name="Code" example="sanction.before-decision">The kind's code.</param>
/// <param name="Errors">The fields that are wrong; empty where the problem is not about fields.</param>
/// <param name="TraceId" example="0HNK2T6B3M5QF:00000001">By which the call is found in the log.</param>
public sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    IReadOnlyList<FieldProblem> Errors,
    string TraceId
);

/// <summary>Answers every fault with a problem; what is not the caller's fault is logged without anything of the case.</summary>
public sealed partial class ProblemWriter(ILogger<ProblemWriter> log) : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        var language = CultureInfo.CurrentUICulture;
        var problem = exception switch
        {
            ProblemException known => known,
            BadHttpRequestException unreadable => UnreadableRequest.Explain(
                unreadable,
                httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint,
                language
            ),
            Data.WriteConflictException => new ProblemException(CoreProblems.Busy),
            _ => new ProblemException(CoreProblems.Unexpected),
        };
        if (problem.Code.Status >= StatusCodes.Status500InternalServerError)
        {
            Failed(exception.GetType().Name, exception.StackTrace ?? "");
        }

        await Write(httpContext, problem, language, cancellationToken);
        return true;
    }

    /// <summary>Answers what no endpoint answers, such as an address that there is not.</summary>
    public static Task WriteStatus(Microsoft.AspNetCore.Diagnostics.StatusCodeContext context)
    {
        var http = context.HttpContext;
        var code = http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => CoreProblems.NoSuchAddress,
            StatusCodes.Status405MethodNotAllowed => CoreProblems.MethodNotAllowed,
            StatusCodes.Status415UnsupportedMediaType => CoreProblems.NotJson,
            _ => CoreProblems.Unreadable with { Status = http.Response.StatusCode },
        };
        return Write(http, new ProblemException(code), CultureInfo.CurrentUICulture, http.RequestAborted);
    }

    /// <summary>The problem as it is written.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="language">The language of its texts.</param>
    /// <param name="traceId">By which the call is found in the log.</param>
    public static ProblemBody Body(ProblemException problem, CultureInfo language, string traceId)
    {
        object[] arguments = [.. problem.Arguments.Select(argument => argument is Wording wording ? wording.In(language) : argument)];
        var (wrong, right) = (problem.Code.Wrong(language, arguments), problem.Code.Right(language, arguments));
        return new ProblemBody(
            $"urn:guihang:problem:{problem.Code.Name}",
            problem.Code.Title(language),
            problem.Code.Status,
            language.TwoLetterISOLanguageName == "en" ? $"{wrong} {right}" : wrong + right,
            problem.Code.Name,
            problem.Field is { } field ? [new FieldProblem(field, problem.Code.Name, wrong, right)] : problem.Fields,
            traceId
        );
    }

    private static Task Write(HttpContext http, ProblemException problem, CultureInfo language, CancellationToken cancellationToken)
    {
        http.Response.StatusCode = problem.Code.Status;
        return http.Response.WriteAsJsonAsync(
            Body(problem, language, http.TraceIdentifier),
            Json.JsonForms.Api,
            "application/problem+json",
            cancellationToken
        );
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed with {Fault}.\n{Stack}")]
    private partial void Failed(string fault, string stack);
}
