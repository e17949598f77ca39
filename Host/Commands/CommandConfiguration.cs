using System.CommandLine;

namespace Guihang.Host.Commands;

/// <summary>
/// What a command line gives beside the options of a command: configuration of the host, such as <c>--Database:Path=…</c> or <c>--urls …</c>, and nothing else.
/// A mistyped <c>--dryrun</c> must not be taken for configuration that nobody reads.
/// </summary>
internal static class CommandConfiguration
{
    // What the framework's host itself is configured by; all else has a section.
    private static readonly string[] OfHost =
    [
        WebHostDefaults.ApplicationKey,
        WebHostDefaults.CaptureStartupErrorsKey,
        WebHostDefaults.ContentRootKey,
        WebHostDefaults.DetailedErrorsKey,
        WebHostDefaults.EnvironmentKey,
        WebHostDefaults.HostingStartupAssembliesKey,
        WebHostDefaults.HostingStartupExcludeAssembliesKey,
        WebHostDefaults.HttpPortsKey,
        WebHostDefaults.HttpsPortsKey,
        WebHostDefaults.PreferHostingUrlsKey,
        WebHostDefaults.PreventHostingStartupKey,
        WebHostDefaults.ServerUrlsKey,
        WebHostDefaults.ShutdownTimeoutKey,
        WebHostDefaults.StartupAssemblyKey,
        WebHostDefaults.StaticWebAssetsKey,
        WebHostDefaults.SuppressStatusMessagesKey,
        WebHostDefaults.WebRootKey,
    ];

    /// <summary>The configuration.</summary>
    /// <exception cref="StartRefusedException">Something is neither configuration nor an option of the command.</exception>
    public static string[] Of(ParseResult parsed)
    {
        var tokens = parsed.UnmatchedTokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            var parts = tokens[i].Split('=', 2);
            // A section by itself, as configuration that is handed on has it, says nothing.
            if (!IsKey(parts[0]) && parts is not [_, ""])
            {
                var options = parsed.CommandResult.Command.Options.Where(option => option.Name.StartsWith("--", StringComparison.Ordinal));
                var known = string.Join(" ", options.Select(option => option.Name));
                throw new StartRefusedException(
                    $"不认得“{parts[0]}”，因此什么也没有做。可用的选项：{known}；配置项写作 --节:项=值。",
                    $"\"{parts[0]}\" is not known, so nothing was done. Options: {known}; configuration is written --Section:Key=value."
                );
            }

            // Its value may stand apart.
            i += parts is [_] && i + 1 < tokens.Count && !tokens[i + 1].StartsWith("--", StringComparison.Ordinal) ? 1 : 0;
        }

        return [.. tokens];
    }

    private static bool IsKey(string token) =>
        token.StartsWith("--", StringComparison.Ordinal)
        && (token.Contains(':', StringComparison.Ordinal) || OfHost.Contains(token[2..], StringComparer.OrdinalIgnoreCase));
}
