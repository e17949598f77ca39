using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Guihang.Core.Policies.Book;

namespace Guihang.Core.Policies.Schemas;

/// <summary>
/// The YAML files of plugins as JSON schemas, for editors: what is offered and underlined while somebody writes. The loader remains the judge, it knows
/// what a schema cannot say: whether a citation resolves, a value is laxer than the one above, a bound on a length is kept.
/// </summary>
public static class PolicySchemas
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The schemas, each with its file's name.</summary>
    /// <param name="book">The book with the parameters that policies may set.</param>
    public static IReadOnlyList<(string File, string Text)> Of(PolicyBook book) =>
        [
            ("plugin.schema.json", Write(ManifestSchemas.Plugin())),
            ("sources.schema.json", Write(ManifestSchemas.Sources())),
            ("policies.schema.json", Write(PoliciesSchema.Of(book.Plugins.SelectMany(plugin => plugin.Defines.Values)))),
            ("cases.schema.json", Write(CasesSchema.Make())),
        ];

    private static string Write(JsonObject schema) => schema.ToJsonString(Form) + "\n";
}
