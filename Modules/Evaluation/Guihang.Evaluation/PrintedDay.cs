using System.Globalization;

namespace Guihang.Evaluation;

/// <summary>Days as documents and problems print them.</summary>
internal static class PrintedDay
{
    /// <summary>As problems write it.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
