namespace Guihang.Evaluation;

/// <summary>A secret ballot by one-time codes. How many have voted is not told before it is counted.</summary>
public sealed record BallotBoxAnswer
{
    /// <summary>The number of the box, with which each code begins.</summary>
    /// <example>7K3M</example>
    public required string Number { get; init; }

    /// <summary>The part of the instrument.</summary>
    /// <example>democratic-review</example>
    public required string Part { get; init; }

    /// <summary>How many codes were issued.</summary>
    /// <example>13</example>
    public required int Issued { get; init; }

    /// <summary>The day on which it was opened.</summary>
    /// <example>2023-07-03</example>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>How it came to its end; null while it is open.</summary>
    /// <example>counted</example>
    public required BallotBoxEnding? Ending { get; init; }

    /// <summary>Why it was withdrawn; otherwise null.</summary>
    /// <example>null</example>
    public required string? Reason { get; init; }

    internal static BallotBoxAnswer Of(BallotBox box) =>
        new()
        {
            Number = box.Number,
            Part = box.Part,
            Issued = box.Issued,
            OpenedOn = box.OpenedOn,
            Ending = box.Ending,
            Reason = box.Reason,
        };
}
