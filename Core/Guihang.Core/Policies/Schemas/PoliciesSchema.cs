using System.Text.Json.Nodes;
using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Loading;
using Guihang.Policy.Rules;
using static Guihang.Core.Policies.Schemas.SchemaParts;

namespace Guihang.Core.Policies.Schemas;

/// <summary>The schema of policies/*.yaml: an entry that sets a parameter that is defined, or one that defines a parameter of its own.</summary>
internal static class PoliciesSchema
{
    public static JsonObject Of(IEnumerable<ParameterDefinition> defined)
    {
        var parameters = defined.OrderBy(definition => definition.Name, StringComparer.Ordinal).ToList();
        var types = Enum.GetValues<ParameterType>();
        var entries = List(
            AnyOf([
                .. parameters.Select(definition => Reference(definition.Name)),
                .. types.Select(type => Reference($"definition-of-{Word(type)}")),
            ])
        );
        entries["definitions"] = new JsonObject([
            .. parameters.Select(definition => KeyValuePair.Create(definition.Name, (JsonNode?)Setting(definition))),
            .. types.Select(type => KeyValuePair.Create($"definition-of-{Word(type)}", (JsonNode?)Definition(type))),
            KeyValuePair.Create("instrument", (JsonNode?)InstrumentValue()),
        ]);
        return Document("policies/*.yaml", entries);
    }

    private static string Word(ParameterType type) => Words.Of(type);

    private static JsonObject Setting(ParameterDefinition definition) =>
        Map(
                ["parameter", "values"],
                ("parameter", OneOf([definition.Name]).Described(Describe(definition))),
                ("confidence", OneOf<Confidence>()),
                ("verified", Day()),
                ("values", Values(definition.Type, Content(definition)))
            )
            .Described(Describe(definition));

    private static string Describe(ParameterDefinition definition) =>
        string.Join(
            " · ",
            new[]
            {
                Both(definition.Title),
                Word(definition.Type),
                definition.Unit,
                (definition.Minimum, definition.Maximum) is (null, null)
                    ? null
                    : $"{definition.Minimum ?? "…"} – {definition.Maximum ?? "…"}",
                Words.Of(definition.Inherit),
                definition.DefinedBy,
            }.OfType<string>()
        );

    private static JsonObject Content(ParameterDefinition definition) =>
        definition.Type switch
        {
            ParameterType.Number => Number(definition.Minimum as int?, definition.Maximum as int?),
            ParameterType.Enumeration => OneOf(definition.Options),
            ParameterType.List => WordList(definition.Options),
            ParameterType.Table => Row(definition.Columns),
            var type => Content(type),
        };

    private static JsonObject Content(ParameterType type) =>
        type switch
        {
            ParameterType.Number => Number(),
            ParameterType.Duration => Length(),
            ParameterType.Enumeration => Text(),
            ParameterType.List => WordList([]),
            ParameterType.Text => Wording(),
            ParameterType.DateRule => Rule(),
            ParameterType.Instrument => Reference("instrument"),
            // The columns of a table that is only being defined stand in the same entry, where no schema can look them up.
            ParameterType.Table => new JsonObject { ["type"] = "object" },
            _ => throw new InvalidOperationException($"No schema for {type}."),
        };

    private static JsonObject WordList(IReadOnlyList<string> options)
    {
        var list = List(OneOf(options));
        list["uniqueItems"] = true;
        return list;
    }

    private static JsonObject Row(IReadOnlyList<TableColumn> columns) =>
        Map(
            columns.Where(column => column.Required).Select(column => column.Name),
            [
                .. columns.Select(column => (column.Name, Cell(column))),
                ("cites", Cites()),
                ("confidence", (JsonNode)OneOf(Enum.GetValues<Confidence>().Except([Confidence.Unverified]).Select(Words.Of))),
            ]
        );

    private static JsonObject Cell(TableColumn column) =>
        column.Type switch
        {
            CellType.Number => Number(),
            CellType.Duration => Length(),
            CellType.Word => OneOf(column.Options),
            CellType.List => WordList(column.Options),
            CellType.Flag => Flag(),
            CellType.Text => Wording(),
            CellType.MonthDay => Pattern("^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", "每年的月-日 · a day of every year, such as 12-20"),
            _ => throw new InvalidOperationException($"No schema for {column.Type}."),
        };

    // A value says what it is, or that it ends, or that no source gives it.
    private static JsonObject Values(ParameterType type, JsonNode content)
    {
        var key = type == ParameterType.Table ? "rows" : "value";
        var value = Map(
            ["from"],
            ("from", Day().Described("自哪一日起 · the first day on which it is in force")),
            (key, type == ParameterType.Table ? List(content) : content),
            ("cites", Cites().Described("依据 · what it stands on")),
            ("confidence", OneOf<Confidence>()),
            ("ended", Flag().Described("自该日起本级不再设定 · from that day on the level above is heard again")),
            ("open", Flag().Described("公开来源中没有此值 · no public source gives the value; with confidence: unverified"))
        );
        value["anyOf"] = new JsonArray([
            .. new[] { key, "ended", "open" }.Select(required => new JsonObject { ["required"] = Strings([required]) }),
        ]);
        return List(value);
    }

    private static JsonObject Definition(ParameterType type)
    {
        List<(string, JsonNode)> properties =
        [
            ("parameter", Text()),
            ("type", OneOf([Word(type)])),
            ("title", Wording()),
            ("unit", Text()),
            ("inherit", OneOf(Inherits(type).Select(Words.Of))),
            ("options", List(Text())),
            ("confidence", OneOf<Confidence>()),
            ("verified", Day()),
            ("values", Values(type, Content(type))),
        ];
        List<string> required = ["parameter", "type", "title", "inherit"];
        if (type == ParameterType.Table)
        {
            properties.Add(("key", List(Text())));
            properties.Add(
                (
                    "columns",
                    Names(
                        Map(
                            ["type"],
                            ("type", OneOf<CellType>()),
                            ("options", List(Text())),
                            ("required", Flag()),
                            ("of", Text()),
                            ("same", Text())
                        )
                    )
                )
            );
            required.AddRange(["key", "columns"]);
        }

        if (type is ParameterType.Number or ParameterType.Duration)
        {
            properties.Add(("min", Content(type)));
            properties.Add(("max", Content(type)));
        }

        return Map(required, properties);
    }

    private static IEnumerable<InheritMode> Inherits(ParameterType type) =>
        Enum.GetValues<InheritMode>()
            .Where(mode =>
                mode switch
                {
                    InheritMode.TightenMin or InheritMode.TightenMax => type is ParameterType.Number or ParameterType.Duration,
                    InheritMode.Append => type is ParameterType.List or ParameterType.Table,
                    _ => true,
                }
            );

    private static JsonObject InstrumentValue() =>
        Map(
            ["parts", "grades"],
            (
                "parts",
                List(
                    Map(
                        ["key", "title", "kind"],
                        ("key", Text()),
                        ("title", Wording()),
                        ("kind", OneOf<InstrumentPartKind>()),
                        ("weight", Number(1, InstrumentReader.MostOfHundred)),
                        (
                            "options",
                            List(
                                Map(
                                    ["key", "title", "points"],
                                    ("key", Text()),
                                    ("title", Wording()),
                                    ("points", Number(0, InstrumentReader.MostOfHundred))
                                )
                            )
                        ),
                        ("most", Number(1, InstrumentReader.MostPoints))
                    )
                )
            ),
            (
                "grades",
                List(
                    Map(
                        ["key", "title", "from"],
                        ("key", Text()),
                        ("title", Wording()),
                        ("from", Number(0, InstrumentReader.MostOfHundred))
                    )
                )
            )
        );
}
