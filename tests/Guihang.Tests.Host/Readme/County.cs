using System.Text.RegularExpressions;
using Guihang.Tests.Host.Support;

namespace Guihang.Tests.Host.Readme;

/// <summary>What the README tells somebody who adds a county is done as it stands there, in a copy of the plugins' folder.</summary>
public sealed partial class County
{
    private const string Run = "dotnet run --project Host -- ";

    /// <summary>A README without the section, which needs a host of its own.</summary>
    internal static string Outside(string readme) => readme.Replace(Section(readme), "", StringComparison.Ordinal);

    [Fact]
    public async Task A_county_is_added_as_the_README_says()
    {
        var steps = Steps("README.md");
        Assert.True(steps.Count >= 6, $"The section has {steps.Count} steps.");
        using var plugins = new PluginCopy();
        var folder = Directory.CreateTempSubdirectory("guihang-county-");
        Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "Plugins"), plugins.Folder);
        HostProcess? host = null;
        try
        {
            foreach (var (command, answers) in steps)
            {
                if (Served().Match(command) is { Success: true } served)
                {
                    var settings = new Dictionary<string, string?>(plugins.Settings, StringComparer.Ordinal)
                    {
                        ["Database:Path"] = Path.Combine(folder.FullName, "demo.db"),
                        [served.Groups["key"].Value] = served.Groups["value"].Value,
                    };
                    host = await HostProcess.Start(settings, "Development");
                    continue;
                }

                var program = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "Guihang.Host.dll")}' ";
                var printed = await Walk.Bash(
                    command
                        .Replace(Run, program, StringComparison.Ordinal)
                        .Replace("http://localhost:5080", host?.Url, StringComparison.Ordinal),
                    folder.FullName
                );
                Assert.All(answers, answer => Assert.Contains(answer, printed, StringComparison.Ordinal));
            }

            Assert.NotNull(host);
            Assert.True(steps.Sum(step => step.Answers.Length) >= 4);
        }
        finally
        {
            host?.Dispose();
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_Chinese_README_adds_it_with_the_same_commands_and_answers() =>
        Assert.Equal(Describe("README.md"), Describe("README.zh-CN.md"));

    private static string[] Describe(string file) => [.. Steps(file).Select(step => $"{step.Command}\n{string.Join('\n', step.Answers)}")];

    private static List<(string Command, string[] Answers)> Steps(string file) =>
        [
            .. Step()
                .Matches(Section(File.ReadAllText(Path.Combine(Walk.Root(), file))))
                .Select(step => (step.Groups["command"].Value, step.Groups["answer"].Captures.Select(answer => answer.Value).ToArray())),
        ];

    private static string Section(string readme) => Heading().Match(readme).Value;

    [GeneratedRegex(
        @"^## (Add a county|添加一个县)\n.*?(?=^## )",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Heading();

    // Fenced commands, then the answer in parts, where there is one, each quoted on a line of its own.
    [GeneratedRegex(
        @"```bash\n(?<command>.+?)\n```\n(\n?> `(?<answer>[^\n]+)`\n)*",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Step();

    [GeneratedRegex("^dotnet run --project Host -- --(?<key>[^=\\s]+)=(?<value>\\S+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Served();
}
