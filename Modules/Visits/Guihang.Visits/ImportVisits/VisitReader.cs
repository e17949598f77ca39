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

    /// <summary>The visits of a row, one for each of its days; none where something is wrong.</summary>
    public IReadOnlyList<PastVisit> Read(ImportRow row, List<ImportFault> faults)
    {
        var before = faults.Count;
        var kind = Word(row, VisitsPart.Kind, Kinds, faults);
        var capacity = Word(row, VisitsPart.Capacity, Roles, faults);
        var visitors = (row[VisitsPart.Visitors] ?? "").Split(
            Between,
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        if (visitors is [])
        {
            Missing(row, VisitsPart.Visitors, faults);
        }

        var days = Days(row, faults);
        if (faults.Count > before)
        {
            return [];
        }

        List<PastVisit> visits = [.. days.Select(day => Visit(row, day, kind!.Value, visitors, capacity!.Value))];
        visits.ForEach(visit => Validate(row, visit.Visit, faults));
        return faults.Count > before ? [] : visits;
    }

    private static List<DateOnly> Days(ImportRow row, List<ImportFault> faults)
    {
        var days = new List<DateOnly>();
        foreach (var text in row[VisitsPart.Days]!.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
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

    private static PastVisit Visit(ImportRow row, DateOnly day, VisitKind kind, string[] visitors, VisitorRole capacity)
    {
        var personId = row.PersonId ?? Guid.Empty;
        var key = string.Create(
            CultureInfo.InvariantCulture,
            $"{(row.PersonId is { } known ? known.ToString("N") : $"row {row.Number}")}\n{day:yyyy-MM-dd}\n{kind}\n{string.Join(',', visitors)}"
        );
        return new PastVisit(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))),
            personId,
            new RecordVisit
            {
                Kind = kind,
                HeldOn = day,
                Visitors = [.. visitors.Select(name => new VisitorEntry { Name = name, Capacity = capacity })],
                Place = row[VisitsPart.Place] ?? "",
                Thinking = row[VisitsPart.Thinking],
            }
        );
    }

    private void Validate(ImportRow row, RecordVisit visit, List<ImportFault> faults)
    {
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
