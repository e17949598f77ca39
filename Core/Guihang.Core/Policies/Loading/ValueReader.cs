using System.Globalization;
using Guihang.Core.Policies.Book;
using Guihang.Policy;
using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using YamlDotNet.RepresentationModel;

namespace Guihang.Core.Policies.Loading;

/// <summary>Reads a value as its parameter's definition says, with its bounds and options.</summary>
/// <param name="definition">The parameter.</param>
/// <param name="file">Where the value stands.</param>
/// <param name="faults">Where faults go.</param>
/// <param name="hasLines">Whether a fault can name a line; a value from the configuration has none.</param>
internal sealed class ValueReader(ParameterDefinition definition, string file, FaultList faults, bool hasLines = true)
{
    /// <summary>The value; null, with a fault, where the node does not hold one.</summary>
    public object? Read(YamlNode node) =>
        definition.Type switch
        {
            ParameterType.Number => Number(node, definition.Minimum as int?, definition.Maximum as int?),
            ParameterType.Duration => Length(node, definition.Minimum as Duration?, definition.Maximum as Duration?),
            ParameterType.Enumeration => Word(node, definition.Options),
            ParameterType.List => List(node, definition.Options),
            ParameterType.Text => Sentence(node),
            ParameterType.DateRule => Rule(node),
            ParameterType.Instrument => hasLines && node.AsMap(file, faults) is { } map
                ? InstrumentReader.Read(map)
                : Bad(node, "量表（须在插件中写）", "an instrument, which only a plugin can give"),
            ParameterType.Table => Bad(node, "表（须在插件中写 rows）", "a table, which only a plugin can give as rows"),
            _ => throw new InvalidOperationException($"No reader for {definition.Type}."),
        };

    /// <summary>A row: its cells, and what it stands on where it says so itself.</summary>
    public (TableRow Row, IReadOnlyList<string> Cites, Confidence? Confidence)? ReadRow(YamlMap map)
    {
        var cells = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var column in definition.Columns)
        {
            var node = column.Required ? map.RequiredNode(column.Name) : map.Node(column.Name);
            if (node is not null && Cell(node, column) is { } cell)
            {
                cells[column.Name] = cell;
            }
        }

        var cites = map.Texts("cites");
        var confidence = map.Word("confidence", Words.Of<Confidence>());
        map.Done();

        return definition.Key.All(cells.ContainsKey)
            ? (new TableRow(string.Join('/', definition.Key.Select(column => cells[column])), cells), cites, confidence)
            : null;
    }

    private object? Cell(YamlNode node, TableColumn column) =>
        column.Type switch
        {
            CellType.Number => Number(node, null, null),
            CellType.Duration => Length(node, null, null),
            CellType.Word => Word(node, column.Options),
            CellType.List => List(node, column.Options),
            CellType.Flag => Scalar(node) is { } text && bool.TryParse(text, out var flag)
                ? flag
                : Bad(node, "true 或 false", "true or false"),
            CellType.Text => Sentence(node),
            CellType.MonthDay => Scalar(node) is { } day && YearlySpan.IsDay(day)
                ? day
                : Bad(node, "月-日，如 12-20", "a month and day such as 12-20"),
            _ => throw new InvalidOperationException($"No reader for {column.Type}."),
        };

    private object? Number(YamlNode node, int? least, int? most) =>
        int.TryParse(Scalar(node), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= (least ?? int.MinValue)
        && number <= (most ?? int.MaxValue)
            ? number
            : Bad(node, "整数" + Bounds(least, most, zh: true), "a whole number" + Bounds(least, most, zh: false));

    private object? Length(YamlNode node, Duration? least, Duration? most) =>
        Duration.TryParse(Scalar(node), out var length) && (least is null || length >= least) && (most is null || length <= most)
            ? length
            : Bad(
                node,
                "时长，如 P18M、P30D" + Bounds(least, most, zh: true),
                "a length such as P18M or P30D" + Bounds(least, most, zh: false)
            );

    private object? Rule(YamlNode node) =>
        DateRule.TryParse(Scalar(node), out var rule)
            ? rule
            : Bad(
                node,
                "same-day、时长（如 P6M），或 this-、next- 加 calendar-month、calendar-quarter、calendar-half-year、calendar-year",
                "same-day, a length such as P6M, or this- or next- with calendar-month, calendar-quarter, calendar-half-year or calendar-year"
            );

    private object? Word(YamlNode node, IReadOnlyList<string> options) =>
        Scalar(node) is { Length: > 0 } word && (options is [] || options.Contains(word, StringComparer.Ordinal))
            ? word
            : Bad(node, OneOf(options, "以下之一：", "、", "一个词"), OneOf(options, "one of ", ", ", "a word"));

    private object? List(YamlNode node, IReadOnlyList<string> options)
    {
        if (node is not YamlSequenceNode list)
        {
            return Bad(node, "列表，如 [a, b]", "a list such as [a, b]");
        }

        var words = list.Children.Select(child => Word(child, options) as string).ToList();
        if (words.Contains(null))
        {
            return null;
        }

        return words.Distinct(StringComparer.Ordinal).Count() == words.Count
            ? words.OfType<string>().ToList()
            : Bad(node, "不重复的词", "words that each stand once");
    }

    private Wording? Sentence(YamlNode node) => node.AsMap(file, faults)?.AsWording();

    private static string? Scalar(YamlNode node) => (node as YamlScalarNode)?.Value;

    private static string OneOf(IReadOnlyList<string> options, string lead, string separator, string otherwise) =>
        options is [] ? otherwise : lead + string.Join(separator, options);

    private static string Bounds<T>(T? least, T? most, bool zh)
        where T : struct =>
        (least, most) switch
        {
            (null, null) => "",
            ({ } l, null) => zh ? $"，不小于 {l}" : $", {l} or more",
            (null, { } m) => zh ? $"，不大于 {m}" : $", {m} or less",
            ({ } l, { } m) => zh ? $"，{l} 至 {m}" : $", {l} to {m}",
        };

    private object? Bad(YamlNode node, string zh, string en)
    {
        var written = node is YamlScalarNode scalar ? $"“{scalar.Value}”" : "此处内容";
        var writtenEn = node is YamlScalarNode s ? $"\"{s.Value}\"" : "This";
        faults.Add(
            PolicyFaultCode.BadValue,
            file,
            hasLines ? node.Line() : null,
            ($"{written}不是“{definition.Name}”的合法取值。", $"{writtenEn} is no value for \"{definition.Name}\"."),
            ($"应为{zh}。", $"It must be {en}.")
        );
        return null;
    }
}
