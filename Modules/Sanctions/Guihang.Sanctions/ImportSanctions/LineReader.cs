using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using Guihang.Core.Imports;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Policies.Book;
using Guihang.Core.Sheets;
using Guihang.Policy;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;

namespace Guihang.Sanctions;

/// <summary>Reads a row of a ledger as the requests that would register the same by hand, and validates it by the same validators.</summary>
internal sealed class LineReader(
    PolicyBook book,
    IValidator<RegisterPerson> people,
    IValidator<RegisterSanction> sanctions,
    TimeProvider clock
)
{
    private const int LongestNumber = 100;

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>Reads a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="units">The units of the jurisdiction by name.</param>
    /// <param name="faults">Where what is wrong is added.</param>
    /// <returns>The line; null where something is wrong.</returns>
    public LedgerLine? Read(ImportRow row, NamedUnits units, List<ImportFault> faults)
    {
        var reading = new Reading(row, faults);
        var unit = reading.Unit(units);
        var category = reading.Word(SanctionsPart.Category, LedgerWords.Category);
        var state = reading.Word(SanctionsPart.State, LedgerWords.State, ServiceState.InService);
        var leadership = reading.Word(SanctionsPart.Leadership, LedgerWords.Leadership, LeadershipRole.None);
        var sex = row[SanctionsPart.Sex] is null ? null : reading.Word(SanctionsPart.Sex, LedgerWords.Sex);
        var decidedOn = reading.Day(SanctionsPart.DecidedOn, isRequired: true);
        var servedOn = reading.Day(SanctionsPart.ServedOn, isRequired: false);
        var kind = reading.Kind();
        var text = decidedOn is { } day && unit is not null ? reading.LegalText(Texts(unit.Region, day), kind?.Regime) : null;
        if (reading.HasFault)
        {
            // What else is wrong is told at once, and not only when this is mended.
            reading.Validate(
                people,
                Person(row, unit?.Id ?? Guid.Empty, category ?? default, state ?? default, leadership ?? default),
                People
            );
            return null;
        }

        var person = Person(row, unit!.Id, category!.Value, state!.Value, leadership!.Value) with { Sex = sex };
        var sanction = Sanction(row, kind!.Value, text!, decidedOn!.Value);
        reading.Validate(people, person, People);
        reading.Validate(sanctions, sanction, Sanctions);
        if (servedOn < decidedOn || servedOn > Guihang.Core.Data.CivilClock.Today(clock))
        {
            reading.Fault(
                SanctionsPart.ServedOn,
                "import-served",
                new Wording(
                    $"送达日期“{row[SanctionsPart.ServedOn]}”早于决定日期，或者晚于今天。",
                    $"The day of service \"{row[SanctionsPart.ServedOn]}\" is before the decision, or after today."
                ),
                new Wording(
                    "请写决定之日起至今天之间的日期，未送达的留空。",
                    "Write a day from the decision to today, or leave it empty where it was not served."
                )
            );
        }

        return reading.HasFault
            ? null
            : new LedgerLine
            {
                Number = row.Number,
                Key = Key(row, unit, kind.Value, decidedOn.Value),
                Content = Hash(
                    string.Join(
                        '\n',
                        row.Cells.Where(IsOfSanction)
                            .OrderBy(cell => cell.Key, StringComparer.Ordinal)
                            .Select(cell => $"{cell.Key}={cell.Value.Text}")
                    )
                ),
                LedgerNumber = row[SanctionsPart.Number] is { Length: <= LongestNumber } number ? number : null,
                Person = person,
                Region = unit.Region,
                Sanction = sanction,
                ServedOn = servedOn,
                PersonId = null,
            };
    }

    private static readonly char[] Between = ['、', '；', ';', '，', ','];

    // Which cell a fault of a request is about.
    private static readonly Dictionary<string, string> People = new(StringComparer.Ordinal)
    {
        [nameof(RegisterPerson.Name)] = SanctionsPart.Name,
        [nameof(RegisterPerson.Post)] = SanctionsPart.Post,
    };

    private static readonly Dictionary<string, string> Sanctions = new(StringComparer.Ordinal)
    {
        [nameof(RegisterSanction.LegalText)] = SanctionsPart.LegalText,
        [nameof(RegisterSanction.DecidedOn)] = SanctionsPart.DecidedOn,
        [nameof(RegisterSanction.DecidingBody)] = SanctionsPart.DecidingBody,
        [nameof(RegisterSanction.DocumentNumber)] = SanctionsPart.DocumentNumber,
        [nameof(RegisterSanction.Cause)] = SanctionsPart.Cause,
        [nameof(RegisterSanction.Causes)] = SanctionsPart.Causes,
        [nameof(RegisterSanction.CaseRegion)] = SanctionsPart.CaseRegion,
    };

    private static readonly HashSet<string> OfSanction = [.. new SanctionsPart().Fields.Select(field => field.Name)];

    private static bool IsOfSanction(KeyValuePair<string, ImportCell> cell) => OfSanction.Contains(cell.Key);

    private static RegisterPerson Person(
        ImportRow row,
        Guid unitId,
        PersonCategory category,
        ServiceState state,
        LeadershipRole leadership
    ) =>
        new()
        {
            Name = row[SanctionsPart.Name] ?? "",
            Post = row[SanctionsPart.Post] ?? "",
            Category = category,
            ServiceState = state,
            Leadership = leadership,
            UnitId = unitId,
        };

    private static RegisterSanction Sanction(ImportRow row, NamedKind kind, string text, DateOnly decidedOn) =>
        new()
        {
            Regime = kind.Regime,
            Kind = kind.Kind,
            LegalText = text,
            DecidedOn = decidedOn,
            DecidingBody = row[SanctionsPart.DecidingBody] ?? "",
            DocumentNumber = row[SanctionsPart.DocumentNumber] ?? "",
            Cause = row[SanctionsPart.Cause] ?? "",
            CaseRegion = row[SanctionsPart.CaseRegion],
            Causes =
            [
                .. (row[SanctionsPart.Causes] ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            ],
        };

    private Table? Texts(string region, DateOnly day) => book.ChainFor(region, day).Resolve("sanctions.texts", day)?.Value as Table;

    // The ledger's own number, where it has one, with what one number may stand for twice; otherwise what tells one decision from all others.
    private static string Key(ImportRow row, UnitAnswer unit, NamedKind kind, DateOnly decidedOn) =>
        Hash(
            row[SanctionsPart.Number] is { } number
                ? string.Create(CultureInfo.InvariantCulture, $"{unit.Region}\n{number}\n{row[SanctionsPart.Name]}\n{kind.Regime}")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{unit.Id:N}\n{row[SanctionsPart.Name]}\n{kind.Regime}\n{kind.Kind}\n{decidedOn:yyyy-MM-dd}\n{row[SanctionsPart.DocumentNumber]}"
                )
        );

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>One row while it is read.</summary>
    private sealed class Reading(ImportRow row, List<ImportFault> faults)
    {
        public bool HasFault { get; private set; }

        public void Fault(string? field, string code, Wording wrong, Wording right)
        {
            HasFault = true;
            faults.Add(new ImportFault(row.Number, field, code, wrong, right));
        }

        public UnitAnswer? Unit(NamedUnits units)
        {
            if (!Has(SanctionsPart.Unit, out var name))
            {
                return null;
            }

            if (units.Find(name) is not [var unit])
            {
                var (wrong, right) = units.Explain(name);
                Fault(SanctionsPart.Unit, "import-unit", wrong, right);
                return null;
            }

            return unit;
        }

        public T? Word<T>(string field, Func<string, T?> find, T? otherwise = null)
            where T : struct, Enum
        {
            if (row[field] is null && otherwise is not null)
            {
                return otherwise;
            }

            if (!Has(field, out var text))
            {
                return null;
            }

            if (find(text) is not { } word)
            {
                Fault(
                    field,
                    "import-word",
                    new Wording($"不认识“{text}”。", $"\"{text}\" is not known."),
                    new Wording($"请写其中之一：{LedgerWords.Shown<T>()}。", $"Write one of {LedgerWords.ShownInEnglish<T>()}.")
                );
                return null;
            }

            return word;
        }

        public DateOnly? Day(string field, bool isRequired)
        {
            if (row[field] is null && !isRequired)
            {
                return null;
            }

            if (!Has(field, out var text))
            {
                return null;
            }

            if (TypedDay.Read(text) is not { } day)
            {
                var (wrong, right) = ImportTexts.NoDay(text);
                Fault(field, ImportTexts.NoDayCode, wrong, right);
                return null;
            }

            return day;
        }

        public NamedKind? Kind()
        {
            if (!Has(SanctionsPart.Kind, out var text))
            {
                return null;
            }

            if (LedgerWords.Kind(text) is not var (kind, own))
            {
                Fault(
                    SanctionsPart.Kind,
                    "import-word",
                    new Wording($"不认识处分种类“{text}”。", $"The kind of sanction \"{text}\" is not known."),
                    new Wording(
                        "请写一种处分的名称，如党内警告、党内严重警告、政务记过、行政记大过、诫勉；几种处分各写一行。",
                        "Write the name of one kind, such as 党内警告, 党内严重警告, 政务记过, 行政记大过 or 诫勉; several sanctions are several rows."
                    )
                );
                return null;
            }

            var regime = row[SanctionsPart.Regime] is null ? own : Word(SanctionsPart.Regime, LedgerWords.Regime);
            if (regime is null && row[SanctionsPart.Regime] is null)
            {
                Fault(
                    SanctionsPart.Kind,
                    "import-regime",
                    new Wording($"“{text}”没有写明是党纪、政务还是其他处分。", $"\"{text}\" does not say under which regime it was given."),
                    new Wording(
                        "请写党内警告、政务警告、行政警告这样的全称，或者增加“处分类别”一列。",
                        "Write it in full, such as 党内警告, 政务警告 or 行政警告, or add a column 处分类别."
                    )
                );
            }

            return regime is { } known ? new NamedKind(known, kind) : null;
        }

        // Which text a decision applied stands in the decision and does not follow from its day.
        public string? LegalText(Table? texts, SanctionRegime? regime)
        {
            if (texts is null || regime is null)
            {
                return row[SanctionsPart.LegalText];
            }

            var cell = row[SanctionsPart.LegalText];
            if (cell is not null && LedgerWords.Text(cell, texts) is { } key)
            {
                return key;
            }

            List<Wording> fitting =
            [
                .. texts
                    .Rows.Where(text => text.List<SanctionRegime>("regimes").Contains(regime.Value))
                    .Select(text => text.Wording("title")!),
            ];
            Fault(
                SanctionsPart.LegalText,
                "import-text",
                cell is null
                    ? new Wording(
                        "没有写明决定所适用的文本，影响期无从计算。",
                        "The text that the decision applied is missing, so that the period cannot be computed."
                    )
                    : new Wording($"不能确定“{cell}”是哪一个文本。", $"It is not certain which text \"{cell}\" is."),
                new Wording(
                    $"请照处分决定写其中之一：{string.Join("、", fitting.Select(title => title.Zh))}。",
                    $"Write, as the decision says, one of {string.Join(", ", fitting.Select(title => title.En))}."
                )
            );
            return null;
        }

        public void Validate<T>(IValidator<T> validator, T request, Dictionary<string, string> fields)
        {
            var chinese = ImportTexts.Failures(validator, request, Chinese);
            if (chinese is [])
            {
                return;
            }

            foreach (var (zh, en) in chinese.Zip(ImportTexts.Failures(validator, request, English)))
            {
                var field = fields.FirstOrDefault(own => string.Equals(own.Key, zh.Field, StringComparison.OrdinalIgnoreCase)).Value;
                if (field is null || !faults.Exists(fault => fault.Number == row.Number && fault.Field == field))
                {
                    if (field is not null && !Has(field, out _))
                    {
                        continue;
                    }

                    Fault(field, zh.Code, new Wording(zh.Wrong, en.Wrong), new Wording(zh.Right, en.Right));
                }
            }
        }

        private bool Has(string field, [NotNullWhen(true)] out string? text)
        {
            text = row[field];
            if (text is null)
            {
                var (wrong, right) = ImportTexts.Missing(field, new SanctionsPart().Fields);
                Fault(field, ImportTexts.MissingCode, wrong, right);
            }

            return text is not null;
        }
    }
}
