using Guihang.Core.Data;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Imports;

/// <summary>What came of a piece of an import, and whether that was the last.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="LastRow">The number of its last row.</param>
/// <param name="Fates">What came of its rows.</param>
/// <param name="Faults">What is wrong in them.</param>
/// <param name="Ended">How the import ended with it; null where it goes on.</param>
[MaySend(Role.System, Over.Anything)]
public sealed record KeepImportPiece(
    Guid ImportId,
    int LastRow,
    IReadOnlyDictionary<RowFate, int> Fates,
    IReadOnlyList<KeptFault> Faults,
    ImportState? Ended
) : IChange<ImportAnswer>;

/// <summary>A fault with its place in the file.</summary>
/// <param name="Address">The cell's address, or the row's number.</param>
/// <param name="Header">The column's header.</param>
/// <param name="Fault">The fault.</param>
public sealed record KeptFault(string Address, string? Header, ImportFault Fault);

internal sealed class KeepImportPieceHandler(CoreDb db, Session session, TimeProvider clock)
    : IRequestHandler<KeepImportPiece, ImportAnswer>
{
    public async Task<ImportAnswer> Handle(KeepImportPiece request, CancellationToken cancellationToken)
    {
        var import = await db.Imports.SingleAsync(import => import.Id == request.ImportId, cancellationToken);
        if (request.LastRow > import.LastRow)
        {
            var ordinal =
                await db.ImportFaults.Where(fault => fault.ImportId == import.Id).MaxAsync(fault => (int?)fault.Ordinal, cancellationToken)
                ?? 0;
            foreach (var fault in request.Faults)
            {
                await session.Insert<CoreDb, ImportFaultRow>(Row(import.Id, ++ordinal, fault));
            }

            var isFirstToLoad = import.Loaded + import.Unchanged == 0;
            import.LastRow = request.LastRow;
            import.Rows += request.Fates.Values.Sum();
            import.Loaded += request.Fates.GetValueOrDefault(RowFate.Loaded);
            import.Unchanged += request.Fates.GetValueOrDefault(RowFate.Unchanged);
            import.Refused += request.Fates.GetValueOrDefault(RowFate.Refused);
            import.Warnings += request.Faults.Count(fault => fault.Fault.IsWarning);
            if (isFirstToLoad && !import.IsDryRun && import.Loaded + import.Unchanged > 0)
            {
                await KeepColumns(import, cancellationToken);
            }
        }

        // Who called it off meanwhile has called it off.
        if (request.Ended is { } ended && import.State == ImportState.Running)
        {
            (import.State, import.EndedAt) = (ended, clock.Now());
        }

        await db.SaveChangesAsync(cancellationToken);
        return ImportAnswer.Of(import);
    }

    // Only a file of which something could be loaded tells what the county calls its columns.
    private async Task KeepColumns(Import import, CancellationToken cancellationToken)
    {
        if (await db.LedgerColumns.FindAsync([import.Region], cancellationToken) is { } kept)
        {
            kept.Take(import.Columns, clock.Now());
        }
        else
        {
            db.LedgerColumns.Add(
                new LedgerColumns
                {
                    Region = import.Region,
                    Columns = import.Columns,
                    RecordedAt = clock.Now(),
                }
            );
        }
    }

    private static ImportFaultRow Row(Guid importId, int ordinal, KeptFault kept) =>
        new()
        {
            ImportId = importId,
            Ordinal = ordinal,
            Row = kept.Fault.Number,
            Address = kept.Address,
            Header = kept.Header,
            Code = kept.Fault.Code,
            WrongZh = kept.Fault.Wrong.Zh,
            WrongEn = kept.Fault.Wrong.En,
            RightZh = kept.Fault.Right.Zh,
            RightEn = kept.Fault.Right.En,
            IsWarning = kept.Fault.IsWarning,
        };
}
