using System.Globalization;
using System.Text.RegularExpressions;

namespace Guihang.Core.Sheets;

/// <summary>Reads a day as people type it: 2018-06-15, 2018.6.15, 2018/6/15, 20180615, 2018年6月15日, or the number that Excel keeps.</summary>
public static partial class TypedDay
{
    private const int SerialDigits = 5;
    private static readonly DateOnly FirstDay = new(1899, 12, 30);

    /// <summary>The day; null where the text is none, or one that the calendar does not have.</summary>
    public static DateOnly? Read(string text)
    {
        if (Written().Match(text) is { Success: true } match)
        {
            return Day(Number(match.Groups["y"]), Number(match.Groups["m"]), Number(match.Groups["d"]));
        }

        return text.Length == SerialDigits && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            ? FirstDay.AddDays(serial)
            : null;
    }

    private static DateOnly? Day(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // The time that a spreadsheet may write behind a day says nothing.
    [GeneratedRegex(
        @"^\s*(?<y>[12]\d{3})(\s*[-./年]\s*(?<m>\d{1,2})\s*[-./月]\s*(?<d>\d{1,2})\s*日?|(?<m>\d{2})(?<d>\d{2}))([ T]0{1,2}:00(:00)?)?\s*$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Written();
}
