using Guihang.Core.Security;

namespace Guihang.Core.Documents;

/// <summary>A document that was ordered: what it is made of, and, once the worker has made it, its text.</summary>
internal sealed class StoredDocument
{
    public required Guid Id { get; init; }

    public required string Template { get; init; }

    public required string TemplateVersion { get; init; }

    public required string Plugin { get; init; }

    /// <summary>The hash of the policy book.</summary>
    public required string Book { get; init; }

    public required string Title { get; init; }

    /// <summary>The template's text as it was when the document was ordered.</summary>
    public required string Body { get; init; }

    /// <summary>Each field with its value, source and date, as JSON.</summary>
    public required string Fields { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>The role to whose desk it is addressed; null where it is a unit's, or stays where it was ordered.</summary>
    public Role? Addressee { get; init; }

    public required string Region { get; init; }

    public required Guid UnitId { get; init; }

    public required DateTime OrderedAt { get; init; }

    public required DateTime? ProducedAt { get; set; }

    public required string? Html { get; set; }

    public required byte[]? Docx { get; set; }
}
