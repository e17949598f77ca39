using System.Text.Json.Nodes;
using Guihang.Core.Policies.Loading;
using static Guihang.Core.Policies.Schemas.SchemaParts;

namespace Guihang.Core.Policies.Schemas;

/// <summary>The schemas of plugin.yaml and sources.yaml: what <see cref="ManifestReader"/> reads.</summary>
internal static class ManifestSchemas
{
    private const string Range = "^\\s*>=[0-9]+(\\.[0-9]+)+\\s+<[0-9]+(\\.[0-9]+)+\\s*$";

    public static JsonObject Plugin() =>
        Document(
            "plugin.yaml",
            Map(
                ["id", "version", "contract", "region", "title"],
                ("id", Pattern("^[0-9]{6}\\..+$", "文件夹的名称：地区代码.名称 · the folder's name: the region's code, a dot, a name")),
                ("version", Pattern("^[0-9]+\\.[0-9]+\\.[0-9]+$", "插件版本，如 1.0.0 · the plugin's version, such as 1.0.0")),
                (
                    "contract",
                    new JsonObject
                    {
                        ["enum"] = new JsonArray(ManifestReader.HostContract),
                        ["description"] = "所依 Guihang.Policy 的主版本 · the major version of Guihang.Policy",
                    }
                ),
                ("region", Pattern("^[0-9]{6}$", "GB/T 2260 代码，加引号 · the code of GB/T 2260, quoted")),
                ("title", Wording().Described("地区名称 · the jurisdiction's name")),
                (
                    "requires",
                    Names(Pattern(Range, "如 \">=1.0 <2.0\" · such as \">=1.0 <2.0\"")).Described("上级插件及版本范围 · plugins above it")
                ),
                ("assembly", Text().Described("规则程序集的文件名 · the file with its rules; none for data alone")),
                (
                    "absent",
                    Map([], DecisionPoints.All.Select(point => (point.Name, (JsonNode)Wording().Described(Both(point.Title)))))
                        .Described(
                            "本级声明没有规则的决策点及理由 · decision points for which it declares that it has no rule, with the reason"
                        )
                )
            )
        );

    public static JsonObject Sources() =>
        Document(
            "sources.yaml",
            List(
                Map(
                    ["id", "title", "body"],
                    ("id", Text().Described("引用时所用的名称 · the id by which citations name it")),
                    ("title", Wording().Described("文件名称 · the document's title")),
                    ("body", Text().Described("发文机关 · the issuing body")),
                    ("number", Text().Described("文号 · the document number")),
                    ("date", Day()),
                    ("in-force", Map([], ("from", Day()), ("to", Day()))),
                    ("articles", Names(Wording()).Described("所引各条的要点 · the articles cited, with what they say in brief"))
                )
            )
        );
}
