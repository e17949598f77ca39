using Guihang.Policy;

namespace Guihang.Core.Policies.Book;

/// <summary>A letter, form or report as a plugin words it.</summary>
/// <param name="Name">The file's name without its ending, by which a policy orders it.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Version">The template's version, kept with every document made from it.</param>
/// <param name="Fields">What the text may use.</param>
/// <param name="Body">Markdown with {{field}} in it.</param>
/// <param name="Plugin">The plugin that it comes from.</param>
public sealed record DocumentTemplate(
    string Name,
    Wording Title,
    string Version,
    IReadOnlyList<TemplateField> Fields,
    string Body,
    string Plugin
);

/// <summary>A field of a template.</summary>
/// <param name="Name" example="personName">The name, in camel case.</param>
/// <param name="Title" example="{&quot;zh&quot;:&quot;姓名&quot;,&quot;en&quot;:&quot;Name&quot;}">What it is, for the list of blanks.</param>
/// <param name="Required" example="true">Whether the document is incomplete without it.</param>
public sealed record TemplateField(string Name, Wording Title, bool Required)
{
    /// <summary>For a field that is a list, what each of its rows has; empty for a single value.</summary>
    /// <example>[]</example>
    public IReadOnlyList<TemplateColumn> Columns { get; init; } = [];
}

/// <summary>What each row of a list has.</summary>
/// <param name="Name" example="heldOn">The name, in camel case.</param>
/// <param name="Title" example="{&quot;zh&quot;:&quot;日期&quot;,&quot;en&quot;:&quot;Day&quot;}">What it is.</param>
public sealed record TemplateColumn(string Name, Wording Title);
