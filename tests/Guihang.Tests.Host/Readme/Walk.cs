using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Guihang.Tests.Host.Support;

namespace Guihang.Tests.Host.Readme;

/// <summary>What the README tells a newcomer to type works as it stands there, and the answers that it prints are the ones that come.</summary>
public sealed partial class Walk
{
    [Fact]
    public async Task The_commands_of_the_README_give_the_answers_that_it_prints()
    {
        var steps = Steps("README.md");
        Assert.True(steps.Count >= 9, $"The README has {steps.Count} steps.");
        var folder = Directory.CreateTempSubdirectory("guihang-readme-");
        try
        {
            var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Database:Path"] = Path.Combine(folder.FullName, "demo.db"),
            };
            using var host = await HostProcess.Start(settings, "Development");
            foreach (var (command, answers) in steps)
            {
                var printed = await Bash(command.Replace("http://localhost:5080", host.Url, StringComparison.Ordinal));
                Assert.NotEmpty(answers);
                Assert.All(answers, answer => Assert.Contains(answer, printed, StringComparison.Ordinal));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_Chinese_README_has_the_same_commands_and_answers() => Assert.Equal(Describe("README.md"), Describe("README.zh-CN.md"));

    private static string[] Describe(string file) => [.. Steps(file).Select(step => $"{step.Command}\n{string.Join('\n', step.Answers)}")];

    private static List<(string Command, string[] Answers)> Steps(string file) =>
        [
            .. Step()
                .Matches(County.Outside(File.ReadAllText(Path.Combine(Root(), file))))
                .Select(step => (step.Groups["command"].Value, step.Groups["answer"].Captures.Select(answer => answer.Value).ToArray())),
        ];

    internal static async Task<string> Bash(string command, string? folder = null)
    {
        var start = new ProcessStartInfo("bash", ["-c", command])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = folder ?? "",
        };
        using var bash = Process.Start(start)!;
        var printed = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        Assert.Equal(0, bash.ExitCode);
        return printed;
    }

    internal static string Root([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../.."));

    // A fenced curl command, then the answer in parts, each quoted on a line of its own.
    [GeneratedRegex(
        @"```bash\n(?<command>curl [^\n]+)\n```\n(\n> `(?<answer>[^\n]+)`|\n?> `(?<answer>[^\n]+)`)+",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Step();
}
