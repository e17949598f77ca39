using Guihang.Core.Audit;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Guihang.Core.Sheets;

/// <summary>
/// Gives every list also as a sheet: whatever answers a page answers, with <c>form=xlsx</c> or <c>form=csv</c>, the whole list. The same request is sent, by
/// the same caller, page after page; so what may not be seen page by page is in no sheet.
/// </summary>
public static class ListSheets
{
    /// <summary>The parameter that asks for a form.</summary>
    public const string Parameter = "form";

    /// <summary>Lets all lists of the group be asked for as sheets.</summary>
    public static RouteGroupBuilder WithSheets(this RouteGroupBuilder group)
    {
        group.AddEndpointFilterFactory(
            (context, next) => IsList(context.MethodInfo.ReturnType) ? invocation => Answer(invocation, next) : next
        );
        return group;
    }

    /// <summary>Whether an endpoint answers pages of a list.</summary>
    /// <param name="answer">What its handler returns.</param>
    public static bool IsList(Type answer) =>
        answer.IsGenericType
        && (
            (
                answer.GetGenericTypeDefinition() == typeof(Page<>)
                && !answer.GetGenericArguments()[0].IsDefined(typeof(NotOnSheetsAttribute), inherit: false)
            )
            || (
                (answer.GetGenericTypeDefinition() == typeof(Task<>) || answer.GetGenericTypeDefinition() == typeof(Ok<>))
                && IsList(answer.GetGenericArguments()[0])
            )
        );

    private static async ValueTask<object?> Answer(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;
        var form = FormOf(http.Request.Query[Parameter].ToString());
        if (form == SheetForm.Json)
        {
            return await next(invocation);
        }

        var asked = new SheetAsked();
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
internal sealed class SheetAsked
{
    private Func<SheetForm, IResult>? _sheet;

    /// <summary>The query for as many entries at once as a list gives.</summary>
    public static IQuery<T> Largest<T>(IQuery<T> query) => query is IPaged ? Copy(query, nameof(IPaged.Limit), PageKey.MostLimit) : query;

    /// <summary>Keeps the first page and how to come to the next.</summary>
    public void Keep<T>(IQuery<T> query, T answer, Call call)
    {
        var entry = typeof(T).GetGenericArguments()[0];
        _sheet = (SheetForm form) =>
            (IResult)
                Activator.CreateInstance(
                    typeof(ListSheet<>).MakeGenericType(entry),
                    form,
                    query.GetType(),
                    answer,
                    call,
                    (string after) => Copy(query, nameof(IPaged.After), after)
                )!;
    }

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
internal sealed class ListSheet<T>(SheetForm form, Type request, Page<T> first, Call call, Func<string, object> at) : IResult
    where T : class
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var cancellation = httpContext.RequestAborted;
        await services.GetRequiredService<AuditLog>().RecordSheet(call.Caller, request, form);
        httpContext.Response.ContentType = form == SheetForm.Csv ? $"{form.MediaType()}; charset=utf-8" : form.MediaType();
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{request.Name}{form.Ending()}\"";
        if (form == SheetForm.Csv)
        {
            await Write(httpContext.Response.Body, services, cancellation);
            return;
        }

        // The parts of a workbook are written one by one, without waiting, to a file that goes when it is closed.
        await using var file = SheetFile.Make();
        await Write(file, services, cancellation);
        file.Position = 0;
        httpContext.Response.ContentLength = file.Length;
        await file.CopyToAsync(httpContext.Response.Body, cancellation);
    }

    private async Task Write(Stream stream, IServiceProvider services, CancellationToken cancellation)
    {
        var names = services.GetRequiredService<IEnumerable<ISheetNames>>();
        var columns = SheetColumns.Of(typeof(T)).Columns.Select(column => Named(column, names)).ToList();
        await using var writer = SheetWriter.To(form, stream, request.Name);
        await writer.Headers([.. columns.SelectMany(column => Headers(column.Column, column.Names is not null))]);
        for (var page = first; ; )
        {
            await WriteRows(writer, columns, page.Items, cancellation);
            if (page.Next is not { } after)
            {
                break;
            }

            page = await services.GetRequiredService<Door>().Send(call, (IRequest<Page<T>>)at(after), cancellation);
        }

        await writer.End();
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
