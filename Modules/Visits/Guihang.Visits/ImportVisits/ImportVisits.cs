using FluentValidation;
using Guihang.Core.Imports;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Rows of a county's ledger to be loaded: past visits. It is one change: authorised and audited once, each row with its own faults.</summary>
/// <param name="Piece">The rows, with the people whom they are about.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ImportVisits(ImportPiece Piece) : IChange<ImportedPiece>, IConcernPlace
{
    string IConcernPlace.Jurisdiction => Piece.Jurisdiction;
}

/// <summary>Asks what loading rows of a county's ledger would come to.</summary>
/// <param name="Piece">The rows, with the people whom they are about.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record CheckVisits(ImportPiece Piece) : IQuery<ImportedPiece>, IConcernPlace
{
    string IConcernPlace.Jurisdiction => Piece.Jurisdiction;
}

internal sealed class ImportVisitsValidator : AbstractValidator<ImportVisits>
{
    public ImportVisitsValidator() =>
        RuleFor(import => import.Piece)
            .Must(piece => piece.Rows.Count <= ImportPiece.MostRows)
            .WithProblem("import-piece", CoreProblems.Texts);
}

internal sealed class CheckVisitsHandler(VisitReader reader, VisitsDb db) : IRequestHandler<CheckVisits, ImportedPiece>
{
    public async Task<ImportedPiece> Handle(CheckVisits request, CancellationToken cancellationToken) =>
        (await VisitRows.Read(request.Piece, reader, db, cancellationToken)).Piece;
}

internal sealed class ImportVisitsHandler(VisitReader reader, VisitLoader loader, VisitsDb db)
    : IRequestHandler<ImportVisits, ImportedPiece>
{
    public async Task<ImportedPiece> Handle(ImportVisits request, CancellationToken cancellationToken)
    {
        var read = await VisitRows.Read(request.Piece, reader, db, cancellationToken);
        await loader.Load(request.Piece.ImportId, read.Visits, cancellationToken);
        return read.Piece;
    }
}

/// <summary>What rows of a ledger come to, as far as visits are concerned.</summary>
/// <param name="Piece">For the caller.</param>
/// <param name="Visits">The visits that are to be loaded.</param>
internal sealed record VisitRows(ImportedPiece Piece, IReadOnlyList<PastVisit> Visits)
{
    public static async Task<VisitRows> Read(ImportPiece piece, VisitReader reader, VisitsDb db, CancellationToken cancellationToken)
    {
        var faults = new List<ImportFault>();
        var read = piece
            .Rows.Where(row => row[VisitsPart.Days] is not null)
            .Select(row => (Row: row, Visits: VisitReader.Read(row, faults)))
            .ToList();
        var without = await WithoutCase(read.Select(row => row.Row), db, cancellationToken);
        var taken = await Taken(read.SelectMany(row => row.Visits).ToList(), db, cancellationToken);
        var loaded = new List<PastVisit>();
        var rows = new List<ImportedRow>(read.Count);
        foreach (var (row, visits) in read)
        {
            var added = visits.Where(visit => taken.Add(visit.Key)).ToList();
            var before = faults.Count;
            added.ForEach(visit => reader.Validate(row, visit.Visit, faults));
            if (row.PersonId is { } person && without.Contains(person))
            {
                faults.Add(NoCase(row.Number));
            }

            if (faults.Count > before)
            {
                rows.Add(new ImportedRow(row.Number, RowFate.Refused, row.PersonId));
                continue;
            }

            loaded.AddRange(added);
            rows.Add(
                new ImportedRow(
                    row.Number,
                    visits is [] ? RowFate.Refused
                        : added is [] ? RowFate.Unchanged
                        : RowFate.Loaded,
                    row.PersonId
                )
            );
        }

        return new VisitRows(
            new ImportedPiece(rows, faults.ConvertAll(NothingTaken)),
            [.. loaded.Where(visit => visit.PersonId != Guid.Empty)]
        );
    }

    // A row is taken whole or not at all, and who mends a visit must know that the person and the sanction wait for it too.
    private static ImportFault NothingTaken(ImportFault fault) =>
        fault with
        {
            Wrong = new Wording(
                $"{fault.Wrong.Zh}这一行整行不载入，连同其中的人员和处分。",
                $"{fault.Wrong.En} Nothing of the row is taken, neither the person nor the sanction."
            ),
        };

    // Somebody who was registered by hand and has no sanction yet has no case that a visit could belong to.
    private static async Task<HashSet<Guid>> WithoutCase(IEnumerable<ImportRow> rows, VisitsDb db, CancellationToken cancellationToken)
    {
        var people = rows.Select(row => row.PersonId).OfType<Guid>().Distinct().ToList();
        var with = await db
            .Cases.Where(followUp => EF.Parameter(people).Contains(followUp.PersonId))
            .Select(followUp => followUp.PersonId)
            .ToListAsync(cancellationToken);
        return [.. people.Except(with)];
    }

    private static ImportFault NoCase(int number) =>
        new(
            number,
            null,
            "import-no-case",
            new Wording(
                "此人没有登记处分，没有可以记入回访的个案。",
                "The person has no sanction, and so no case to which a visit could belong."
            ),
            new Wording("请先登记或者导入其处分。", "Register or import the sanction first.")
        );

    // What was taken over before, and what was recorded by hand.
    private static async Task<HashSet<string>> Taken(List<PastVisit> visits, VisitsDb db, CancellationToken cancellationToken)
    {
        var keys = visits.ConvertAll(visit => visit.Key);
        var taken = await db
            .Imported.AsNoTracking()
            .Where(imported => EF.Parameter(keys).Contains(imported.Key))
            .Select(imported => imported.Key)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        List<Guid> people =
        [
            .. visits.Where(visit => !taken.Contains(visit.Key)).Select(visit => visit.PersonId).Distinct().Where(id => id != Guid.Empty),
        ];
        if (people is not [])
        {
            var cases = db.Cases.Where(followUp => EF.Parameter(people).Contains(followUp.PersonId)).Select(followUp => followUp.Id);
            var there = await db
                .Visits.Where(visit => cases.Contains(visit.CaseId) && visit.SupersededAt == null && visit.Outcome == VisitOutcome.Held)
                .Select(visit => new
                {
                    visit.PersonId,
                    visit.HeldOn,
                    visit.Kind,
                    visit.Visitors,
                })
                .ToListAsync(cancellationToken);
            taken.UnionWith(
                there.Select(visit => VisitReader.KeyOf(visit.PersonId.ToString("N"), visit.HeldOn, visit.Kind, visit.Visitors))
            );
        }

        return taken;
    }
}

/// <summary>A visit of a ledger that is to be loaded: nothing in it is wrong.</summary>
/// <param name="Key">What it is known by when it comes again.</param>
/// <param name="PersonId">The person; empty in a dry run for somebody who is not there yet.</param>
/// <param name="Visit">The request that would record it by hand.</param>
internal sealed record PastVisit(string Key, Guid PersonId, RecordVisit Visit);
