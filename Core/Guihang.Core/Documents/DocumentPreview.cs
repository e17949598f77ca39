namespace Guihang.Core.Documents;

/// <summary>What a document would be made of if it were ordered now.</summary>
public sealed record DocumentPreview
{
    /// <summary>The template's name.</summary>
    /// <example>talk-record</example>
    public required string Template { get; init; }

    /// <summary>The title.</summary>
    /// <example>谈话记录</example>
    public required string Title { get; init; }

    /// <summary>The template's version.</summary>
    /// <example>1.0</example>
    public required string TemplateVersion { get; init; }

    /// <summary>The plugin that the template comes from, with its version.</summary>
    /// <example>000000.National@1.0.0</example>
    public required string Plugin { get; init; }

    /// <summary>The day whose policy gives the template.</summary>
    /// <example>2018-09-20</example>
    public required DateOnly On { get; init; }

    /// <summary>Every field with its value, source and date.</summary>
    public required IReadOnlyList<DocumentField> Fields { get; init; }

    /// <summary>Fields without a value, by name: to be filled in by hand.</summary>
    /// <example>["recorder"]</example>
    public required IReadOnlyList<string> Blanks { get; init; }
}
