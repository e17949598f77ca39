using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Guihang.Core.Statistics;

/// <summary>How two samples differ.</summary>
/// <param name="P">How likely a difference as large is where there is none, 0 to 1, two-sided.</param>
/// <param name="Effect">How large it is, -1 to 1; negative where the first sample is lower.</param>
public readonly record struct Difference(double P, double Effect);

/// <summary>The statistics with which groups are compared.</summary>
public static class Samples
{
    private const double Continuity = 0.5;
    private const double Tolerance = 1e-7;

    /// <summary>Fisher's exact test of two shares, with φ as the effect, which for two groups and two answers is Cramér's V with a sign.</summary>
    /// <param name="yes">Yes in the first sample, 0 or more.</param>
    /// <param name="no">No in the first sample.</param>
    /// <param name="otherYes">Yes in the second.</param>
    /// <param name="otherNo">No in the second.</param>
    public static Difference FisherExact(int yes, int no, int otherYes, int otherNo)
    {
        var (all, allYes, drawn) = (yes + no + otherYes + otherNo, yes + otherYes, yes + no);
        if (all == 0)
        {
            return new Difference(1, 0);
        }

        var observed = LogProbability(yes);
        var p = 0.0;
        for (var k = Math.Max(0, drawn - (all - allYes)); k <= Math.Min(drawn, allYes); k++)
        {
            var probability = LogProbability(k);
            p += probability <= observed + Tolerance ? Math.Exp(probability) : 0;
        }

        var margins = (double)drawn * (all - drawn) * allYes * (all - allYes);
        var phi = margins > 0 ? (((double)yes * otherNo) - ((double)no * otherYes)) / Math.Sqrt(margins) : 0;
        return new Difference(Math.Min(1, p), phi);

        double LogProbability(int k) =>
            SpecialFunctions.BinomialLn(allYes, k)
            + SpecialFunctions.BinomialLn(all - allYes, drawn - k)
            - SpecialFunctions.BinomialLn(all, drawn);
    }

    /// <summary>The Mann–Whitney test of two samples of scores, by the normal approximation with ties, with the rank-biserial correlation as the effect.</summary>
    /// <param name="sample">The first sample.</param>
    /// <param name="other">The second.</param>
    public static Difference MannWhitney(IReadOnlyList<double> sample, IReadOnlyList<double> other)
    {
        var (n, m) = ((double)sample.Count, (double)other.Count);
        if (n == 0 || m == 0)
        {
            return new Difference(1, 0);
        }

        var (rankSum, ties) = Ranks(sample, other);
        var u = rankSum - (n * (n + 1) / 2);
        var variance = n * m / 12 * (n + m + 1 - (ties / ((n + m) * (n + m - 1))));
        var effect = (2 * u / (n * m)) - 1;
        if (variance <= 0)
        {
            return new Difference(1, effect);
        }

        var z = Math.Max(0, Math.Abs(u - (n * m / 2)) - Continuity) / Math.Sqrt(variance);
        return new Difference(Math.Min(1, 2 * (1 - Normal.CDF(0, 1, z))), effect);
    }

    /// <summary>Corrects for many comparisons by Holm's method: the chance of even one false alarm among all of them is kept.</summary>
    /// <param name="p">The uncorrected values.</param>
    /// <returns>The corrected ones, in the same order.</returns>
    public static IReadOnlyList<double> Holm(IReadOnlyList<double> p)
    {
        var corrected = new double[p.Count];
        var highest = 0.0;
        foreach (var (rank, index) in Enumerable.Range(0, p.Count).OrderBy(i => p[i]).Index())
        {
            highest = Math.Max(highest, Math.Min(1, p[index] * (p.Count - rank)));
            corrected[index] = highest;
        }

        return corrected;
    }

    // The sum of the first sample's ranks, tied values sharing theirs, and the sum of t³ - t over the ties.
    private static (double RankSum, double Ties) Ranks(IReadOnlyList<double> sample, IReadOnlyList<double> other)
    {
        var all = sample.Select(value => (value, IsFirst: true)).Concat(other.Select(value => (value, IsFirst: false)));
        var (rankSum, ties, before) = (0.0, 0.0, 0);
        foreach (var tied in all.GroupBy(entry => entry.value).OrderBy(group => group.Key))
        {
            var count = tied.Count();
            rankSum += tied.Count(entry => entry.IsFirst) * (before + ((count + 1) / 2.0));
            ties += ((double)count * count * count) - count;
            before += count;
        }

        return (rankSum, ties);
    }
}
