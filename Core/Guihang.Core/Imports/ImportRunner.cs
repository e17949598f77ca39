using System.Data.Common;
using System.Globalization;
using Autofac;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Core.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Guihang.Core.Imports;

/// <summary>Works an import off piece by piece, from where it stands: each piece is one request to each part, in the name of the officer who started it.</summary>
public sealed partial class ImportRunner(
    ILifetimeScope scope,
    Door door,
    ImportSteps steps,
    ImportFields fields,
    HeaderIdentity identity,
    ILogger<ImportRunner> log
)
{
    private static readonly Call AsSystem = new(Caller.System);

    /// <summary>Works it off until it is done or called off.</summary>
    /// <param name="importId">The import.</param>
    /// <param name="progress">Told after each piece.</param>
    /// <param name="cancellationToken">Stops after the piece at hand; the import goes on later.</param>
    public async Task<ImportAnswer> Run(Guid importId, Action<ImportAnswer> progress, CancellationToken cancellationToken)
    {
        var (import, content) = await Read(importId, cancellationToken);
        var answer = ImportAnswer.Of(import);
        try
        {
            var officer = import.Officer == Caller.System.Code ? Caller.System : await identity.Find(import.Officer, cancellationToken);
            var call = new Call(officer ?? throw new InvalidDataException("The officer is gone."));
            using var stream = new MemoryStream(content, writable: false);
            using var file = LedgerFile.Open(stream, fields, answer.Columns) ?? throw new InvalidDataException("The headers are gone.");
            var pieces = file.Entries()
                .Where(row => row.Number > import.LastRow)
                .Chunk(ImportPiece.MostRows)
                .Select(rows => new ImportPiece(import.Id, import.Region, rows));
            await foreach (var (piece, looked) in ReadAhead(pieces, Look))
            {
                answer = await Piece(import, file, call, piece, looked, cancellationToken);
                progress(answer);
                if (answer.State != ImportState.Running)
                {
                    return answer;
                }
            }

            return await End(importId, ImportState.Done, cancellationToken);

            async Task<LookedAt?> Look(ImportPiece piece) => import.IsDryRun ? null : await steps.LookAt(piece, call, cancellationToken);
        }
        // What may be otherwise in a while, such as a database that is away, leaves it waiting; anything else would stop all imports after it.
        catch (Exception fault) when (fault is not OperationCanceledException and not DbException and not Data.WriteConflictException)
        {
            ImportFailed(importId, fault.GetType().Name, fault.StackTrace);
            return await End(importId, ImportState.Failed, cancellationToken);
        }
    }

    // While a piece is worked off, the next is read and looked at.
    private static async IAsyncEnumerable<(ImportPiece Piece, LookedAt? Looked)> ReadAhead(
        IEnumerable<ImportPiece> pieces,
        Func<ImportPiece, Task<LookedAt?>> look
    )
    {
        using var reading = pieces.GetEnumerator();
        var next = Task.Run(Next);
        try
        {
            while (await next is { } piece)
            {
                next = Task.Run(Next);
                yield return piece;
            }
        }
        finally
        {
            // Whoever stops early does not close the file under the reading.
            await next.ContinueWith(_ => { }, TaskScheduler.Default);
        }

        async Task<(ImportPiece, LookedAt?)?> Next() => reading.MoveNext() ? (reading.Current, await look(reading.Current)) : null;
    }

    private async Task<ImportAnswer> Piece(
        Import import,
        LedgerFile file,
        Call call,
        ImportPiece piece,
        LookedAt? looked,
        CancellationToken cancellationToken
    )
    {
        var came = await steps.Take(piece, looked, call, cancellationToken);
        var fates = came.Rows.GroupBy(row => row.Fate).ToDictionary(group => group.Key, group => group.Count());
        return await door.Send(
            AsSystem,
            new KeepImportPiece(import.Id, piece.Rows[^1].Number, fates, Placed(file, came.Faults), null),
            cancellationToken
        );
    }

    private static List<KeptFault> Placed(LedgerFile file, IReadOnlyList<ImportFault> faults) =>
        [
            .. faults
                .OrderBy(fault => fault.Number)
                .Select(fault =>
                    fault.Field is { } field && file.Columns.TryGetValue(field, out var column)
                        ? new KeptFault(SheetRow.Address(column, fault.Number), file.Headers[column], fault)
                        : new KeptFault(Row(fault.Number), null, fault)
                ),
        ];

    private static string Row(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Its message may have words of the file, and is left out.
    [LoggerMessage(Level = LogLevel.Error, Message = "Import {Import} cannot go on: {Fault}.\n{Stack}")]
    private partial void ImportFailed(Guid import, string fault, string? stack);

    private Task<ImportAnswer> End(Guid importId, ImportState state, CancellationToken cancellationToken) =>
        door.Send(AsSystem, new KeepImportPiece(importId, 0, new Dictionary<RowFate, int>(), [], state), cancellationToken);

    private async Task<(Import Import, byte[] Content)> Read(Guid importId, CancellationToken cancellationToken)
    {
        await using var inner = scope.BeginLifetimeScope();
        var session = inner.Resolve<Session>();
        await session.BeginSnapshot(cancellationToken);
        var db = session.Context<CoreDb>();
        return (
            await db.Imports.SingleAsync(import => import.Id == importId, cancellationToken),
            await db.ImportFiles.Where(file => file.Id == importId).Select(file => file.Content).SingleAsync(cancellationToken)
        );
    }
}
