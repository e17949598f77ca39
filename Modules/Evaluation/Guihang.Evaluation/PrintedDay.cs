using System.Globalization;

namespace Guihang.Evaluation;

/// <summary>Days as documents print them.</summary>
internal static class PrintedDay
{
    public static string Of(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
