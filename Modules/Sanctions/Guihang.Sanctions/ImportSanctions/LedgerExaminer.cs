using Guihang.Core.Data;
using Guihang.Core.Imports;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Regions;
using Guihang.Core.Sheets;
using Guihang.Policy;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>What rows of a ledger come to: what is wrong in them, what is there already, and what is to be loaded. It writes nothing.</summary>
internal sealed class LedgerExaminer(
    SanctionsDb db,
    Session session,
    LineReader reader,
    RegisteredSanctions registered,
    RegionTable regions,
    PolicyEngine engine,
    LedgerLikeness likeness,
    TimeProvider clock
)
{
    /// <summary>Examines a piece.</summary>
    public async Task<ExaminedPiece> Examine(ImportPiece piece, CancellationToken cancellationToken)
    {
        var names = piece.Rows.Select(row => row[SanctionsPart.Unit]).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var units = await NamedUnits.Find(session, regions, piece.Jurisdiction, clock.Today(), names, cancellationToken);
        var faults = new List<ImportFault>();
        var known = await People(piece, units, cancellationToken);
        var lines = piece
            .Rows.Where(IsSanction)
            .Select(row => reader.Read(row, units, faults))
            .OfType<LedgerLine>()
            .Select(line => WithPerson(line, [.. known[(line.Person.Name, line.Person.UnitId)]], faults))
            .OfType<LedgerLine>()
            .ToList();
        var taken = await Taken(lines, cancellationToken);
        var there = await registered.Of(
            [.. lines.Select(line => line.PersonId).OfType<Guid>(), .. taken.Values.Select(row => row.PersonId)],
            cancellationToken
        );
        var rows = piece.Rows.ToDictionary(row => row.Number);
        var came = new List<ImportedRow>(piece.Rows.Count);
        var loaded = new OrderedDictionary<string, LedgerLine>(lines.Count, StringComparer.Ordinal);
        foreach (var line in lines)
        {
            came.Add(Judge(rows[line.Number], line, taken, there, loaded, faults));
        }

        faults.AddRange(await likeness.Warn([.. loaded.Values], cancellationToken));
        var numbers = lines.Select(line => line.Number).ToHashSet();
        came.AddRange(piece.Rows.Where(IsSanction).Where(row => !numbers.Contains(row.Number)).Select(Refused));
        // Whom one row makes is whom other rows of the same name and unit go on about.
        var made = loaded.Values.GroupBy(Whom).ToDictionary(of => of.Key, of => of.First().Number);
        var alike = lines
            .Where(line => line.PersonId is null && made.ContainsKey(Whom(line)))
            .ToDictionary(line => line.Number, line => made[Whom(line)]);
        came.AddRange(piece.Rows.Where(row => !IsSanction(row)).Select(row => Named(row, units, known, made, alike, faults)));
        return new ExaminedPiece(new ImportedPiece(came, faults), [.. loaded.Values], alike);
    }

    private static (string Name, Guid UnitId) Whom(LedgerLine line) => (line.Person.Name, line.Person.UnitId);

    // A line says something of a sanction; others only name the person whom it is about.
    private static bool IsSanction(ImportRow row) =>
        row[SanctionsPart.Kind] is not null || row[SanctionsPart.DecidedOn] is not null || row.Cells.Keys.All(IsOwn);

    private static bool IsOwn(string field) => OwnFields.Contains(field);

    private static readonly HashSet<string> OwnFields = [.. new SanctionsPart().Fields.Select(field => field.Name)];

    // Whom of several namesakes a line is about nobody can tell from it.
    private static LedgerLine? WithPerson(LedgerLine line, List<Namesake> people, List<ImportFault> faults)
    {
        if (people.Count > 1 || (people is [{ Sex: { } known }] && line.Person.Sex is { } told && told != known))
        {
            faults.Add(Namesakes(line.Number, line.Person.Name));
            return null;
        }

        return line with
        {
            PersonId = people is [var only] ? only.Id : null,
        };
    }

    private static ImportFault Namesakes(int number, string name) =>
        new(
            number,
            SanctionsPart.Name,
            "import-person",
            new Wording($"该单位不止一人叫“{name}”。", $"More than one person of the unit has the name \"{name}\"."),
            new Wording("请在系统中为其本人登记。", "Record it by hand for the one who is meant.")
        );

    private static ImportedRow Refused(ImportRow row) => new(row.Number, RowFate.Refused, null);

    private ImportedRow Judge(
        ImportRow row,
        LedgerLine line,
        Dictionary<string, ImportedSanction> taken,
        IReadOnlyList<RegisteredSanction> there,
        OrderedDictionary<string, LedgerLine> loaded,
        List<ImportFault> faults
    )
    {
        if (taken.TryGetValue(line.Key, out var before))
        {
            // The same in other words, as an export writes it, is no correction.
            if (before.Content != line.Content && !there.Any(known => known.IsOf(before.SanctionId) && known.Says(line, row)))
            {
                faults.Add(Corrected(row.Number));
            }

            return new ImportedRow(row.Number, RowFate.Unchanged, before.PersonId);
        }

        if (there.FirstOrDefault(known => known.Is(line)) is { } same)
        {
            if (!same.Says(line, row))
            {
                faults.Add(Corrected(row.Number));
            }

            return new ImportedRow(row.Number, RowFate.Unchanged, same.PersonId);
        }

        if (loaded.TryGetValue(line.Key, out var twin))
        {
            faults.Add(Twice(row.Number, twin.Number));
            return new ImportedRow(row.Number, RowFate.Unchanged, null);
        }

        if (Decided(row, line, faults) is { } refused)
        {
            return refused;
        }

        loaded.Add(line.Key, line);
        return new ImportedRow(row.Number, RowFate.Loaded, line.PersonId);
    }

    // The law may not know the kind for the person; and the day that somebody typed may not be the one that follows.
    private ImportedRow? Decided(ImportRow row, LedgerLine line, List<ImportFault> faults)
    {
        var typed = row[SanctionsPart.PeriodEnd] is { } text ? TypedDay.Read(text) : null;
        var facts = FirstFacts(line);
        switch (engine.Decide<InfluencePeriodFacts, InfluencePeriodDecision>(line.Region, line.Sanction.DecidedOn, facts).Outcome)
        {
            case NotApplicable<InfluencePeriodDecision> refused:
                faults.Add(
                    new ImportFault(
                        row.Number,
                        SanctionsPart.Kind,
                        SanctionProblems.NotApplicable.Name,
                        refused.Reason,
                        new Wording("请核对处分种类、人员类别和适用文本。", "See whether kind, category of person and text are right.")
                    )
                );
                return Refused(row);
            case NeedsDecision<InfluencePeriodDecision> open:
                faults.Add(
                    new ImportFault(
                        row.Number,
                        SanctionsPart.Kind,
                        "import-needs-decision",
                        open.Question,
                        new Wording(
                            "已载入；请在待决事项中由人决定影响期。",
                            "It is loaded; a person decides its period on the list of questions."
                        ),
                        IsWarning: true
                    )
                );
                return null;
            case Decided<InfluencePeriodDecision> decided
                when typed is { } end && decided.Decision.Whole()?.LastDay is { } last && last != end:
                faults.Add(
                    new ImportFault(
                        row.Number,
                        SanctionsPart.PeriodEnd,
                        "import-period-end",
                        new Wording(
                            $"台账写的届满日是 {SanctionLedger.Day(end)}，依规则计算是 {SanctionLedger.Day(last)}。",
                            $"The ledger says that the period ends on {SanctionLedger.Day(end)}; computed it ends on {SanctionLedger.Day(last)}."
                        ),
                        new Wording(
                            "以计算的为准；请核对决定日期和适用文本。",
                            "The computed day holds; see whether the day of the decision and the text are right."
                        ),
                        IsWarning: true
                    )
                );
                return null;
            default:
                return null;
        }
    }

    /// <summary>What the rule on influence periods is asked of somebody's first sanction.</summary>
    public static InfluencePeriodFacts FirstFacts(LedgerLine line) =>
        new()
        {
            Regime = line.Sanction.Regime,
            Kind = line.Sanction.Kind,
            LegalText = line.Sanction.LegalText,
            DecidedOn = line.Sanction.DecidedOn,
            Category = line.Person.Category,
            ServiceState = line.Person.ServiceState,
            InsteadOfRemoval = line.Sanction.InsteadOfRemoval,
            Together = line.Sanction.Together,
            StatedLength = line.Sanction.StatedLength,
            Acts = [],
            Earlier = [],
        };

    private static ImportedRow Named(
        ImportRow row,
        NamedUnits units,
        ILookup<(string Name, Guid UnitId), Namesake> known,
        Dictionary<(string Name, Guid UnitId), int> made,
        Dictionary<int, int> alike,
        List<ImportFault> faults
    )
    {
        var name = row[SanctionsPart.Name];
        if (name is null)
        {
            var (missing, fill) = ImportTexts.Missing(SanctionsPart.Name, new SanctionsPart().Fields);
            faults.Add(new ImportFault(row.Number, SanctionsPart.Name, ImportTexts.MissingCode, missing, fill));
            return Refused(row);
        }

        var unit = row[SanctionsPart.Unit] ?? "";
        if (units.Find(unit) is not [var found])
        {
            var (wrong, right) = units.Explain(unit);
            faults.Add(new ImportFault(row.Number, SanctionsPart.Unit, "import-unit", wrong, right));
            return Refused(row);
        }

        List<Namesake> people = [.. known[(name, found.Id)]];
        if (people is [var only])
        {
            return new ImportedRow(row.Number, RowFate.Unchanged, only.Id);
        }

        if (people is [] && made.TryGetValue((name, found.Id), out var of))
        {
            alike[row.Number] = of;
            return new ImportedRow(row.Number, RowFate.Unchanged, null);
        }

        faults.Add(
            people is not []
                ? Namesakes(row.Number, name)
                : new ImportFault(
                    row.Number,
                    SanctionsPart.Name,
                    "import-person",
                    new Wording($"该单位没有名为“{name}”的受处分人员。", $"The unit has nobody of the name \"{name}\" under a sanction."),
                    new Wording("请先导入或者登记其处分。", "Import or register the sanction first.")
                )
        );
        return Refused(row);
    }

    private static ImportFault Corrected(int number) =>
        new(
            number,
            null,
            "import-corrected",
            new Wording(
                "这一行的处分已经登记，内容与登记的不同。",
                "The sanction of this row is registered, and the row says something else."
            ),
            new Wording(
                "台账不会改动已登记的处分；确有更正的，请在系统中登记。",
                "A file changes no registered sanction; record a correction by itself."
            ),
            IsWarning: true
        );

    private static ImportFault Twice(int number, int first) =>
        new(
            number,
            null,
            "import-twice",
            new Wording($"这一行与第 {first} 行是同一处分。", $"This row is the same sanction as row {first}."),
            new Wording(
                "只载入一次；确是两个处分的，请写明各自的文号。",
                "It is loaded once; where there are two sanctions, give each its number."
            ),
            IsWarning: true
        );

    private async Task<ILookup<(string Name, Guid UnitId), Namesake>> People(
        ImportPiece piece,
        NamedUnits units,
        CancellationToken cancellationToken
    )
    {
        var people = new List<Person>();
        // Unit by unit: asked for all at once, the database would look for every name in every unit.
        foreach (
            var rows in piece
                .Rows.Where(row => row[SanctionsPart.Name] is not null)
                .GroupBy(row => row[SanctionsPart.Unit] ?? "", StringComparer.Ordinal)
        )
        {
            List<string> names = [.. rows.Select(row => row[SanctionsPart.Name]!).Distinct(StringComparer.Ordinal)];
            foreach (var unit in units.Find(rows.Key))
            {
                people.AddRange(
                    await db
                        .People.AsNoTracking()
                        .Where(person => person.UnitId == unit.Id && EF.Parameter(names).Contains(person.Name))
                        .ToListAsync(cancellationToken)
                );
            }
        }

        return people
            .OrderBy(person => person.Id)
            .ToLookup(person => (person.Name, person.UnitId), person => new Namesake(person.Id, person.Sex));
    }

    private Task<Dictionary<string, ImportedSanction>> Taken(List<LedgerLine> lines, CancellationToken cancellationToken)
    {
        var keys = lines.ConvertAll(line => line.Key);
        return db
            .Imported.AsNoTracking()
            .Where(row => EF.Parameter(keys).Contains(row.Key))
            .ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, cancellationToken);
    }
}

/// <summary>What a piece comes to.</summary>
/// <param name="Piece">For the caller.</param>
/// <param name="Lines">The lines that are to be loaded.</param>
/// <param name="Alike">Rows that are about whom another row of the piece makes, with that row's number.</param>
internal sealed record ExaminedPiece(ImportedPiece Piece, IReadOnlyList<LedgerLine> Lines, IReadOnlyDictionary<int, int> Alike);

/// <summary>Somebody of a name, as far as namesakes are told apart.</summary>
internal sealed record Namesake(Guid Id, Sex? Sex);
