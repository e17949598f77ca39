using Guihang.Core.Policies.Book;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Loading;

/// <summary>Reads policies/*.yaml: definitions, and dated values with their citations.</summary>
/// <param name="plugin">The plugin with its version, as traces write it.</param>
/// <param name="defined">What the levels above define; definitions of this plugin are added.</param>
/// <param name="sources">The sources that may be cited: the plugin's own and those above it.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class ParameterReader(
    string plugin,
    Dictionary<string, ParameterDefinition> defined,
    IReadOnlyDictionary<string, PolicySource> sources,
    FaultList faults
)
{
    private readonly Dictionary<string, string> _seen = new(StringComparer.Ordinal);

    public List<DatedValue> Values { get; } = [];

    public void ReadFolder(string folder)
    {
        var policies = Path.Combine(folder, "policies");
        if (!Directory.Exists(policies))
        {
            return;
        }

        foreach (var path in Directory.GetFiles(policies, "*.yaml").Order(StringComparer.Ordinal))
        {
            var file = $"{faults.Plugin}/policies/{Path.GetFileName(path)}";
            if (YamlReader.Read(path, file, faults) is { } root)
            {
                foreach (var map in root.AsMaps(file, faults))
                {
                    ReadEntry(map);
                    map.Done();
                }
            }
        }
    }

    private void ReadEntry(YamlMap map)
    {
        var name = map.RequiredText("parameter");
        var own = DefinitionReader.Read(map, name);
        var confidence = map.Word("confidence", Words.Of<Confidence>()) ?? Confidence.Confirmed;
        var verified = map.Date("verified");
        var values = map.Maps("values").ToList();

        if (!_seen.TryAdd(name, $"{map.File}:{map.Line}"))
        {
            Fault(
                PolicyFaultCode.Duplicate,
                map,
                map.Line,
                ($"参数“{name}”在 {_seen[name]} 已经出现过。", $"\"{name}\" stands at {_seen[name]} already."),
                ("请把两处的 values 合为一处。", "Put the values of both into one entry.")
            );
            return;
        }

        if (Definition(map, name, own) is not { } definition)
        {
            return;
        }

        DateOnly? previous = null;
        foreach (var value in values)
        {
            var read = ReadValue(value, definition, confidence, verified);
            value.Done();
            if (read is null)
            {
                continue;
            }

            if (read.From <= previous)
            {
                Fault(
                    PolicyFaultCode.BadValue,
                    value,
                    value.Line,
                    (
                        $"自 {read.From:yyyy-MM-dd} 起的值排在自 {previous:yyyy-MM-dd} 起的值之后。",
                        $"The value from {read.From:yyyy-MM-dd} stands after the one from {previous:yyyy-MM-dd}."
                    ),
                    ("请按 from 由早到晚排列，且不重复。", "Order the values by from, each day once.")
                );
            }

            previous = read.From;
            Values.Add(read);
        }
    }

    private ParameterDefinition? Definition(YamlMap map, string name, ParameterDefinition? own)
    {
        var above = defined.GetValueOrDefault(name);
        if (own is not null && above is not null)
        {
            Fault(
                PolicyFaultCode.ParameterRedefined,
                map,
                map.Line,
                (
                    $"“{name}”已由 {above.DefinedBy} 定义（{above.File}:{above.Line}）。",
                    $"\"{name}\" is defined by {above.DefinedBy} ({above.File}:{above.Line})."
                ),
                ("请只保留 parameter 与 values。", "Keep parameter and values only.")
            );
            return above;
        }

        if (own is not null)
        {
            defined.Add(name, own);
            return own;
        }

        if (above is null)
        {
            var nearest = defined.Keys.Where(known => known.Split('.')[0] == name.Split('.')[0]).Order(StringComparer.Ordinal);
            Fault(
                PolicyFaultCode.ParameterUndefined,
                map,
                map.Line,
                ($"没有哪一级定义过参数“{name}”。", $"No level defines a parameter \"{name}\"."),
                (
                    $"请改用已定义的参数（同组：{string.Join("、", nearest)}），或加上 type、title、inherit 来定义它。",
                    $"Use a parameter that is defined (of this group: {string.Join(", ", nearest)}), or define it with type, title and inherit."
                )
            );
        }

        return above;
    }

    private DatedValue? ReadValue(YamlMap map, ParameterDefinition definition, Confidence confidence, DateOnly? verified)
    {
        map.RequiredNode("from");
        var from = map.Date("from");
        var isEnd = map.Flag("ended") ?? false;
        var isOpen = map.Flag("open") ?? false;
        var own = map.Word("confidence", Words.Of<Confidence>()) ?? confidence;
        var cited = map.Texts("cites");
        var cites = Citations(map, cited);
        var rows = new Dictionary<string, RowStanding>(StringComparer.Ordinal);
        var value = ReadContent(map, definition, isEnd || isOpen, own, cites, rows);

        if (isOpen && own != Confidence.Unverified)
        {
            Fault(
                PolicyFaultCode.BadValue,
                map,
                map.Line,
                (
                    "open 表示“公开来源中没有此值”，须同时标 confidence: unverified。",
                    "\"open\" says that no public source gives the value; it goes with confidence: unverified."
                ),
                ("请改标 unverified，或写出 value。", "Mark it unverified, or give a value.")
            );
        }

        var citesEachRow =
            value is Table { Rows.Count: > 0 } table
            && table.Rows.All(row => rows.TryGetValue(row.Key, out var standing) && standing.Cites is not []);
        if (cited is [] && own is not Confidence.Unverified && !citesEachRow)
        {
            Fault(
                PolicyFaultCode.CitationMissing,
                map,
                map.Line,
                ($"“{definition.Name}”的值没有依据。", $"This value of \"{definition.Name}\" cites nothing."),
                ("请写 cites: [来源#条]。", "Add cites: [source#article].")
            );
        }

        return from is null || (value is null && !isEnd && !isOpen)
            ? null
            : new DatedValue
            {
                Parameter = definition.Name,
                From = from.Value,
                Value = value,
                IsEnd = isEnd,
                Cites = cites,
                Confidence = own,
                Rows = rows,
                Verified = verified,
                Plugin = plugin,
                File = map.File,
                Line = map.Line,
            };
    }

    private object? ReadContent(
        YamlMap map,
        ParameterDefinition definition,
        bool hasNone,
        Confidence confidence,
        IReadOnlyList<Citation> cites,
        Dictionary<string, RowStanding> standings
    )
    {
        if (hasNone)
        {
            return null;
        }

        var reader = new ValueReader(definition, map.File, faults);
        if (definition.Type != ParameterType.Table)
        {
            return map.RequiredNode("value") is { } node ? reader.Read(node) : null;
        }

        map.RequiredNode("rows");
        var rows = new Dictionary<string, TableRow>(StringComparer.Ordinal);
        foreach (var rowMap in map.Maps("rows"))
        {
            if (reader.ReadRow(rowMap) is not { } read)
            {
                continue;
            }

            if (!rows.TryAdd(read.Row.Key, read.Row))
            {
                Fault(
                    PolicyFaultCode.Duplicate,
                    rowMap,
                    rowMap.Line,
                    ($"键“{read.Row.Key}”的行出现了两次。", $"The row \"{read.Row.Key}\" stands twice."),
                    ("请合并两行。", "Merge the two rows.")
                );
            }

            RefuseUnverifiedRow(rowMap, read.Confidence);
            if (read.Cites is not [] || read.Confidence is not null)
            {
                var own = Citations(rowMap, read.Cites);
                standings[read.Row.Key] = new RowStanding(own is [] ? cites : own, read.Confidence ?? confidence);
            }
        }

        return new Table([.. rows.Values]);
    }

    private void RefuseUnverifiedRow(YamlMap row, Confidence? confidence)
    {
        if (confidence == Confidence.Unverified)
        {
            Fault(
                PolicyFaultCode.BadValue,
                row,
                row.Line,
                ("表中单独一行不能标为 unverified。", "A single row of a table cannot be unverified."),
                (
                    "请删去该行（规则会要求由人决定），或把整张表标为 unverified。",
                    "Leave the row out, so that a person decides, or mark the whole table."
                )
            );
        }
    }

    private List<Citation> Citations(YamlMap map, IReadOnlyList<string> cites)
    {
        var resolved = new List<Citation>();
        foreach (var cite in cites)
        {
            var parts = cite.Split('#', 2);
            var source = sources.GetValueOrDefault(parts[0]);
            if (source is not null && parts is [_, var article] && source.Articles.TryGetValue(article, out var says))
            {
                resolved.Add(new Citation(source.Id, article, source.Title, says));
                continue;
            }

            Fault(
                PolicyFaultCode.CitationUnresolved,
                map,
                map.Line,
                ($"依据“{cite}”找不到。", $"The citation \"{cite}\" does not resolve."),
                source is null
                    ? (
                        $"sources.yaml 中没有来源“{parts[0]}”；可引：{string.Join("、", sources.Keys)}。",
                        $"sources.yaml has no source \"{parts[0]}\"; there are: {string.Join(", ", sources.Keys)}."
                    )
                    : (
                        $"“{source.Id}”只列有：{string.Join("、", source.Articles.Keys)}。请写作 {source.Id}#条，并在 sources.yaml 的 articles 中列出该条。",
                        $"\"{source.Id}\" lists: {string.Join(", ", source.Articles.Keys)}. Write {source.Id}#article, and list the article in sources.yaml."
                    )
            );
        }

        return resolved;
    }

    private void Fault(PolicyFaultCode code, YamlMap at, int line, (string Zh, string En) what, (string Zh, string En) remedy) =>
        faults.Add(code, at.File, line, what, remedy);
}
