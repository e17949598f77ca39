using Guihang.Core.Policies.Book;

namespace Guihang.Core.Policies.Loading;

/// <summary>Reads documents/*.md: a YAML head that declares the fields, then Markdown with {{field}} in it, and {{#each list}} around what is said of each row.</summary>
internal static class TemplateReader
{
    private const string Fence = "---";

    public static Dictionary<string, DocumentTemplate> ReadFolder(string folder, FaultList faults)
    {
        var templates = new Dictionary<string, DocumentTemplate>(StringComparer.Ordinal);
        var documents = Path.Combine(folder, "documents");
        if (!Directory.Exists(documents))
        {
            return templates;
        }

        foreach (var path in Directory.GetFiles(documents, "*.md").Order(StringComparer.Ordinal))
        {
            if (Read(path, faults) is { } template)
            {
                templates[template.Name] = template;
            }
        }

        return templates;
    }

    private static DocumentTemplate? Read(string path, FaultList faults)
    {
        var file = $"{faults.Plugin}/documents/{Path.GetFileName(path)}";
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var end = text.IndexOf($"\n{Fence}\n", StringComparison.Ordinal);
        if (!text.StartsWith(Fence + "\n", StringComparison.Ordinal) || end < 0)
        {
            faults.Add(
                PolicyFaultCode.BadTemplate,
                file,
                1,
                ("模板没有头部。", "The template has no head."),
                (
                    "请以 --- 开头，写明 title、version、fields，再以 --- 结束头部。",
                    "Begin with ---, give title, version and fields, and end the head with ---."
                )
            );
            return null;
        }

        // The line break stands for the fence, so that lines are counted as in the file.
        using var head = new StringReader("\n" + text[(Fence.Length + 1)..end]);
        if (YamlReader.Read(head, file, faults)?.AsMap(file, faults) is not { } map)
        {
            return null;
        }

        var body = end + Fence.Length + 2;
        var template = new DocumentTemplate(
            Path.GetFileNameWithoutExtension(path),
            map.RequiredWording("title"),
            map.RequiredText("version"),
            [.. Fields(map)],
            text[body..],
            faults.Plugin
        );
        map.Done();
        new TemplateTags(file, text, template.Fields, faults).Check(body);
        return template;
    }

    private static IEnumerable<TemplateField> Fields(YamlMap map)
    {
        foreach (var field in map.Maps("fields"))
        {
            yield return new TemplateField(field.RequiredText("name"), field.RequiredWording("title"), field.Flag("required") ?? true)
            {
                Columns = [.. Columns(field)],
            };
            field.Done();
        }
    }

    private static IEnumerable<TemplateColumn> Columns(YamlMap field)
    {
        foreach (var column in field.Maps("columns"))
        {
            yield return new TemplateColumn(column.RequiredText("name"), column.RequiredWording("title"));
            column.Done();
        }
    }
}
