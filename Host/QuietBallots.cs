using Guihang.Core.Http;

namespace Guihang.Host;

/// <summary>
/// Keeps secret ballots out of the logs at the levels at which a host serves (Information and above): nothing below a warning is logged while one is handled,
/// and the two lines that the server writes about each request, with its time and address, are not written for any request, because they come before it is
/// known which one it is. Debug and Trace, at which the server tells of connections, are for development.
/// </summary>
internal static class QuietBallots
{
    private const string LinesOfEachRequest = "Microsoft.AspNetCore.Hosting.Diagnostics";

    private static readonly AsyncLocal<bool> IsQuiet = new();

    public static void AddQuietBallots(this IServiceCollection services) =>
        services.PostConfigure<LoggerFilterOptions>(options =>
        {
            if (!options.Rules.Any(rule => rule is { ProviderName: null, CategoryName: null }))
            {
                options.Rules.Add(new LoggerFilterRule(null, null, options.MinLevel, null));
            }

            for (var i = 0; i < options.Rules.Count; i++)
            {
                var rule = options.Rules[i];
                options.Rules[i] = new LoggerFilterRule(
                    rule.ProviderName,
                    rule.CategoryName,
                    rule.LogLevel,
                    (provider, category, level) =>
                        MayBeLogged(category, level) && rule.Filter?.Invoke(provider, category, level) is not false
                );
            }
        });

    /// <summary>From here on a request that leaves no trace is handled without one.</summary>
    public static void UseQuietBallots(this WebApplication app) =>
        app.Use(
            (http, next) =>
            {
                IsQuiet.Value = http.GetEndpoint()?.Metadata.GetMetadata<LeavesNoTrace>() is not null;
                return next(http);
            }
        );

    private static bool MayBeLogged(string? category, LogLevel level) =>
        level >= LogLevel.Warning || (!IsQuiet.Value && category != LinesOfEachRequest);
}
