using System.Globalization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Core.Sheets;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Imports;

/// <summary>Asks how far an import has come.</summary>
/// <param name="Id">The import's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetImport(Guid Id) : IQuery<ImportAnswer>, IConcernSubject
{
    Subject IConcernSubject.Subject => ImportPlace.Of(Id);
}

/// <summary>Asks for the file of an import with what is wrong in it.</summary>
/// <param name="Id">The import's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetImportReport(Guid Id) : IQuery<ImportReport>, IConcernSubject
{
    Subject IConcernSubject.Subject => ImportPlace.Of(Id);
}

/// <summary>A file as an Excel workbook, each row with what is wrong in it.</summary>
/// <param name="Content">The workbook; it goes when it is closed.</param>
public sealed record ImportReport(Stream Content);

/// <summary>Asks for imports within the caller's reach, the latest first.</summary>
[MaySend(Role.CaseOfficer, Over.WithinReach)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListImports : IQuery<Page<ImportAnswer>>, IPaged
{
    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }
}

internal sealed class ListImportsValidator : AbstractValidator<ListImports>
{
    public ListImportsValidator() => this.Paged();
}

internal sealed class GetImportHandler(CoreDb db) : IRequestHandler<GetImport, ImportAnswer>
{
    public async Task<ImportAnswer> Handle(GetImport request, CancellationToken cancellationToken) =>
        ImportAnswer.Of(await db.Imports.SingleAsync(import => import.Id == request.Id, cancellationToken));
}

internal sealed class ListImportsHandler(CoreDb db, Places places, CallContext call) : IRequestHandler<ListImports, Page<ImportAnswer>>
{
    public async Task<Page<ImportAnswer>> Handle(ListImports request, CancellationToken cancellationToken)
    {
        var imports = db.Imports.AsQueryable();
        if ((await places.ConfinesOf(request, call.Caller, cancellationToken)).Regions is { } regions)
        {
            imports = imports.Where(import => regions.Contains(import.Region));
        }

        if (PageKey.Read(request.After) is { } after)
        {
            imports = imports.Where(import => import.Id < after.Id);
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await imports.OrderByDescending(import => import.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return PageKey.Cut(read.ConvertAll(ImportAnswer.Of), limit, import => new PageKey(DateOnly.MinValue, import.Id));
    }
}

internal sealed class GetImportReportHandler(CoreDb db, ImportFields fields, CallContext call)
    : IRequestHandler<GetImportReport, ImportReport>
{
    public async Task<ImportReport> Handle(GetImportReport request, CancellationToken cancellationToken)
    {
        var import = await db.Imports.SingleAsync(import => import.Id == request.Id, cancellationToken);
        if (import.ForgottenAt is { } forgotten)
        {
            throw new ProblemException(
                ImportProblems.FileForgotten,
                CivilClock.DayOf(forgotten).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            );
        }

        var content = await db.ImportFiles.Where(file => file.Id == request.Id).Select(file => file.Content).SingleAsync(cancellationToken);
        var report = SheetFile.Make();
        await Write(import, content, report, cancellationToken);
        report.Position = 0;
        return new ImportReport(report);
    }

    // Faults are read as the rows go past: both stand in the order of the rows.
    private async Task Write(Import import, byte[] content, Stream report, CancellationToken cancellationToken)
    {
        var isEnglish = call.Language.TwoLetterISOLanguageName == "en";
        using var stream = new MemoryStream(content, writable: false);
        using var file = LedgerFile.Open(stream, fields, ImportAnswer.Read(import.Columns))!;
        await using var faults = db
            .ImportFaults.Where(fault => fault.ImportId == import.Id)
            .OrderBy(fault => fault.Ordinal)
            .AsAsyncEnumerable()
            .GetAsyncEnumerator(cancellationToken);
        var hasFault = await faults.MoveNextAsync();
        await using var writer = SheetWriter.To(SheetForm.Xlsx, report, isEnglish ? "Import" : "导入");
        await writer.Headers([.. file.Headers.Cells, isEnglish ? "What is wrong, and what would be right" : "问题与改法"]);
        // Columns that nobody reads are told of in the list of faults; the rows have what is wrong in them.
        while (hasFault && faults.Current.Row <= file.Headers.Number)
        {
            hasFault = await faults.MoveNextAsync();
        }

        foreach (var row in file.RowsThatCanBeRead())
        {
            var marked = new HashSet<string>(StringComparer.Ordinal);
            var told = new List<string>();
            while (hasFault && faults.Current.Row <= row.Number)
            {
                var fault = faults.Current;
                marked.Add(fault.Address);
                told.Add(
                    isEnglish ? $"{fault.Address}: {fault.WrongEn} {fault.RightEn}" : $"{fault.Address}：{fault.WrongZh}{fault.RightZh}"
                );
                hasFault = await faults.MoveNextAsync();
            }

            await writer.Row([
                .. file.Headers.Cells.Select(
                    (_, column) => marked.Contains(SheetRow.Address(column, row.Number)) ? new MarkedCell(row[column]) : (object)row[column]
                ),
                string.Join('\n', told),
            ]);
        }

        await writer.End();
    }
}

internal static class GetImportEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/imports", ([AsParameters] ListImports query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe("listImports", "列出导入", "List imports", "Lists the imports within the caller's reach, the latest first.");
        api.MapGet("/imports/{id:guid}", (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new GetImport(id), ct))
            .Describe(
                "getImport",
                "查看导入",
                "Get an import",
                "Tells how far an import has come: how many rows were loaded, were there before, or were refused."
            )
            .Takes("id", "The import's id.", "{importId}");
        api.MapGet(
                "/imports/{id:guid}/report",
                async (Guid id, HttpDoor door, CancellationToken ct) =>
                {
                    var report = (await door.Get(new GetImportReport(id), ct)).Value!;
                    return TypedResults.Stream(report.Content, SheetForms.XlsxMediaType, $"import-{id:N}.xlsx");
                }
            )
            .Describe(
                "getImportReport",
                "下载导入报告",
                "Download an import's report",
                "Gives the file as an Excel workbook with the bad cells marked and, in a column at the end, what is wrong with each row and what would be right. The file is kept for 30 days after the import has ended; what is wrong stays listed."
            )
            .Produces<byte[]>(200, SheetForms.XlsxMediaType)
            .Takes("id", "The import's id.", "{importId}")
            .MayAnswer(ImportProblems.FileForgotten, "2026-12-02");
    }
}
