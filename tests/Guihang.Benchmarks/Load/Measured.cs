namespace Guihang.Benchmarks.Load;

/// <summary>What one run came to.</summary>
/// <param name="Rate">Answers a second.</param>
/// <param name="P50">The time within which half of the answers came, in milliseconds.</param>
/// <param name="P99">The time within which 99 of 100 came, in milliseconds.</param>
/// <param name="ProcessorMicroseconds">The processor time of the server an answer.</param>
/// <param name="Answers">How many answers there were, those before the measured span included.</param>
internal sealed record Measured(double Rate, double P50, double P99, double ProcessorMicroseconds, long Answers)
{
    /// <summary>Of several runs, each value's median.</summary>
    public static Measured Median(IReadOnlyList<Measured> runs) =>
        new(
            runs.Median(run => run.Rate),
            runs.Median(run => run.P50),
            runs.Median(run => run.P99),
            runs.Median(run => run.ProcessorMicroseconds),
            runs.Sum(run => run.Answers)
        );
}

internal static class Medians
{
    public static double Median<T>(this IEnumerable<T> items, Func<T, double> value)
    {
        var values = items.Select(value).Order().ToArray();
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
