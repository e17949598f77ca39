using System.Text.Json;
using Guihang.Core.Json;
using Guihang.Core.Security;

namespace Guihang.Core.Documents;

/// <summary>A document: what it is made of, and whether it is there yet.</summary>
public sealed record DocumentAnswer
{
    /// <summary>The document's id.</summary>
    /// <example>{documentId}</example>
    public required Guid Id { get; init; }

    /// <summary>The template's name.</summary>
    /// <example>care-letter</example>
    public required string Template { get; init; }

    /// <summary>The title.</summary>
    /// <example>受处分干部爱心提醒函</example>
    public required string Title { get; init; }

    /// <summary>The template's version.</summary>
    /// <example>1.0</example>
    public required string TemplateVersion { get; init; }

    /// <summary>The plugin that the template comes from, with its version.</summary>
    /// <example>440605.Nanhai@1.0.0</example>
    public required string Plugin { get; init; }

    /// <summary>The hash of the policy book under which it was ordered.</summary>
    /// <example>4a1b64805716a876b9185e7fe005834af3fc314e37d6b227ca01f5c50f85d32b</example>
    public required string PolicyBook { get; init; }

    /// <summary>The role that reads it as its addressee, such as the organisation department; null where it is addressed to none.</summary>
    /// <example>null</example>
    public required Role? Addressee { get; init; }

    /// <summary>When it was ordered, UTC.</summary>
    /// <example>2018-09-05T01:00:00Z</example>
    public required DateTime OrderedAt { get; init; }

    /// <summary>When it was made, UTC; null while the worker has not come to it.</summary>
    /// <example>2018-09-05T01:00:02Z</example>
    public required DateTime? ProducedAt { get; init; }

    /// <summary>Every field with its value, source and date.</summary>
    public required IReadOnlyList<DocumentField> Fields { get; init; }

    /// <summary>Fields without a value, by name: to be filled in by hand.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<string> Blanks { get; init; }

    /// <summary>The attachments that are scans of it as it was signed, by id; empty while there is none.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<Guid> SignedOriginals { get; init; }

    internal static DocumentAnswer Of(StoredDocument document, IReadOnlyList<Guid> signedOriginals)
    {
        var fields = JsonSerializer.Deserialize<List<DocumentField>>(document.Fields, JsonForms.Api)!;
        return new DocumentAnswer
        {
            Id = document.Id,
            Template = document.Template,
            Title = document.Title,
            TemplateVersion = document.TemplateVersion,
            Plugin = document.Plugin,
            PolicyBook = document.Book,
            Addressee = document.Addressee,
            OrderedAt = document.OrderedAt,
            ProducedAt = document.ProducedAt,
            Fields = fields,
            SignedOriginals = signedOriginals,
            Blanks = [.. fields.Where(field => field.IsBlank).Select(field => field.Name)],
        };
    }
}
