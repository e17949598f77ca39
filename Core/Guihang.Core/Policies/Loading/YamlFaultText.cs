using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace Guihang.Core.Policies.Loading;

/// <summary>
/// Says in both languages what the YAML library complains of in its own: the complaints that a slip of the pen brings about, and a general sentence for
/// the rest. The library's words follow in parentheses, to be looked up.
/// </summary>
internal static partial class YamlFaultText
{
    private static readonly (string Complaint, string Zh, string En)[] Meanings =
    [
        (
            "did not find expected key",
            "这一行与上文没有对齐，或不是“键: 值”",
            "the line is not aligned with those above, or is no \"key: value\""
        ),
        (
            "did not find expected '-' indicator",
            "列表中的这一行没有对齐，或缺少“- ”",
            "the line of a list is not aligned, or lacks its \"- \""
        ),
        ("could not find expected ':'", "键后缺少冒号", "a key lacks its colon"),
        ("did not find expected ',' or '}'", "花括号没有闭合，或缺少逗号", "a brace is not closed, or a comma is missing"),
        ("did not find expected ',' or ']'", "方括号没有闭合，或缺少逗号", "a bracket is not closed, or a comma is missing"),
        ("quoted scalar, found unexpected end of stream", "引号没有闭合", "a quotation mark is not closed"),
        (
            "quoted scalar, found",
            "引号中的内容不对，可能是反斜杠",
            "something within quotation marks does not belong there, a backslash perhaps"
        ),
        (
            "Mapping values are not allowed",
            "此处不能再有冒号：缩进不对，或值中的冒号没有加引号",
            "no colon may stand here: the indentation is wrong, or a value with a colon in it needs quotation marks"
        ),
        (
            "found invalid mapping",
            "此处不能再有冒号：缩进不对，或值中的冒号没有加引号",
            "no colon may stand here: the indentation is wrong, or a value with a colon in it needs quotation marks"
        ),
        ("Block sequence entries are not allowed", "此处不能以“- ”开头", "no \"- \" may stand here"),
        ("tab", "缩进用了制表符，应为空格", "a tab indents where blanks must"),
        ("found character that cannot start any token", "有一个字符须加引号，或是制表符", "a character needs quotation marks, or is a tab"),
        ("did not find expected node content", "此处缺少值", "a value is missing here"),
        ("anchor", "不能使用 & 与 *，以它们开头的值须加引号", "& and * are not used; a value that begins with one needs quotation marks"),
    ];

    /// <summary>The line, and what is wrong there.</summary>
    /// <param name="text">The text that is not YAML.</param>
    /// <param name="fault">What the library says.</param>
    public static (int Line, (string Zh, string En) What) Of(string text, YamlException fault)
    {
        var said = fault.Message.TrimEnd('.');
        var (line, column) = Place(text, fault, said);
        var (zh, en) = Meaning(said);
        return (
            line,
            (
                string.Create(CultureInfo.InvariantCulture, $"不是有效的 YAML：第 {line} 行第 {column} 列，{zh}（{said}）。"),
                string.Create(CultureInfo.InvariantCulture, $"This is not YAML: line {line}, column {column}: {en} ({said}).")
            )
        );
    }

    // Of a tab and of an alias the library tells the beginning of the text.
    private static (int Line, int Column) Place(string text, YamlException fault, string said)
    {
        var alias = UnknownAlias().Match(said);
        var at = said.Contains("tab as indentation", StringComparison.Ordinal)
            ? IndentingTab().Match(text) is { Success: true } tab
                ? tab.Index
                : -1
            : alias.Success
                ? text.IndexOf("*" + alias.Groups["name"].Value, StringComparison.Ordinal)
                : -1;
        return at < 0
            ? ((int)fault.Start.Line, (int)fault.Start.Column)
            : (text.AsSpan(0, at).Count('\n') + 1, at - text.LastIndexOf('\n', at));
    }

    private static (string Zh, string En) Meaning(string said)
    {
        if (DuplicateKey().Match(said) is { Success: true } twice)
        {
            var key = twice.Groups["key"].Value;
            return ($"键“{key}”出现了两次", $"the key \"{key}\" stands twice");
        }

        foreach (var (complaint, zh, en) in Meanings)
        {
            if (said.Contains(complaint, StringComparison.OrdinalIgnoreCase))
            {
                return (zh, en);
            }
        }

        return ("写法不对", "something is not written as it must be");
    }

    [GeneratedRegex("(?<=^ *)\t", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IndentingTab();

    [GeneratedRegex("^The anchor '(?<name>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnknownAlias();

    [GeneratedRegex("^(Encountered d|D)uplicate key (?<key>.+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DuplicateKey();
}
