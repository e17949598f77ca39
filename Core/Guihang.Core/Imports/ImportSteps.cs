using Guihang.Core.Requests;

namespace Guihang.Core.Imports;

/// <summary>Takes a piece of a ledger through all parts, one request to each.</summary>
public sealed class ImportSteps(Door door, ImportFields fields)
{
    /// <summary>Takes it through.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="looked">What the later parts said of it before; null where nothing is to be written.</param>
    /// <param name="call">In whose name.</param>
    /// <param name="cancellationToken">Gives it up between the parts.</param>
    /// <returns>What came of each row, and what is wrong.</returns>
    public async Task<ImportedPiece> Take(ImportPiece piece, LookedAt? looked, Call call, CancellationToken cancellationToken)
    {
        var isDryRun = looked is null;
        var came = piece.Rows.ToDictionary(row => row.Number, row => new ImportedRow(row.Number, RowFate.Unchanged, null));
        var faults = new List<ImportFault>();
        if (looked is not null)
        {
            piece = await WithoutWhatLaterPartsRefuse(piece, looked, came, faults, call, cancellationToken);
        }

        foreach (var part in fields.Parts)
        {
            var rows = await Send(part, piece, isDryRun, call, cancellationToken);
            faults.AddRange(rows.Faults);
            foreach (var row in rows.Rows)
            {
                var before = came[row.Number];
                came[row.Number] = new ImportedRow(row.Number, Both(before.Fate, row.Fate), row.PersonId ?? before.PersonId);
            }

            // What is refused is refused whole: no later part takes anything of it.
            piece = piece with
            {
                Rows =
                [
                    .. piece
                        .Rows.Where(row => came[row.Number].Fate != RowFate.Refused)
                        .Select(row => row with { PersonId = came[row.Number].PersonId }),
                ],
            };
        }

        return new ImportedPiece([.. came.Values], faults);
    }

    /// <summary>
    /// Has the later parts look at a piece before its turn comes: what they say of a row's own cells depends on no other row, so that it is asked while the
    /// piece before is being written. What they have doubts about they look at again when its turn has come.
    /// </summary>
    /// <param name="piece">The piece.</param>
    /// <param name="call">In whose name.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<LookedAt> LookAt(ImportPiece piece, Call call, CancellationToken cancellationToken)
    {
        var looked = new Dictionary<IImportPart, ImportedPiece>();
        foreach (var part in fields.Parts.Skip(1))
        {
            looked.Add(part, await Send(part, piece, isDryRun: true, call, cancellationToken));
        }

        return new LookedAt(looked);
    }

    // A row is taken whole or not at all: what a later part would refuse, the first does not begin with.
    private async Task<ImportPiece> WithoutWhatLaterPartsRefuse(
        ImportPiece piece,
        LookedAt before,
        Dictionary<int, ImportedRow> came,
        List<ImportFault> faults,
        Call call,
        CancellationToken cancellationToken
    )
    {
        var refused = new HashSet<int>();
        foreach (var (part, first) in before.Parts)
        {
            var looked = await LookAgain(part, first, piece, call, cancellationToken);
            refused.UnionWith(looked.Rows.Where(row => row.Fate == RowFate.Refused).Select(row => row.Number));
            faults.AddRange(looked.Faults.Where(fault => refused.Contains(fault.Number)));
        }

        if (refused.Count == 0)
        {
            return piece;
        }

        var left = piece with { Rows = [.. piece.Rows.Where(row => refused.Contains(row.Number))] };
        faults.AddRange((await Send(fields.Parts[0], left, isDryRun: true, call, cancellationToken)).Faults);
        foreach (var number in refused)
        {
            came[number] = new ImportedRow(number, RowFate.Refused, null);
        }

        return piece with
        {
            Rows = [.. piece.Rows.Where(row => !refused.Contains(row.Number))],
        };
    }

    // What seems wrong is looked at again with the person: what is on record of somebody already is not taken, and need not be right for that.
    private async Task<ImportedPiece> LookAgain(
        IImportPart part,
        ImportedPiece looked,
        ImportPiece piece,
        Call call,
        CancellationToken cancellationToken
    )
    {
        var doubtful = looked.Rows.Where(row => row.Fate == RowFate.Refused).Select(row => row.Number).ToHashSet();
        if (doubtful.Count == 0)
        {
            return looked;
        }

        var about = piece with { Rows = [.. piece.Rows.Where(row => doubtful.Contains(row.Number))] };
        var named = (await Send(fields.Parts[0], about, isDryRun: true, call, cancellationToken)).Rows.ToDictionary(
            row => row.Number,
            row => row.PersonId
        );
        about = about with { Rows = [.. about.Rows.Select(row => row with { PersonId = named.GetValueOrDefault(row.Number) })] };
        return await Send(part, about, isDryRun: true, call, cancellationToken);
    }

    private Task<ImportedPiece> Send(IImportPart part, ImportPiece piece, bool isDryRun, Call call, CancellationToken cancellationToken) =>
        piece.Rows is [] ? Task.FromResult(ImportedPiece.Nothing)
        : isDryRun ? door.Send(call, part.Check(piece), cancellationToken)
        : door.Send(call, part.Load(piece), cancellationToken);

    private static RowFate Both(RowFate before, RowFate now) =>
        before == RowFate.Refused || now == RowFate.Refused ? RowFate.Refused
        : before == RowFate.Loaded || now == RowFate.Loaded ? RowFate.Loaded
        : RowFate.Unchanged;
}

/// <summary>What the later parts said of a piece before its turn.</summary>
/// <param name="Parts">By part.</param>
public sealed record LookedAt(IReadOnlyDictionary<IImportPart, ImportedPiece> Parts);
