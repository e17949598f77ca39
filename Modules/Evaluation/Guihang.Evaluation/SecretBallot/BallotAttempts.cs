using System.Collections.Concurrent;
using Guihang.Core.Problems;

namespace Guihang.Evaluation;

/// <summary>
/// Wrong codes in the last minute, by box, in memory and without an address: beyond so many a wrong one is told to wait until it is over. A code that is right
/// is never held up, or one person could stop a ballot; the codes are too long to be guessed.
/// </summary>
internal sealed class BallotAttempts(TimeProvider clock)
{
    /// <summary>So many wrong codes a minute.</summary>
    public const int Most = 20;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, (DateTimeOffset Since, int Wrong)> _boxes = new();

    /// <summary>Refuses one more that is wrong where too many were.</summary>
    /// <param name="box">The box; empty for a number that no open box has.</param>
    /// <exception cref="ProblemException">Too many were.</exception>
    public void Check(Guid box)
    {
        if (_boxes.TryGetValue(box, out var of) && of.Wrong >= Most && clock.GetUtcNow() - of.Since < Window)
        {
            throw new ProblemException(EvaluationProblems.TooManyCodes);
        }
    }

    /// <summary>One more was wrong.</summary>
    public void Wrong(Guid box) =>
        _boxes.AddOrUpdate(
            box,
            _ => (clock.GetUtcNow(), 1),
            (_, of) => clock.GetUtcNow() - of.Since < Window ? (of.Since, of.Wrong + 1) : (clock.GetUtcNow(), 1)
        );

    /// <summary>The box is over.</summary>
    public void Forget(Guid box) => _boxes.TryRemove(box, out _);
}
