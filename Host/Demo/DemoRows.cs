using System.Globalization;

namespace Guihang.Host.Demo;

/// <summary>Rows of invented ledgers.</summary>
internal static class DemoRows
{
    private const string Surnames = "陈李黄张梁林王吴刘何邓周罗郑叶徐谢冯杨曾";

    /// <summary>A name that is nobody's.</summary>
    public static string Name(int number) =>
        $"{Surnames[number % Surnames.Length]}某{number.ToString("0000", CultureInfo.InvariantCulture)}";

    /// <summary>A person with a sanction.</summary>
    public static Dictionary<string, string> Person(
        int number,
        string unit,
        string kind,
        string text,
        DateOnly decidedOn,
        string body,
        string cause,
        string causes
    ) =>
        new(StringComparer.Ordinal)
        {
            ["name"] = Name(number),
            ["unit"] = unit,
            ["post"] = "干部",
            ["category"] = "公务员",
            ["kind"] = kind,
            ["legalText"] = text,
            ["decidedOn"] = Day(decidedOn),
            ["decidingBody"] = body,
            ["documentNumber"] = string.Create(CultureInfo.InvariantCulture, $"演〔{decidedOn.Year}〕册{number}号"),
            ["cause"] = cause,
            ["sex"] = number % 3 == 0 ? "女" : "男",
            ["causes"] = causes,
            ["servedOn"] = Day(decidedOn.AddDays(3)),
        };

    /// <summary>The same person with visits.</summary>
    public static Dictionary<string, string> Visits(
        int number,
        string unit,
        string kind,
        string capacity,
        params IEnumerable<DateOnly> days
    ) =>
        new(StringComparer.Ordinal)
        {
            ["name"] = Name(number),
            ["unit"] = unit,
            ["visitedOn"] = string.Join('、', days.Select(Day)),
            ["visitKind"] = kind,
            ["visitors"] = "某书记",
            ["visitorCapacity"] = capacity,
            ["visitPlace"] = "单位会议室",
        };

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
