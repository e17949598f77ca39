using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Guihang.Policy.Calendar;

/// <summary>
/// A length in calendar months and days, written as ISO 8601 writes it: <c>P18M</c>, <c>P2Y</c>, <c>P30D</c>, <c>P1Y6M</c>, <c>P2W</c>.
/// Months are added before days. There is no time of day in it.
/// </summary>
/// <param name="Months">Whole months, 0 to 1200.</param>
/// <param name="Days">Whole days, 0 to 36600.</param>
public readonly partial record struct Duration(int Months, int Days) : IComparable<Duration>
{
    private const int MostMonths = 1200;
    private const int MostDays = 36600;

    /// <summary>A length of whole months.</summary>
    public static Duration OfMonths(int months) => new(months, 0);

    /// <summary>A length of whole days.</summary>
    public static Duration OfDays(int days) => new(0, days);

    /// <summary>The two lengths one after the other: months with months, days with days.</summary>
    public static Duration operator +(Duration left, Duration right) => new(left.Months + right.Months, left.Days + right.Days);

    /// <summary>Whether the left is shorter, as <see cref="CompareTo"/> has it.</summary>
    public static bool operator <(Duration left, Duration right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left is longer, as <see cref="CompareTo"/> has it.</summary>
    public static bool operator >(Duration left, Duration right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left is not longer, as <see cref="CompareTo"/> has it.</summary>
    public static bool operator <=(Duration left, Duration right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left is not shorter, as <see cref="CompareTo"/> has it.</summary>
    public static bool operator >=(Duration left, Duration right) => left.CompareTo(right) >= 0;

    /// <summary>Reads an ISO 8601 length of years, months, weeks and days.</summary>
    /// <exception cref="FormatException">The text is not such a length.</exception>
    public static Duration Parse(string text) =>
        TryParse(text, out var duration) ? duration : throw new FormatException($"\"{text}\" is not a length such as P18M, P2Y or P30D.");

    /// <summary>Reads an ISO 8601 length of years, months, weeks and days; false where the text is not one, or longer than a century.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Duration duration)
    {
        duration = default;
        var match = text is null ? Match.Empty : Pattern().Match(text);
        if (!match.Success)
        {
            return false;
        }

        long months = (Part(match, "y") * 12) + Part(match, "m");
        long days = (Part(match, "w") * 7) + Part(match, "d");
        if (months > MostMonths || days > MostDays)
        {
            return false;
        }

        duration = new Duration((int)months, (int)days);
        return true;
    }

    /// <summary>
    /// Orders lengths by their nominal number of days, a month taken as 30.436875 days (a four-hundredth part of the Gregorian cycle's 4,800 months).
    /// Used to tell the stricter of two lengths; never to compute a date.
    /// </summary>
    public int CompareTo(Duration other) => Nominal(this).CompareTo(Nominal(other));

    /// <summary>The length as ISO 8601 writes it; whole years are written as months, so that P1Y and P12M read alike.</summary>
    public override string ToString()
    {
        if (Months == 0 && Days == 0)
        {
            return "P0D";
        }

        var text = new StringBuilder("P");
        if (Months != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Months}M");
        }

        if (Days != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Days}D");
        }

        return text.ToString();
    }

    // 400 Gregorian years are 146,097 days and 4,800 months; the scale keeps the comparison in whole numbers.
    private static long Nominal(Duration duration) => (duration.Months * 146_097L) + (duration.Days * 4_800L);

    private static long Part(Match match, string name) =>
        match.Groups[name] is { Success: true } group ? long.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        "^P(?=[0-9])((?<y>[0-9]{1,5})Y)?((?<m>[0-9]{1,5})M)?((?<w>[0-9]{1,5})W)?((?<d>[0-9]{1,5})D)?\\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Pattern();
}
