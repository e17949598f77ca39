using System.Text.Json;
using Guihang.Core.Data;
using Guihang.Core.Json;
using Guihang.Core.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Documents;

/// <summary>Makes an ordered document, outside of any transaction, and stores it.</summary>
internal sealed class DocumentProduction(TimeProvider clock) : IOutboxHandler
{
    public const string OutboxKind = "document";

    public string Kind => OutboxKind;

    public async Task<Func<Session, Task>> Perform(Session session, Guid subjectId, CancellationToken cancellationToken)
    {
        await session.BeginSnapshot(cancellationToken);
        var ordered = await session.Context<CoreDb>().Documents.SingleAsync(d => d.Id == subjectId, cancellationToken);
        var fields = JsonSerializer.Deserialize<List<DocumentField>>(ordered.Fields, JsonForms.Api)!;
        var markdown = TemplateText.Fill(ordered.Body, fields);
        var html = HtmlDocument.Write(ordered.Title, markdown);
        var docx = WordDocument.Write(ordered.Title, markdown);

        return async writing =>
        {
            var stored = await writing.Context<CoreDb>().Documents.SingleAsync(d => d.Id == subjectId, CancellationToken.None);
            (stored.Html, stored.Docx, stored.ProducedAt) = (html, docx, clock.Now());
        };
    }
}
