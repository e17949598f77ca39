using Guihang.Tests.Host.Support;

namespace Guihang.Tests.Host.Commands;

/// <summary>What no command knows and what is no configuration is refused before anything is done: a mistyped dry run must not write.</summary>
public sealed class Mistyped
{
    public static readonly TheoryData<string, string[]> Commands = new()
    {
        { "--dryrun", ["import", "台账.csv", "--jurisdiction", "440605", "--dryrun"] },
        { "--asof", ["bulletin", "511523", "jiangan", "--from", "2024-01-01", "--to", "2024-04-30", "--asof", "2024-01-31"] },
        { "--now", ["rebuild", "--now"] },
        { "again", ["rebuild", "--Database:Kind=Sqlite", "again"] },
        { "--port", ["--port", "80"] },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Is_refused_by_its_name_and_nothing_is_done(string token, string[] command)
    {
        var folder = Directory.CreateTempSubdirectory("guihang-").FullName;
        var database = Path.Combine(folder, "none.db");

        var (code, output) = await HostProcess.RunToEnd(Settings(database), "Testing", command);

        Assert.Equal(1, code);
        Assert.Contains($"“{token}”", output, StringComparison.Ordinal);
        Assert.Contains($"\"{token}\" is not known, so nothing was done.", output, StringComparison.Ordinal);
        Assert.False(File.Exists(database));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("--Database:Path={0}")]
    [InlineData("--Database:Path {0}")]
    public async Task Configuration_is_none_of_it(string written)
    {
        var folder = Directory.CreateTempSubdirectory("guihang-").FullName;
        var database = Path.Combine(folder, "some.db");

        var (code, output) = await HostProcess.RunToEnd(
            Settings(Path.Combine(folder, "none.db")),
            "Testing",
            ["rebuild", .. written.Split(' ').Select(part => part.Replace("{0}", database, StringComparison.Ordinal))]
        );

        Assert.True(code == 0, output);
        Assert.True(File.Exists(database));
        Directory.Delete(folder, recursive: true);
    }

    private static Dictionary<string, string?> Settings(string database) =>
        new(TestApp.Defaults, StringComparer.Ordinal) { ["Database:Path"] = database };
}
