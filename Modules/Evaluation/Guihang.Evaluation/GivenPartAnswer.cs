using Guihang.Policy;
using Guihang.Policy.Rules;

namespace Guihang.Evaluation;

/// <summary>A part of the instrument as it was given.</summary>
public sealed record GivenPartAnswer
{
    /// <summary>The part, by key.</summary>
    /// <example>democratic-review</example>
    public required string Part { get; init; }

    /// <summary>How it is given.</summary>
    /// <example>ballot</example>
    public required InstrumentPartKind Kind { get; init; }

    /// <summary>The text; for the answer of a body, its reasons.</summary>
    /// <example>null</example>
    public required string? Text { get; init; }

    /// <summary>Ballots issued.</summary>
    /// <example>13</example>
    public required int? Issued { get; init; }

    /// <summary>Ballots returned.</summary>
    /// <example>11</example>
    public required int? Returned { get; init; }

    /// <summary>Votes by answer; null where it is not a ballot, or where they are not shown.</summary>
    /// <example>[{"answer":"good","count":8},{"answer":"fairly-good","count":2},{"answer":"fair","count":1}]</example>
    public required IReadOnlyList<VoteCount>? Votes { get; init; }

    /// <summary>Valid ballots; null where it is none.</summary>
    /// <example>11</example>
    public required int? Valid { get; init; }

    /// <summary>Ballots that were returned and are not valid, blank ones among them; null where it is no ballot.</summary>
    /// <example>0</example>
    public required int? Invalid { get; init; }

    /// <summary>Whether the ballots were cast by one-time codes, and not counted from paper.</summary>
    /// <example>false</example>
    public required bool IsByCodes { get; init; }

    /// <summary>Whether the distribution is not shown: under five valid ballots, or all said the same.</summary>
    /// <example>false</example>
    public required bool VotesAreSuppressed { get; init; }

    /// <summary>Why the distribution is not shown; null where it is, or where it is no ballot.</summary>
    /// <example>null</example>
    public required Wording? SuppressedBecause { get; init; }

    /// <summary>The version of the instrument on which it was given: the plugin and its version; null for what was given before versions were kept.</summary>
    /// <example>511523.Jiangan 1.0.0</example>
    public required string? InstrumentVersion { get; init; }

    /// <summary>SHA-256 over the instrument as it stood then; null likewise.</summary>
    /// <example>9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</example>
    public required string? InstrumentHash { get; init; }

    /// <summary>The answer of a body.</summary>
    /// <example>null</example>
    public required string? Answer { get; init; }

    /// <summary>Which body.</summary>
    /// <example>null</example>
    public required string? By { get; init; }

    internal static GivenPartAnswer Of(GivenPart given) =>
        new()
        {
            Part = given.Part,
            Kind = given.Kind,
            Text = given.Text,
            Issued = given.Issued,
            Returned = given.Returned,
            Votes =
                given.Kind == InstrumentPartKind.Ballot && !given.HidesVotes
                    ? [.. given.Counts.Select(count => new VoteCount { Answer = count.Answer, Count = count.Count })]
                    : null,
            Valid = given.Kind == InstrumentPartKind.Ballot ? given.Valid : null,
            Invalid = given.Returned - given.Valid,
            IsByCodes = given.BoxId is not null,
            VotesAreSuppressed = given.HidesVotes,
            SuppressedBecause = given.HidesVotes ? Because(given) : null,
            InstrumentVersion = given.InstrumentVersion,
            InstrumentHash = given.InstrumentHash is { } hash ? Convert.ToHexStringLower(hash) : null,
            Answer = given.Answer,
            By = given.By,
        };

    private static Wording Because(GivenPart given) =>
        given.Valid < GivenPart.FewestShown
            ? new(
                $"有效票少于 {GivenPart.FewestShown} 张，不显示分布，以免看出谁怎样投票。",
                $"Fewer than {GivenPart.FewestShown} valid ballots: the distribution is not shown, as it would tell how somebody voted."
            )
            : new(
                "有效票全部一致，不显示分布，以免看出每个人怎样投票。",
                "All valid ballots say the same: the distribution is not shown, as it would tell how everybody voted."
            );
}
