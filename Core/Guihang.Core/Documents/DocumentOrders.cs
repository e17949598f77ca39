using System.Text.Json;
using Guihang.Core.Data;
using Guihang.Core.Json;
using Guihang.Core.Outbox;
using Guihang.Core.Policies.Book;
using Guihang.Core.Security;

namespace Guihang.Core.Documents;

/// <summary>Orders documents. The order is a row of the change's transaction; the worker makes the document.</summary>
public sealed class DocumentOrders(Session session, OutboxOrders outbox, PolicyBook book, IdSource ids, TimeProvider clock)
{
    /// <summary>Orders a document from the template that is in force for the jurisdiction on a day.</summary>
    /// <param name="template">The template's name.</param>
    /// <param name="subject">What the document is about.</param>
    /// <param name="place">Where it belongs.</param>
    /// <param name="on">The day.</param>
    /// <param name="values">Values by field name, each with its source; fields that the template does not have are left out.</param>
    /// <param name="addressee">The role in the place's jurisdiction that may read it as its addressee; null for none.</param>
    /// <exception cref="InvalidOperationException">No level has such a template.</exception>
    public Guid Order(
        string template,
        Subject subject,
        Place place,
        DateOnly on,
        IReadOnlyDictionary<string, (string? Value, string Source)> values,
        Role? addressee = null
    ) =>
        Order(
            template,
            subject,
            place,
            on,
            values.ToDictionary(
                value => value.Key,
                value => new DocumentValue(value.Value.Value, value.Value.Source),
                StringComparer.Ordinal
            ),
            addressee
        );

    /// <summary>Orders a document from the template that is in force for the jurisdiction on a day.</summary>
    /// <param name="template">The template's name.</param>
    /// <param name="subject">What the document is about.</param>
    /// <param name="place">Where it belongs.</param>
    /// <param name="on">The day.</param>
    /// <param name="values">Values and lists by field name; fields that the template does not have are left out.</param>
    /// <param name="addressee">The role in the place's jurisdiction that may read it as its addressee; null for none.</param>
    /// <exception cref="InvalidOperationException">No level has such a template.</exception>
    public Guid Order(
        string template,
        Subject subject,
        Place place,
        DateOnly on,
        IReadOnlyDictionary<string, DocumentValue> values,
        Role? addressee = null
    )
    {
        var (plugin, found) = Find(template, place, on);
        var document = new StoredDocument
        {
            Id = ids.New(),
            Template = template,
            TemplateVersion = found.Version,
            Plugin = plugin.Manifest.Label,
            Book = book.Hash,
            Title = found.Title.Zh,
            Body = found.Body,
            Fields = JsonSerializer.Serialize(Fields(found, on, values), JsonForms.Api),
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            Addressee = addressee,
            Region = place.Region,
            UnitId = place.UnitId,
            OrderedAt = clock.Now(),
            ProducedAt = null,
            Html = null,
            Docx = null,
        };
        session.Context<CoreDb>().Documents.Add(document);
        outbox.Add(DocumentProduction.OutboxKind, document.Id);
        return document.Id;
    }

    /// <summary>Writes the orders; the caller saves when it has ordered all.</summary>
    public Task Save(CancellationToken cancellationToken) => session.Context<CoreDb>().SaveChangesAsync(cancellationToken);

    /// <summary>What a document would be made of if it were ordered, so that its blanks are known before anything is printed.</summary>
    /// <exception cref="InvalidOperationException">No level has such a template.</exception>
    public DocumentPreview Preview(string template, Place place, DateOnly on, IReadOnlyDictionary<string, DocumentValue> values)
    {
        var (plugin, found) = Find(template, place, on);
        var fields = Fields(found, on, values);
        return new DocumentPreview
        {
            Template = template,
            Title = found.Title.Zh,
            TemplateVersion = found.Version,
            Plugin = plugin.Manifest.Label,
            On = on,
            Fields = fields,
            Blanks = [.. fields.Where(field => field.IsBlank).Select(field => field.Name)],
        };
    }

    private (PolicyPlugin Plugin, DocumentTemplate Template) Find(string template, Place place, DateOnly on) =>
        book.ChainFor(place.Region, on).Template(template)
        ?? throw new InvalidOperationException($"No level of {place.Region} has a template \"{template}\".");

    private static List<DocumentField> Fields(DocumentTemplate template, DateOnly on, IReadOnlyDictionary<string, DocumentValue> values) =>
        [
            .. template.Fields.Select(field =>
                values.TryGetValue(field.Name, out var value)
                    ? new DocumentField(field.Name, field.Title, value.Text, value.Source, value.AsOf ?? on) { Rows = value.Rows }
                    : new DocumentField(field.Name, field.Title, null, "", on)
            ),
        ];
}
