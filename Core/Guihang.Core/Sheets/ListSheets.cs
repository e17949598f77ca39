using Guihang.Core.Audit;
using Guihang.Core.Http;
using Guihang.Core.Imports;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Guihang.Core.Sheets;

/// <summary>
/// Gives every list also as a sheet: whatever answers a page, or has one among what it answers, answers, with <c>form=xlsx</c> or <c>form=csv</c>, the whole list. The same request is sent, by
/// the same caller, page after page; so what may not be seen page by page is in no sheet.
/// </summary>
public static class ListSheets
{
    /// <summary>The parameter that asks for a form.</summary>
    public const string Parameter = "form";

    /// <summary>The parameter that asks for the columns of a jurisdiction's own ledger.</summary>
    public const string ColumnsParameter = "columns";

    /// <summary>Lets all lists of the group be asked for as sheets.</summary>
    public static RouteGroupBuilder WithSheets(this RouteGroupBuilder group)
    {
        group.AddEndpointFilterFactory(
            (context, next) =>
                IsList(context.MethodInfo.ReturnType)
                    ? invocation => Answer(invocation, next, IsLedger(context.MethodInfo.ReturnType))
                    : next
        );
        return group;
    }

    /// <summary>Whether an endpoint answers pages of a list.</summary>
    /// <param name="answer">What its handler returns.</param>
    public static bool IsList(Type answer) =>
        EntryOf(answer) is { } entry
            ? !entry.IsDefined(typeof(NotOnSheetsAttribute), inherit: false)
            : answer.IsGenericType
                && (answer.GetGenericTypeDefinition() == typeof(Task<>) || answer.GetGenericTypeDefinition() == typeof(Ok<>))
                && IsList(answer.GetGenericArguments()[0]);

    /// <summary>The entries of the list that an answer has; null where it has none.</summary>
    /// <param name="answer">The answer.</param>
    public static Type? EntryOf(Type answer) =>
        answer.IsGenericType && answer.GetGenericTypeDefinition() == typeof(Page<>)
            ? answer.GetGenericArguments()[0]
            : answer
                .GetInterfaces()
                .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IGiveList<>))
                ?.GetGenericArguments()[0];

    /// <summary>Whether the list of an endpoint can be given in the columns of a jurisdiction's own ledger.</summary>
    /// <param name="answer">What its handler returns.</param>
    public static bool IsLedger(Type answer) =>
        answer.IsGenericType
        && answer.GetGenericArguments()[0] is var inner
        && (inner.IsAssignableTo(typeof(ILedgerEntry)) || IsLedger(inner));

    private static async ValueTask<object?> Answer(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next, bool isLedger)
    {
        var http = invocation.HttpContext;
        var form = FormOf(http.Request.Query[Parameter].ToString());
        if (form == SheetForm.Json)
        {
            return await next(invocation);
        }

        var ledger = http.Request.Query[ColumnsParameter].ToString();
        if (ledger is not "" && !isLedger)
        {
            throw new ProblemException(ImportProblems.NoLedger) { Field = ColumnsParameter };
        }

        var asked = new SheetAsked(ledger is "" ? null : ledger);
        http.Features.Set(asked);
        await next(invocation);
        return asked.Sheet(form);
    }

    private static SheetForm FormOf(string text) =>
        text is "" ? SheetForm.Json
        : QueryWord<SheetForm>.TryParse(text, out var word) ? word.Value
        : throw new ProblemException(CoreProblems.FormUnknown, text) { Field = Parameter };
}

/// <summary>That the caller wants the whole list as a sheet: the door leaves here what it sent and what came back.</summary>
/// <param name="ledger">The jurisdiction in the columns of whose ledger it is wanted; null for the list's own.</param>
internal sealed class SheetAsked(string? ledger)
{
    private Func<SheetForm, IResult>? _sheet;

    /// <summary>The query for as many entries at once as a list gives.</summary>
    public static IQuery<T> Largest<T>(IQuery<T> query) =>
        query switch
        {
            ITurnPages turns => (IQuery<T>)turns.Largest(),
            IPaged => Copy(query, nameof(IPaged.Limit), PageKey.MostLimit),
            _ => query,
        };

    /// <summary>Keeps the first page and how to come to the next.</summary>
    public void Keep<T>(IQuery<T> query, T answer, Call call)
    {
        var entry = ListSheets.EntryOf(typeof(T))!;
        _sheet = (SheetForm form) =>
            (IResult)
                Activator.CreateInstance(
                    typeof(ListSheet<>).MakeGenericType(entry),
                    form,
                    query.GetType(),
                    PageOf(answer, entry),
                    call,
                    async (Door door, string after, CancellationToken cancellation) =>
                        PageOf(await door.Send(call, At(query, after), cancellation), entry),
                    ledger
                )!;
    }

    private static object PageOf<T>(T answer, Type entry) =>
        answer!.GetType() == typeof(Page<>).MakeGenericType(entry)
            ? answer
            : typeof(IGiveList<>).MakeGenericType(entry).GetProperty(nameof(IGiveList<>.List))!.GetValue(answer)!;

    private static IQuery<T> At<T>(IQuery<T> query, string after) =>
        query is ITurnPages turns ? (IQuery<T>)turns.From(after) : Copy(query, nameof(IPaged.After), after);

    public IResult Sheet(SheetForm form) =>
        (_sheet ?? throw new InvalidOperationException("The list was not sent through the door."))(form);

    // Requests are records: a copy with one member changed.
    private static IQuery<T> Copy<T>(IQuery<T> query, string member, object value)
    {
        var type = query.GetType();
        var copy = (IQuery<T>)type.GetMethod("<Clone>$")!.Invoke(query, null)!;
        type.GetProperty(member)!.SetValue(copy, value);
        return copy;
    }
}

/// <summary>A whole list as a sheet.</summary>
internal sealed class ListSheet<T>(
    SheetForm form,
    Type request,
    Page<T> first,
    Call call,
    Func<Door, string, CancellationToken, Task<object>> at,
    string? ledger
) : IResult
    where T : class
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var cancellation = httpContext.RequestAborted;
        var ledgerColumns = ledger is null
            ? null
            : await services.GetRequiredService<Door>().Send(call, new GetLedgerColumns(ledger), cancellation);
        await services.GetRequiredService<AuditLog>().RecordSheet(call.Caller, request, form);
        httpContext.Response.ContentType = form == SheetForm.Csv ? $"{form.MediaType()}; charset=utf-8" : form.MediaType();
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{request.Name}{form.Ending()}\"";
        if (form == SheetForm.Csv)
        {
            await Write(httpContext.Response.Body, services, ledgerColumns, cancellation);
            return;
        }

        // The parts of a workbook are written one by one, without waiting, to a file that goes when it is closed.
        await using var file = SheetFile.Make();
        await Write(file, services, ledgerColumns, cancellation);
        file.Position = 0;
        httpContext.Response.ContentLength = file.Length;
        await file.CopyToAsync(httpContext.Response.Body, cancellation);
    }

    private async Task Write(Stream stream, IServiceProvider services, LedgerColumnsAnswer? ledgerColumns, CancellationToken cancellation)
    {
        await using var writer = SheetWriter.To(form, stream, request.Name);
        Func<IReadOnlyList<T>, Task> write;
        if (ledgerColumns is not null)
        {
            var fields = services.GetRequiredService<ImportFields>();
            var isOfVisits = first.Items.Cast<ILedgerEntry>().Any(entry => entry.Ledger.VisitId is not null);
            var wanted = fields.Whole(ledgerColumns.Columns, isOfVisits);
            // A part of which the ledger has no column would leave lines that name somebody and say nothing.
            List<ILedgerLines> parts =
            [
                .. services
                    .GetRequiredService<IEnumerable<ILedgerLines>>()
                    .OrderBy(part => part.Order)
                    .Where(lines => fields.Parts.Any(part => part.Order == lines.Order && ImportFields.IsIn(part, wanted))),
            ];
            await writer.Headers([.. wanted.Select(column => column.Header)]);
            write = entries => WriteLedger(writer, wanted, parts, entries, cancellation);
        }
        else
        {
            var names = services.GetRequiredService<IEnumerable<ISheetNames>>();
            var columns = SheetColumns.Of(typeof(T)).Columns.Select(column => Named(column, names)).ToList();
            await writer.Headers([.. columns.SelectMany(column => Headers(column.Column, column.Names is not null))]);
            write = entries => WriteRows(writer, columns, entries, cancellation);
        }

        for (var page = first; ; )
        {
            await write(page.Items);
            if (page.Next is not { } after)
            {
                break;
            }

            page = (Page<T>)await at(services.GetRequiredService<Door>(), after, cancellation);
        }

        await writer.End();
    }

    private static async Task WriteLedger(
        SheetWriter writer,
        IReadOnlyList<LedgerColumn> columns,
        List<ILedgerLines> parts,
        IReadOnlyList<T> page,
        CancellationToken cancellation
    )
    {
        List<LedgerEntry> entries = [.. page.Cast<ILedgerEntry>().Select(entry => entry.Ledger)];
        var cells = new List<IReadOnlyList<LedgerCells>>();
        foreach (var part in parts)
        {
            cells.Add(await part.Of(entries, cancellation));
        }

        for (var i = 0; i < entries.Count; i++)
        {
            foreach (var line in LedgerCells.Together(cells.ConvertAll(part => part[i])))
            {
                await writer.Row([.. columns.Select(column => line.GetValueOrDefault(column.Field))]);
            }
        }
    }

    private async Task WriteRows(
        SheetWriter writer,
        List<(SheetColumn Column, ISheetNames? Names)> columns,
        IReadOnlyList<T> entries,
        CancellationToken cancellation
    )
    {
        var known = new Dictionary<SheetColumn, IReadOnlyDictionary<Guid, string>>();
        foreach (var (column, names) in columns.Where(column => column.Names is not null))
        {
            List<Guid> ids = [.. entries.Select(column.Of).OfType<Guid>().Distinct()];
            known[column] = await names!.Of(ids, cancellation);
        }

        foreach (var entry in entries)
        {
            await writer.Row([.. columns.SelectMany(column => Cells(column.Column, entry, known.GetValueOrDefault(column.Column)))]);
        }
    }

    private static (SheetColumn Column, ISheetNames? Names) Named(SheetColumn column, IEnumerable<ISheetNames> names) =>
        (column, column.HoldsId ? names.FirstOrDefault(names => names.Fields.Contains(column.Field, StringComparer.Ordinal)) : null);

    // A thing that has a name is shown by it; its id stands beside it.
    private IEnumerable<string> Headers(SheetColumn column, bool hasName)
    {
        var header = column.Header(call.Language);
        return hasName ? [header, $"{header} ID"] : [header];
    }

    private IEnumerable<object?> Cells(SheetColumn column, T entry, IReadOnlyDictionary<Guid, string>? names) =>
        names is null ? [column.Cell(entry, call.Language)]
        : column.Of(entry) is Guid id ? [names.GetValueOrDefault(id), id.ToString()]
        : [null, null];
}
