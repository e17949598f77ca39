using Guihang.Core.Policies.Loading;
using static Guihang.Tests.Support.PolicyFolder;

namespace Guihang.Tests.Policies.Loading;

/// <summary>Ways to break plugin.yaml, sources.yaml and the configuration.</summary>
internal static class ManifestFixtures
{
    private const string Plugin = County + "/plugin.yaml";
    private const string Sources = County + "/sources.yaml";

    public static IReadOnlyList<FaultFixture> All { get; } =
    [
        new("plugin.yaml is not there", PolicyFaultCode.FileMissing, Plugin, f => File.Delete(Path.Combine(f.Path, Plugin))),
        new(
            "there is no plugin for the nation",
            PolicyFaultCode.FileMissing,
            "Policies:Served",
            f => Directory.Delete(Path.Combine(f.Path, Nation), true)
        ),
        new(
            "the file is not YAML",
            PolicyFaultCode.NotYaml,
            Plugin + ":2",
            f => f.Write(Plugin, "region: \"440605\"\nid: [440605.Nanhai\nversion: 1.0.0\n")
        ),
        new("the file is empty", PolicyFaultCode.NotYaml, Plugin, f => f.Write(Plugin, "")),
        new("the file holds two documents", PolicyFaultCode.NotYaml, Plugin, f => f.Append(Plugin, "---\nmore: true\n")),
        new("a key stands twice", PolicyFaultCode.NotYaml, Plugin + ":6", f => f.Append(Plugin, "version: 1.1.0\n")),
        new("a line that is not aligned", PolicyFaultCode.NotYaml, Plugin + ":6", f => f.Append(Plugin, " assembly: Rules.dll\n")),
        new("a colon in a value", PolicyFaultCode.NotYaml, Plugin + ":6", f => f.Append(Plugin, "assembly: Rules: dll\n")),
        new("a key without its colon", PolicyFaultCode.NotYaml, Plugin + ":6", f => f.Append(Plugin, "assembly Rules.dll\n")),
        new(
            "a quotation mark that is not closed",
            PolicyFaultCode.NotYaml,
            Plugin + ":6",
            f => f.Append(Plugin, "assembly: \"Rules.dll\n")
        ),
        new(
            "a tab that indents",
            PolicyFaultCode.NotYaml,
            Plugin + ":7",
            f => f.Append(Plugin, "requires:\n\t000000.National: \">=1.0\"\n")
        ),
        new("a brace that is not closed", PolicyFaultCode.NotYaml, Plugin + ":7", f => f.Append(Plugin, "requires: { a: b\n")),
        new("a value that begins with an asterisk", PolicyFaultCode.NotYaml, Plugin + ":6", f => f.Append(Plugin, "assembly: *.dll\n")),
        new("a value that begins with an at sign", PolicyFaultCode.NotYaml, Plugin + ":6", f => f.Append(Plugin, "assembly: @rules\n")),
        new("the file is a list", PolicyFaultCode.BadValue, Plugin + ":1", f => f.Write(Plugin, "- id: 440605.Nanhai\n")),
        new("an unknown key in the manifest", PolicyFaultCode.UnknownKey, Plugin + ":6", f => f.Append(Plugin, "asembly: Rules.dll\n")),
        new(
            "no rule for what is no decision point",
            PolicyFaultCode.BadValue,
            Plugin + ":7",
            f => f.Append(Plugin, "absent:\n  sealings: { zh: 无, en: None }\n")
        ),
        new("no version", PolicyFaultCode.KeyMissing, Plugin + ":1", f => f.Replace(Plugin, "version: 1.0.0\n", "")),
        new("a title in one language", PolicyFaultCode.KeyMissing, Plugin + ":5", f => f.Replace(Plugin, ", en: Nanhai", "")),
        new("an empty title", PolicyFaultCode.BadValue, Plugin + ":5", f => f.Replace(Plugin, "en: Nanhai", "en: \"\"")),
        new("a version of two numbers", PolicyFaultCode.BadValue, Plugin + ":2", f => f.Replace(Plugin, "1.0.0", "1.0")),
        new(
            "a range of versions that is none",
            PolicyFaultCode.BadValue,
            Plugin + ":7",
            f => f.Append(Plugin, "requires:\n  000000.National: \"^1.0\"\n")
        ),
        new(
            "made for another contract",
            PolicyFaultCode.ContractVersion,
            Plugin + ":3",
            f => f.Replace(Plugin, "contract: 1", "contract: 2")
        ),
        new(
            "requires what is not above it",
            PolicyFaultCode.RequirementUnmet,
            Plugin + ":7",
            f => f.Append(Plugin, "requires:\n  510000.Sichuan: \">=1.0 <2.0\"\n")
        ),
        new(
            "requires another version",
            PolicyFaultCode.RequirementUnmet,
            Plugin + ":7",
            f => f.Append(Plugin, "requires:\n  000000.National: \">=2.0 <3.0\"\n")
        ),
        new(
            "the plugin above is faulty",
            PolicyFaultCode.RequirementUnmet,
            Plugin + ":4",
            f => f.Append($"{Province}/plugin.yaml", "asembly: Rules.dll\n")
        ),
        new(
            "the id is not the folder's name",
            PolicyFaultCode.RegionMismatch,
            Plugin + ":1",
            f => f.Replace(Plugin, "id: 440605.Nanhai", "id: 440605.Nanhe")
        ),
        new(
            "the id does not begin with the region",
            PolicyFaultCode.RegionMismatch,
            Plugin + ":1",
            f => f.Replace(Plugin, "region: \"440605\"", "region: \"440682\"")
        ),
        new(
            "the region is not in the table",
            PolicyFaultCode.RegionMismatch,
            Plugin + ":4",
            f => f.Replace(Plugin, "region: \"440605\"", "region: \"440699\"")
        ),
        new(
            "the region's code is no longer in use",
            PolicyFaultCode.RegionMismatch,
            "440682.Nanhai/plugin.yaml:4",
            f =>
            {
                Directory.Delete(Path.Combine(f.Path, County), true);
                f.Plugin("440682.Nanhai");
            }
        ),
        new("a region served that is not in the table", PolicyFaultCode.RegionMismatch, "Policies:Served", f => f.Served.Add("999999")),
        new("two plugins for one region", PolicyFaultCode.RegionTaken, Plugin + ":4", f => f.Plugin("440605.Nanhe")),
        new("a source stands twice", PolicyFaultCode.Duplicate, Sources + ":4", f => f.Write(Sources, Source("own") + Source("own"))),
        new("a source has the id of one above", PolicyFaultCode.Duplicate, Sources + ":1", f => f.Write(Sources, Source("law"))),
        new(
            "an unknown key in a source",
            PolicyFaultCode.UnknownKey,
            Sources + ":4",
            f => f.Write(Sources, Source("own") + "  nummer: 3\n")
        ),
        new("a day that is none", PolicyFaultCode.BadValue, Sources + ":4", f => f.Write(Sources, Source("own") + "  date: 2025-02-29\n")),
        new(
            "a confirmation of what needs none",
            PolicyFaultCode.ConfirmationUnused,
            "Policies:Confirmed",
            f => f.Confirm("visits.most", "3")
        ),
    ];

    private static string Source(string id) =>
        $$"""
            - id: {{id}}
              title: { zh: 意见, en: Opinion }
              body: 区委

            """;
}
