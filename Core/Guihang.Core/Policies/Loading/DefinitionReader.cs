using Guihang.Core.Policies.Book;
using Guihang.Policy;
using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Loading;

/// <summary>Reads what the defining level says of a parameter: title, type, bounds and what lower levels may do.</summary>
internal static class DefinitionReader
{
    /// <summary>The definition in an entry; null where the entry only sets values.</summary>
    public static ParameterDefinition? Read(YamlMap map, string name)
    {
        var type = map.Word("type", Words.Of<ParameterType>());
        var title = map.Wording("title");
        var unit = map.Text("unit");
        var inherit = map.Word("inherit", Words.Of<InheritMode>());
        var options = map.Texts("options");
        var key = map.Texts("key");
        var columns = Columns(map);
        var least = Bound(map, "min", type);
        var most = Bound(map, "max", type);
        if (type is null)
        {
            RefuseDefinitionParts(map, title, unit, inherit, options, key, columns);
            return null;
        }

        if (title is null || inherit is null)
        {
            map.Faults.Add(
                PolicyFaultCode.KeyMissing,
                map.File,
                map.Line,
                ($"定义“{name}”时缺少 title 或 inherit。", $"The definition of \"{name}\" lacks title or inherit."),
                (
                    $"请补上 title 与 inherit（{string.Join("、", Words.Of<InheritMode>().Keys)}）。",
                    $"Add title and inherit ({string.Join(", ", Words.Of<InheritMode>().Keys)})."
                )
            );
        }

        CheckShape(map, name, type.Value, inherit ?? InheritMode.Sealed, columns, key);
        return new ParameterDefinition(
            name,
            title ?? new Wording(name, name),
            type.Value,
            unit,
            least,
            most,
            options,
            columns,
            key,
            inherit ?? InheritMode.Sealed,
            map.Faults.Plugin,
            map.File,
            map.Line
        );
    }

    private static List<TableColumn> Columns(YamlMap map)
    {
        var columns = new List<TableColumn>();
        if (map.Map("columns") is not { } listed)
        {
            return columns;
        }

        foreach (var (name, node) in listed.Entries())
        {
            if (node.AsMap(map.File, map.Faults) is not { } column)
            {
                continue;
            }

            column.RequiredNode("type");
            columns.Add(
                new TableColumn(
                    name,
                    column.Word("type", Words.Of<CellType>()) ?? CellType.Word,
                    column.Texts("options"),
                    column.Flag("required") ?? false,
                    column.Text("of"),
                    column.Text("same")
                )
            );
            column.Done();
        }

        return columns;
    }

    private static object? Bound(YamlMap map, string key, ParameterType? type)
    {
        if (type == ParameterType.Number)
        {
            return map.Number(key);
        }

        var text = map.Text(key);
        if (text is null || (type == ParameterType.Duration && Duration.TryParse(text, out _)))
        {
            return text is null ? null : Duration.Parse(text);
        }

        map.Faults.Add(
            PolicyFaultCode.BadValue,
            map.File,
            map.Line,
            ($"“{key}: {text}”在此无意义。", $"\"{key}: {text}\" has no meaning here."),
            ("只有数与时长可以有上下限。", "Only numbers and lengths have bounds.")
        );
        return null;
    }

    private static void CheckShape(
        YamlMap map,
        string name,
        ParameterType type,
        InheritMode inherit,
        List<TableColumn> columns,
        IReadOnlyList<string> key
    )
    {
        var isTable = type == ParameterType.Table;
        if (
            isTable != (columns.Count > 0)
            || isTable != (key.Count > 0)
            || key.Except(columns.Select(column => column.Name), StringComparer.Ordinal).Any()
        )
        {
            map.Faults.Add(
                PolicyFaultCode.BadValue,
                map.File,
                map.Line,
                ($"“{name}”的列与键不成表。", $"The columns and key of \"{name}\" make no table."),
                (
                    "类型为 table 时须有 columns，且 key 取自其列名；其他类型不得有。",
                    "A table has columns, and a key made of their names; other types have neither."
                )
            );
        }

        var canTighten = type is ParameterType.Number or ParameterType.Duration;
        var canAppend = type is ParameterType.List or ParameterType.Table;
        if ((inherit is InheritMode.TightenMin or InheritMode.TightenMax && !canTighten) || (inherit == InheritMode.Append && !canAppend))
        {
            map.Faults.Add(
                PolicyFaultCode.BadValue,
                map.File,
                map.Line,
                (
                    $"“{Words.Of(inherit)}”不适用于类型“{Words.Of(type)}”。",
                    $"\"{Words.Of(inherit)}\" has no meaning for the type \"{Words.Of(type)}\"."
                ),
                (
                    "tighten-min、tighten-max 用于数与时长；append 用于列表与表。",
                    "tighten-min and tighten-max are for numbers and lengths, append for lists and tables."
                )
            );
        }
    }

    // A lower level that repeats part of a definition believes it can change it.
    private static void RefuseDefinitionParts(
        YamlMap map,
        Wording? title,
        string? unit,
        InheritMode? inherit,
        IReadOnlyList<string> options,
        IReadOnlyList<string> key,
        List<TableColumn> columns
    )
    {
        if (title is null && unit is null && inherit is null && options is [] && key is [] && columns is [])
        {
            return;
        }

        map.Faults.Add(
            PolicyFaultCode.ParameterRedefined,
            map.File,
            map.Line,
            (
                "只有定义该参数的一级可以写 title、unit、inherit、options、key、columns。",
                "Only the level that defines a parameter gives title, unit, inherit, options, key and columns."
            ),
            ("请删去这些键，或加上 type 来定义新参数。", "Leave them out, or add type to define a new parameter.")
        );
    }
}
