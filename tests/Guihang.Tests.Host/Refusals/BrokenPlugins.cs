using Guihang.Policy.Rules;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Refusals;

/// <summary>A host whose jurisdiction has a broken policy does not start, and says where and how to mend it; one outside is only reported.</summary>
public sealed class BrokenPlugins
{
    private const string County = "440605.Nanhai";
    private const string Province = "440000.Guangdong";

    private static readonly Dictionary<string, Action<PluginCopy>> Breakages = new(StringComparer.Ordinal)
    {
        ["made for another contract"] = plugins => plugins.Replace($"{County}/plugin.yaml", "contract: 1", "contract: 2"),
        ["a citation that does not resolve"] = plugins =>
            plugins.Replace($"{County}/policies/visits.yaml", "nanhai-opinion#talk", "nanhai-opinion#talks"),
        ["laxer than the level above allows"] = plugins =>
            plugins
                .Append($"{Province}/policies/visits.yaml", FirstVisitors(2, "talks-2019#sanctioned"))
                .Append($"{County}/policies/visits.yaml", FirstVisitors(1, "nanhai-opinion#talk")),
        ["an unknown key"] = plugins => plugins.Append($"{County}/plugin.yaml", "asembly: Rules.dll\n"),
        ["its own copy of the contract"] = plugins =>
            File.Copy(typeof(IRule).Assembly.Location, Path.Combine(plugins.Folder, County, "Guihang.Policy.dll")),
    };

    public static TheoryData<string> Names() => [.. Breakages.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_broken_plugin_of_a_jurisdiction_served_stops_the_start(string breakage)
    {
        using var machine = new Machine();
        Breakages[breakage](machine.Plugins);

        var said = await machine.Refuse();

        Assert.Matches($"{County}/[^ ]+(yaml:[0-9]+|dll)\n", said.ReplaceLineEndings("\n"));
        Assert.False(File.Exists(machine.DatabasePath));
        await VerifyXunit.Verifier.Verify(said).UseParameters(breakage.Replace(' ', '-'));
    }

    [Fact]
    public async Task A_value_without_a_reliable_source_stops_the_start_until_the_deployer_confirms_it()
    {
        using var machine = new Machine();
        foreach (var setting in machine.Settings.Keys.Where(key => key.StartsWith("Policies:Confirmed", StringComparison.Ordinal)))
        {
            machine.Changed[setting] = null;
        }

        await VerifyXunit.Verifier.Verify(await machine.Refuse());
    }

    [Fact]
    public async Task A_fault_in_a_jurisdiction_that_is_not_served_is_reported_and_the_host_starts()
    {
        using var machine = new Machine();
        Breakages["an unknown key"](machine.Plugins);
        foreach (var setting in machine.Settings.Keys.Where(key => key.StartsWith("Policies:Confirmed", StringComparison.Ordinal)))
        {
            machine.Changed[setting] = null;
        }

        machine.Changed["Policies:Served:1"] = null;
        using var host = await HostProcess.Start(machine.Settings);

        (await host.As("").Get("/health/ready")).Expect(OK);
        await host.HasSaid($"{County}/plugin.yaml:9");
        await host.HasSaid("没有名为“asembly”的键。");
        await host.HasSaid("There is no key \"asembly\" here.");
    }

    private static string FirstVisitors(int least, string cites) =>
        $$"""

            - parameter: visits.first.visitors
              confidence: choice
              values:
                - { from: 2019-03-01, value: {{least}}, cites: [{{cites}}] }

            """;
}
