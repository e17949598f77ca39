using System.Globalization;
using Guihang.Policy;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Guihang.Core.Policies.Loading;

/// <summary>Reads YAML strictly: a key that nobody asked for is a fault, as is one that stands twice or holds the wrong thing.</summary>
internal static class YamlReader
{
    /// <summary>The one document of a file; null, with a fault, where there is none.</summary>
    public static YamlNode? Read(string path, string shownAs, FaultList faults)
    {
        using var text = new StreamReader(path);
        return Read(text, shownAs, faults);
    }

    /// <summary>The one document of a text; null, with a fault, where there is none.</summary>
    public static YamlNode? Read(TextReader text, string shownAs, FaultList faults)
    {
        var content = text.ReadToEnd();
        var parser = new Parser(new StringReader(content));
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            if (stream.Documents is [var document])
            {
                return document.RootNode;
            }

            faults.Add(
                PolicyFaultCode.NotYaml,
                shownAs,
                null,
                ("文件应恰好含一个 YAML 文档。", "The file must hold exactly one YAML document."),
                ("请写入内容，且不要用 --- 分段。", "Write its content, without --- between parts.")
            );
        }
        catch (YamlException fault)
        {
            var (line, what) = YamlFaultText.Of(content, fault);
            NotYaml(line, what);
        }
        catch (InvalidOperationException)
        {
            // The library's scanner gives up like this where a bracket is not closed before the next key.
            NotYaml((int?)parser.Current?.End.Line, ("不是有效的 YAML：括号没有闭合。", "This is not YAML: a bracket is not closed."));
        }

        return null;

        void NotYaml(int? line, (string Zh, string En) what) =>
            faults.Add(
                PolicyFaultCode.NotYaml,
                shownAs,
                line,
                what,
                ("请检查缩进、冒号、括号与重复的键。", "Check indentation, colons, brackets and keys that stand twice.")
            );
    }

    /// <summary>A node as a map; null, with a fault, where it is not one.</summary>
    public static YamlMap? AsMap(this YamlNode node, string file, FaultList faults)
    {
        if (node is YamlMappingNode map)
        {
            return new YamlMap(map, file, faults);
        }

        BadNode(node, file, faults, "应为“键: 值”的映射。", "A map of keys and values belongs here.");
        return null;
    }

    /// <summary>A node as a list of maps; what is not a map is a fault.</summary>
    public static IEnumerable<YamlMap> AsMaps(this YamlNode node, string file, FaultList faults)
    {
        if (node is not YamlSequenceNode list)
        {
            BadNode(node, file, faults, "应为以“- ”开头的列表。", "A list, each entry after a dash, belongs here.");
            return [];
        }

        return list.Children.Select(child => child.AsMap(file, faults)).OfType<YamlMap>();
    }

    public static int Line(this YamlNode node) => (int)node.Start.Line;

    public static void BadNode(YamlNode node, string file, FaultList faults, string zh, string en) =>
        faults.Add(PolicyFaultCode.BadValue, file, node.Line(), ("此处写法不对。", "This does not belong here."), (zh, en));
}

/// <summary>A map of which each key is taken once; what is left over at the end is unknown.</summary>
internal sealed class YamlMap(YamlMappingNode node, string file, FaultList faults)
{
    private readonly List<string> _known = [];

    public int Line => node.Line();

    public string File => file;

    public FaultList Faults => faults;

    public YamlNode? Node(string key)
    {
        Know(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    public YamlNode? RequiredNode(string key)
    {
        var value = Node(key);
        if (value is null)
        {
            faults.Add(
                PolicyFaultCode.KeyMissing,
                file,
                Line,
                ($"缺少“{key}”。", $"\"{key}\" is missing."),
                ($"请补上“{key}: …”。", $"Add \"{key}: …\".")
            );
        }

        return value;
    }

    public string? Text(string key) => Scalar(Node(key), key);

    public string RequiredText(string key) => Scalar(RequiredNode(key), key) ?? "";

    public int? Number(string key) =>
        Parsed(
            key,
            Node(key),
            "整数",
            "a whole number",
            static (string s, out int v) => int.TryParse(s, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out v)
        );

    public DateOnly? Date(string key) =>
        Parsed(
            key,
            Node(key),
            "日期，如 2025-01-31",
            "a day such as 2025-01-31",
            static (string s, out DateOnly v) =>
                DateOnly.TryParseExact(s, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out v)
        );

    public bool? Flag(string key) => Parsed<bool>(key, Node(key), "true 或 false", "true or false", bool.TryParse);

    public T? Word<T>(string key, IReadOnlyDictionary<string, T> words)
        where T : struct, Enum =>
        Parsed<T>(key, Node(key), string.Join("、", words.Keys), $"one of {string.Join(", ", words.Keys)}", words.TryGetValue);

    public Wording? Wording(string key) => Map(key)?.AsWording();

    public Wording RequiredWording(string key) => RequiredNode(key)?.AsMap(file, faults)?.AsWording() ?? new Wording("", "");

    public IReadOnlyList<string> Texts(string key) =>
        Node(key) switch
        {
            null => [],
            YamlSequenceNode list => [.. list.Children.Select(child => Scalar(child, key)).OfType<string>()],
            var other => Fault(other, "应为列表，如 [a, b]。", "A list such as [a, b] belongs here."),
        };

    public IEnumerable<YamlMap> Maps(string key) => Node(key)?.AsMaps(file, faults) ?? [];

    public YamlMap? Map(string key) => Node(key)?.AsMap(file, faults);

    /// <summary>All entries, where the keys are names and not a schema's.</summary>
    public IEnumerable<(string Key, YamlNode Value)> Entries()
    {
        foreach (var (key, value) in node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            Know(name);
            yield return (name, value);
        }
    }

    /// <summary>Ends the reading: every key that was not asked for is a fault.</summary>
    public void Done()
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!_known.Contains(name))
            {
                var nearest = _known.MinBy(known => Distance(known, name));
                faults.Add(
                    PolicyFaultCode.UnknownKey,
                    file,
                    key.Line(),
                    ($"没有名为“{name}”的键。", $"There is no key \"{name}\" here."),
                    (
                        $"是否应为“{nearest}”？可用的键：{string.Join("、", _known)}。",
                        $"Did you mean \"{nearest}\"? The keys are: {string.Join(", ", _known)}."
                    )
                );
            }
        }
    }

    /// <summary>The map as a sentence in both languages.</summary>
    public Wording AsWording()
    {
        var wording = new Wording(RequiredText("zh"), RequiredText("en"));
        Done();
        return wording;
    }

    private void Know(string key)
    {
        if (!_known.Contains(key))
        {
            _known.Add(key);
        }
    }

    private delegate bool Parser<T>(string text, out T value);

    private T? Parsed<T>(string key, YamlNode? value, string zh, string en, Parser<T> parse)
        where T : struct
    {
        if (Scalar(value, key) is not { } text)
        {
            return null;
        }

        if (parse(text, out var parsed))
        {
            return parsed;
        }

        faults.Add(
            PolicyFaultCode.BadValue,
            file,
            value!.Line(),
            ($"“{key}”的值“{text}”不对。", $"\"{text}\" is no value for \"{key}\"."),
            ($"应为{zh}。", $"It must be {en}.")
        );
        return null;
    }

    private string? Scalar(YamlNode? value, string key)
    {
        if (value is null or YamlScalarNode { Value: not null and not "" })
        {
            return (value as YamlScalarNode)?.Value;
        }

        faults.Add(
            PolicyFaultCode.BadValue,
            file,
            value.Line(),
            ($"“{key}”应为单个的值。", $"\"{key}\" must hold a single value."),
            ("请写一个词、数或日期。", "Write one word, number or day.")
        );
        return null;
    }

    private IReadOnlyList<string> Fault(YamlNode at, string zh, string en)
    {
        YamlReader.BadNode(at, file, faults, zh, en);
        return [];
    }

    // Levenshtein, to name the key that was probably meant.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, substituted);
            }
        }

        return row[^1];
    }
}
