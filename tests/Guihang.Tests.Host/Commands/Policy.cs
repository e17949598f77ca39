using Guihang.Tests.Host.Support;

namespace Guihang.Tests.Host.Commands;

/// <summary>The policy commands as a person at a terminal has them: what they print, and how they end.</summary>
public sealed class Policy
{
    [Fact]
    public async Task What_is_sound_is_said_to_be_and_nothing_else_is_touched()
    {
        using var plugins = new PluginCopy();
        var database = Path.Combine(plugins.Folder, "none.db");

        var (code, output) = await RunOn(plugins, database, "check", "--language", "en");

        Assert.Matches("[0-9]+ plugins checked: 0 faults, 0 warnings[.]", output);
        Assert.Equal(0, code);
        Assert.False(File.Exists(database));
    }

    [Fact]
    public async Task A_fault_is_printed_with_its_line_in_the_language_asked_for_and_ends_with_1()
    {
        using var plugins = new PluginCopy().Replace("440605.Nanhai/policies/visits.yaml", "value: unit-secretary", "value: nobody");

        var (code, output) = await Run(plugins, "check", "440605");
        var (_, english) = await Run(plugins, "check", Path.Combine(plugins.Folder, "440605.Nanhai"), "--language", "en");

        Assert.Equal(1, code);
        Assert.Contains("错误 440605.Nanhai/policies/visits.yaml:10", output, StringComparison.Ordinal);
        Assert.Contains("“nobody”不是“visits.first.visitor”的合法取值。", output, StringComparison.Ordinal);
        Assert.Contains("\"nobody\" is no value for \"visits.first.visitor\".", english, StringComparison.Ordinal);
        Assert.DoesNotContain("合法", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_that_comes_out_otherwise_ends_with_1()
    {
        using var plugins = new PluginCopy().Replace(
            "440605.Nanhai/cases/first-contact.yaml",
            "letters: [care-letter] } }\n- case: before",
            "letters: [] } }\n- case: before"
        );

        var (code, output) = await Run(plugins, "test", "440605.Nanhai", "--language", "en");
        var (others, _) = await Run(plugins, "test", "440000");

        Assert.Equal(1, code);
        Assert.Contains("/decided/letters: expected [], found [\"care-letter\"]", output, StringComparison.Ordinal);
        Assert.Equal(0, others);
    }

    [Fact]
    public async Task A_case_is_explained_by_a_part_of_its_name_that_only_it_has()
    {
        using var plugins = new PluginCopy();

        var (code, output) = await Run(plugins, "explain", "440605", "care letter goes out");
        var (several, names) = await Run(plugins, "explain", "440605", "the");

        Assert.Equal(0, code);
        Assert.Contains("依据：南海区受处分党员干部教育帮助、考核和任用实施意见 talk", output, StringComparison.Ordinal);
        Assert.Equal(1, several);
        Assert.Contains("before December 2017 there was no letter", names, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_county_is_sound_as_it_is_made_and_is_not_made_twice()
    {
        using var plugins = new PluginCopy();

        var (made, _) = await Run(plugins, "new", "511524", "长宁县", "--name", "Changning");
        var (again, output) = await Run(plugins, "new", "511524", "长宁县", "--name", "Changning", "--language", "en");
        var (sound, _) = await Run(plugins, "check", "511524");
        var (passes, _) = await Run(plugins, "test", "511524");

        Assert.Equal((0, 1, 0, 0), (made, again, sound, passes));
        Assert.Contains("\"511524\" has a plugin: 511524.Changning.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schemas_are_written_into_the_folder_named()
    {
        using var plugins = new PluginCopy();
        var folder = Path.Combine(plugins.Folder, "_written");

        var (code, _) = await Run(plugins, "schema", folder);

        Assert.Equal(0, code);
        Assert.All(
            Directory.GetFiles(folder),
            file =>
                Assert.Equal(
                    File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Plugins", "_schemas", Path.GetFileName(file))),
                    File.ReadAllText(file)
                )
        );
        Assert.Equal(4, Directory.GetFiles(folder).Length);
    }

    [Theory]
    [InlineData("check", "999999")]
    [InlineData("check", "--langauge", "en")]
    [InlineData("check", "--language", "de")]
    [InlineData("test", "--folder", "/nowhere")]
    [InlineData("explain", "440605")]
    [InlineData("new", "511524", "江安县")]
    public async Task What_is_not_understood_ends_with_1(params string[] arguments)
    {
        using var plugins = new PluginCopy();

        Assert.Equal(1, (await Run(plugins, arguments)).Code);
    }

    private static Task<(int Code, string Output)> Run(PluginCopy plugins, params string[] arguments) =>
        RunOn(plugins, Path.Combine(plugins.Folder, "none.db"), arguments);

    // Nobody is known by this configuration, so that a host would not start with it.
    private static Task<(int Code, string Output)> RunOn(PluginCopy plugins, string database, params string[] arguments)
    {
        var settings = TestApp
            .Defaults.Where(setting => setting.Key.StartsWith("Policies:", StringComparison.Ordinal))
            .Concat(plugins.Settings);
        return HostProcess.RunToEnd(
            new Dictionary<string, string?>(settings, StringComparer.Ordinal) { ["Database:Path"] = database },
            "Production",
            ["policy", .. arguments]
        );
    }
}
