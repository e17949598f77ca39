using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using Guihang.Core.Imports;
using Guihang.Core.Sheets;
using Guihang.Policy;
using Guihang.Policy.VisitPlans;

namespace Guihang.Visits;

/// <summary>Reads the visits of a ledger's row as the requests that would record them by hand, and validates them by the same validator.</summary>
internal sealed class VisitReader(IValidator<RecordVisit> validator)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly char[] Between = ['、', '；', ';', '，', ',', '\n', '\r'];

    // Ledgers' own words beside those that sheets show.
    private static readonly Dictionary<string, VisitKind> Kinds = Set<VisitKind>(
        ("谈话", VisitKind.Talk),
        ("谈心谈话", VisitKind.Talk),
        ("主要负责人谈话", VisitKind.TopLeaderTalk),
        ("回访", VisitKind.CommissionVisit),
        ("纪委回访", VisitKind.CommissionVisit),
        ("上门回访", VisitKind.CommissionVisit),
        ("家访", VisitKind.HomeVisit),
        ("送学上门", VisitKind.StudyDelivered)
    );

    private static readonly Dictionary<string, VisitorRole> Roles = Set<VisitorRole>(
        ("书记", VisitorRole.UnitSecretary),
        ("单位党组织书记", VisitorRole.UnitSecretary),
        ("主要负责人", VisitorRole.UnitTopLeader),
        ("党组织主要负责人", VisitorRole.UnitTopLeader),
        ("纪委", VisitorRole.DisciplineCommission),
        ("纪委监委", VisitorRole.DisciplineCommission),
        ("关怀责任人", VisitorRole.CareResponsible)
    );

    // Which cell a fault of a request is about.
    private static readonly Dictionary<string, string> Cells = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(RecordVisit.HeldOn)] = VisitsPart.Days,
        [nameof(RecordVisit.Place)] = VisitsPart.Place,
        [nameof(RecordVisit.Thinking)] = VisitsPart.Thinking,
        [nameof(RecordVisit.Visitors)] = VisitsPart.Visitors,
    };

    /// <summary>
    /// The visits of a row, one for each of its days; none where something is wrong. Those that are new are to be validated: in which capacity the visitors of
    /// one that is on record came, the row need not tell.
    /// </summary>
    public static IReadOnlyList<PastVisit> Read(ImportRow row, List<ImportFault> faults)
    {
        var before = faults.Count;
        var kind = Word(row, VisitsPart.Kind, Kinds, faults);
        var visitors = Parts(row[VisitsPart.Visitors]);
        if (visitors is [])
        {
            Missing(row, VisitsPart.Visitors, faults);
        }

        var capacities = Capacities(row, visitors.Length, faults);
        var days = Days(row, faults);
        return faults.Count > before ? [] : [.. days.Select(day => Visit(row, day, kind!.Value, visitors, capacities))];
    }

    /// <summary>What a visit is known by when it comes again.</summary>
    public static string KeyOf(string person, DateOnly day, VisitKind kind, string visitors) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{person}\n{day:yyyy-MM-dd}\n{kind}\n{visitors}"))
            )
        );

    // One capacity for all visitors, or one for each in their order.
    private static VisitorRole[] Capacities(ImportRow row, int visitors, List<ImportFault> faults)
    {
        var words = Parts(row[VisitsPart.Capacity]);
        if (words is [])
        {
            return new VisitorRole[visitors];
        }

        if (words.Length == visitors && visitors > 1)
        {
            return [.. words.Select(word => WordOf(row, VisitsPart.Capacity, word, Roles, faults) ?? default)];
        }

        return [.. Enumerable.Repeat(Word(row, VisitsPart.Capacity, Roles, faults) ?? default, visitors)];
    }

    private static string[] Parts(string? cell) =>
        (cell ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static List<DateOnly> Days(ImportRow row, List<ImportFault> faults)
    {
        var days = new List<DateOnly>();
        foreach (var text in Parts(row[VisitsPart.Days]))
        {
            if (TypedDay.Read(text) is { } day)
            {
                days.Add(day);
            }
            else
            {
                var (wrong, right) = ImportTexts.NoDay(text);
                faults.Add(new ImportFault(row.Number, VisitsPart.Days, ImportTexts.NoDayCode, wrong, right));
            }
        }

        return days;
    }

    private static PastVisit Visit(ImportRow row, DateOnly day, VisitKind kind, string[] visitors, VisitorRole[] capacities)
    {
        var personId = row.PersonId ?? Guid.Empty;
        var person = row.PersonId is { } known ? known.ToString("N") : $"row {row.Number}";
        return new PastVisit(
            KeyOf(person, day, kind, string.Join(',', visitors)),
            personId,
            new RecordVisit
            {
                Kind = kind,
                HeldOn = day,
                Visitors = [.. visitors.Zip(capacities, (name, capacity) => new VisitorEntry { Name = name, Capacity = capacity })],
                Place = row[VisitsPart.Place] ?? "",
                Thinking = row[VisitsPart.Thinking],
            }
        );
    }

    /// <summary>Validates a visit as if it were recorded by hand.</summary>
    public void Validate(ImportRow row, RecordVisit visit, List<ImportFault> faults)
    {
        if (row[VisitsPart.Capacity] is null && !faults.Exists(fault => fault.Number == row.Number && fault.Field == VisitsPart.Capacity))
        {
            Missing(row, VisitsPart.Capacity, faults);
        }

        var chinese = ImportTexts.Failures(validator, visit, Chinese);
        if (chinese is [])
        {
            return;
        }

        foreach (var (zh, en) in chinese.Zip(ImportTexts.Failures(validator, visit, English)))
        {
            var end = zh.Field.IndexOfAny(['.', '[']);
            faults.Add(
                new ImportFault(
                    row.Number,
                    Cells.GetValueOrDefault(end < 0 ? zh.Field : zh.Field[..end]),
                    zh.Code,
                    new Wording(zh.Wrong, en.Wrong),
                    new Wording(zh.Right, en.Right)
                )
            );
        }
    }

    private static T? Word<T>(ImportRow row, string field, Dictionary<string, T> words, List<ImportFault> faults)
        where T : struct, Enum
    {
        if (row[field] is not { } text)
        {
            Missing(row, field, faults);
            return null;
        }

        return WordOf(row, field, text, words, faults);
    }

    private static T? WordOf<T>(ImportRow row, string field, string text, Dictionary<string, T> words, List<ImportFault> faults)
        where T : struct, Enum
    {
        if (words.TryGetValue(text, out var word))
        {
            return word;
        }

        faults.Add(
            new ImportFault(
                row.Number,
                field,
                "import-word",
                new Wording($"不认识“{text}”。", $"\"{text}\" is not known."),
                new Wording(
                    $"请写其中之一：{string.Join("、", Enum.GetValues<T>().Select(value => SheetWords.Word(value, Chinese)))}。",
                    $"Write one of {string.Join(", ", Enum.GetValues<T>().Select(value => SheetWords.Word(value, English)))}."
                )
            )
        );
        return null;
    }

    private static void Missing(ImportRow row, string field, List<ImportFault> faults)
    {
        var (wrong, right) = ImportTexts.Missing(field, new VisitsPart().Fields);
        faults.Add(new ImportFault(row.Number, field, ImportTexts.MissingCode, wrong, right));
    }

    private static Dictionary<string, T> Set<T>(params (string Word, T Value)[] own)
        where T : struct, Enum
    {
        var words = own.ToDictionary(word => word.Word, word => word.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var value in Enum.GetValues<T>())
        {
            words.TryAdd(value.ToString(), value);
            words.TryAdd(SheetWords.Word(value, Chinese) ?? value.ToString(), value);
            words.TryAdd(SheetWords.Word(value, English) ?? value.ToString(), value);
        }

        return words;
    }
}
