namespace Guihang.Core.Data;

/// <summary>The civil calendar of China on any clock.</summary>
public static class CivilClock
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Later than anything recorded: "as known now".</summary>
    public static readonly DateTime EndOfTime = new(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The date in Asia/Shanghai.</summary>
    public static DateOnly Today(this TimeProvider clock) => DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>The time at which something is recorded, to the microsecond, which both databases keep.</summary>
    public static DateTime Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
    }

    /// <summary>The time in Asia/Shanghai of a UTC time, as people read it.</summary>
    public static DateTime TimeOf(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Shanghai);

    /// <summary>The date in Asia/Shanghai of a UTC time.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Shanghai));

    /// <summary>The first moment after a date in Asia/Shanghai, as UTC: what was recorded before it was known on that date.</summary>
    public static DateTime EndOfDay(DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified), Shanghai);
}
