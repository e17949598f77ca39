using System.Security.Cryptography;
using System.Text.Json;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Core.Imports;

/// <summary>A county's ledger to be loaded: people, sanctions and past visits.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record StartImport : IChange<ImportAnswer>, IConcernPlace
{
    /// <summary>The largest file, in bytes.</summary>
    public const int LargestFile = 20 * 1024 * 1024;

    /// <summary>The jurisdiction whose ledger it is; its units are those of it and below (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The file's name.</summary>
    /// <example>台账.csv</example>
    public required string FileName { get; init; }

    /// <summary>The file, in base64: an Excel workbook (.xlsx), or comma-separated values in UTF-8 or GB18030. At most 20 MB.</summary>
    /// <example>5aeT5ZCNLOWNleS9jSzogYzliqEs5Lq65ZGY57G75YirLOWkhOWIhuenjeexuyzpgILnlKjmlofmnKws5Yaz5a6a5pel5pyfLOWGs+WumuacuuWFsyzmlofkuablj7cs5LqL55SxCg==</example>
    public required byte[] Content { get; init; }

    /// <summary>Whether only what would happen is said, and nothing is written.</summary>
    /// <example>true</example>
    public bool IsDryRun { get; init; }

    /// <summary>
    /// Which header stands for which field, where the ledger has headers of its own. They are kept for the jurisdiction as soon as a row is loaded; of the
    /// fields that are not named, what is kept holds, and what is recognised.
    /// </summary>
    /// <example>null</example>
    public IReadOnlyDictionary<string, string>? Columns { get; init; }

    string IConcernPlace.Jurisdiction => Jurisdiction;
}

internal sealed class StartImportValidator : AbstractValidator<StartImport>
{
    public StartImportValidator()
    {
        RuleFor(start => start.FileName).NotEmpty().MaximumLength(200);
        RuleFor(start => start.Content)
            .Must(content => content.Length is > 0 and <= StartImport.LargestFile)
            .WithProblem("import-file-size", CoreProblems.Texts);
        RuleFor(start => start.Columns)
            .Must(columns => columns!.Values.All(header => !string.IsNullOrWhiteSpace(header)))
            .When(start => start.Columns is not null)
            .WithProblem("import-header", CoreProblems.Texts);
    }
}

internal sealed class StartImportHandler(
    CoreDb db,
    Session session,
    ImportFields fields,
    ImportSignal signal,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<StartImport, ImportAnswer>
{
    public async Task<ImportAnswer> Handle(StartImport request, CancellationToken cancellationToken)
    {
        var kept = await db.LedgerColumns.FindAsync([request.Jurisdiction], cancellationToken);
        using var file = Open(request, ImportAnswer.Read(kept?.Columns));
        var columns = JsonSerializer.Serialize(file.Mapping);
        var unused = file.Unused.ToList();
        var import = new Import
        {
            Id = ids.New(),
            Region = request.Jurisdiction,
            FileName = request.FileName,
            IsDryRun = request.IsDryRun,
            Officer = call.Caller.Code,
            Columns = columns,
            State = ImportState.Running,
            LastRow = 0,
            Rows = 0,
            Loaded = 0,
            Unchanged = 0,
            Refused = 0,
            Warnings = unused.Count,
            RecordedAt = clock.Now(),
            EndedAt = null,
            Hash = SHA256.HashData(request.Content),
            Size = request.Content.Length,
            ForgottenAt = null,
        };
        db.Imports.Add(import);
        db.ImportFiles.Add(new ImportFile { Id = import.Id, Content = request.Content });
        db.ImportFaults.AddRange(unused.Select((column, index) => Unused(import.Id, index + 1, file.Headers.Number, column)));
        await db.SaveChangesAsync(cancellationToken);
        session.WhenCommitted(signal.Wake);
        return ImportAnswer.Of(import);
    }

    private LedgerFile Open(StartImport request, IReadOnlyDictionary<string, string> kept)
    {
        var given = request.Columns ?? new Dictionary<string, string>(StringComparer.Ordinal);
        if (given.Keys.FirstOrDefault(name => fields.All.All(field => field.Name != name)) is { } unknown)
        {
            throw new ProblemException(ImportProblems.NoSuchField, unknown, string.Join(", ", fields.All.Select(field => field.Name)))
            {
                Field = "columns",
            };
        }

        var file = Read(request.Content, LedgerColumns.Merged(kept, given));
        foreach (var (field, header) in given)
        {
            if (!file.Columns.TryGetValue(field, out var column) || !ImportFields.IsSame(file.Headers[column], header))
            {
                using (file)
                {
                    throw new ProblemException(
                        ImportProblems.NoSuchHeader,
                        header,
                        string.Join('、', file.Headers.Cells.Where(cell => cell is not ""))
                    )
                    {
                        Field = $"columns.{field}",
                    };
                }
            }
        }

        return file;
    }

    private LedgerFile Read(byte[] content, IReadOnlyDictionary<string, string> columns)
    {
        try
        {
            return LedgerFile.Open(new MemoryStream(content, writable: false), fields, columns)
                ?? throw new ProblemException(ImportProblems.NoHeaders, Known()) { Field = "content" };
        }
        catch (InvalidDataException)
        {
            throw new ProblemException(ImportProblems.Unreadable) { Field = "content" };
        }
    }

    // A column that nobody reads is told, or its content would be thought to be loaded.
    private static ImportFaultRow Unused(Guid importId, int ordinal, int row, (string Address, string Header) column) =>
        new()
        {
            ImportId = importId,
            Ordinal = ordinal,
            Row = row,
            Address = column.Address,
            Header = column.Header,
            Code = "import-column-unused",
            WrongZh = $"没有用到“{column.Header}”这一列。",
            WrongEn = $"The column \"{column.Header}\" is not read.",
            RightZh = "它对应某一项的，请在 columns 中写明；不需要的，不必理会。",
            RightEn = "If it stands for a field, say so in columns; if it is not needed, leave it.",
            IsWarning = true,
        };

    private string Known() =>
        string.Join("、", fields.All.Select(field => call.Language.TwoLetterISOLanguageName == "en" ? field.Title.En : field.Title.Zh));
}

internal static class StartImportEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/imports",
                (StartImport body, HttpDoor door, CancellationToken ct) => door.Create(body, import => $"/api/v1/imports/{import.Id}", ct)
            )
            .Describe(
                "startImport",
                "导入台账",
                "Import a ledger",
                "Loads a county's ledger: one line for a person with the sanction and past visits. Good rows are loaded, each bad cell is listed by its address; the same file again changes nothing. Periods are computed, never taken from the file. The answer comes at once; the import goes on by itself and can be called off."
            )
            .MayAnswer(ImportProblems.Unreadable)
            .MayAnswer(ImportProblems.NoHeaders, "姓名、单位、处分种类")
            .MayAnswer(ImportProblems.NoSuchField, "crown", "name, unit, kind")
            .MayAnswer(ImportProblems.NoSuchHeader, "处分文书号", "姓名、单位、文号")
            .MayAnswer(CoreProblems.RegionUnknown, "999999")
            .Creates();
}
