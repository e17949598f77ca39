using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guihang.Core.Policies.Explaining;

namespace Guihang.Visits;

/// <summary>
/// Due visits as a calendar (RFC 5545): a whole day for each, its last one, with nothing in it that tells of whom. Lines end in CRLF and are folded after 75
/// octets (section 3.1).
/// </summary>
internal static class CalendarText
{
    private const int LongestLine = 75;
    private const string Day = "yyyyMMdd";

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public static string Write(IEnumerable<DueItem> items, DateTime now)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Guihang//Follow-up//ZH");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, $"X-WR-CALNAME:{Escape(Text("calendar.name"))}");
        foreach (var item in items)
        {
            Event(text, item, now);
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Event(StringBuilder text, DueItem item, DateTime now)
    {
        var day = item.Window.LastDay ?? item.Window.Start;
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{Uid(item)}@guihang");
        Line(text, string.Create(CultureInfo.InvariantCulture, $"DTSTAMP:{now:yyyyMMdd'T'HHmmss'Z'}"));
        Line(text, $"DTSTART;VALUE=DATE:{day.ToString(Day, CultureInfo.InvariantCulture)}");
        Line(text, $"DTEND;VALUE=DATE:{day.AddDays(1).ToString(Day, CultureInfo.InvariantCulture)}");
        Line(text, $"SUMMARY:{Escape(WordTexts.Of(item.Purpose, Chinese))}");
        Line(text, $"DESCRIPTION:{Escape(Description(item))}");
        Line(text, "TRANSP:TRANSPARENT");
        Line(text, "CLASS:PRIVATE");
        Line(text, "END:VEVENT");
    }

    private static string Description(DueItem item) =>
        item.Window.LastDay is { } last
            ? string.Format(Chinese, Text("calendar.window"), Show(item.Window.Start), Show(last), item.MinimumVisitors)
            : string.Format(Chinese, Text("calendar.open"), Show(item.Window.Start), item.MinimumVisitors);

    private static string Show(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(string key) => VisitsProblems.Texts.GetString(key, Chinese)!;

    // The same visit keeps it when it is planned anew, and it leads back to nobody.
    private static string Uid(DueItem item) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{item.SanctionId:N}/{item.Key}")).AsSpan(0, 16));

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    // The blank that begins a continued line counts as one of its octets; a character is never divided.
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
