namespace Guihang.Tests.Host.Secrecy;

/// <summary>A vote as the sleuth knows it: he handed out the codes, saw who came when, and now wants to know how they voted.</summary>
internal sealed record KnownVote(string Code, string? Answer, DateTimeOffset At, Evidence Before, Evidence After);

/// <summary>Tries to join votes to voters by what is stored, and says by what it could be done.</summary>
internal static class Sleuth
{
    private const string Codes = "evaluation_ballot_codes";
    private const string Box = "evaluation_ballots";
    private const int EnvelopeDigits = 2 * 81;
    private const int TellingDigits = 8;

    /// <summary>By the tables after each vote.</summary>
    public static IEnumerable<string> Findings(IReadOnlyList<KnownVote> votes, IEnumerable<string> answers)
    {
        var added = new List<string>();
        foreach (var vote in votes)
        {
            foreach (var table in vote.After.ChangedSince(vote.Before).Where(table => table is not (Codes or Box)))
            {
                yield return $"casting changes {table}";
            }

            foreach (var (table, rows) in vote.After.Tables)
            {
                var before = vote.Before.Tables.GetValueOrDefault(table, []).ToHashSet(StringComparer.Ordinal);
                foreach (var row in rows.Where(row => !before.Contains(row)))
                {
                    if (Times.In(row).Any(time => (time - vote.At).Duration() < TimeSpan.FromSeconds(30)))
                    {
                        yield return $"{table} has the time of the vote";
                    }

                    if (answers.FirstOrDefault(answer => row.Contains(answer, StringComparison.OrdinalIgnoreCase)) is { } answered)
                    {
                        yield return $"{table} has the answer {answered} after a vote";
                    }
                }
            }

            added.AddRange(Envelopes(vote.After).Except(Envelopes(vote.Before), StringComparer.Ordinal));
        }

        if (added.Count != votes.Count)
        {
            yield return $"{votes.Count} votes, and {added.Count} envelopes to look at";
        }

        foreach (var finding in ByWhatTheyHaveInCommon(added).Concat(ByOrder(added, [.. Envelopes(votes[^1].After)])))
        {
            yield return finding;
        }
    }

    /// <summary>Two ballots of the same answer must have nothing in common by which they could be told from others.</summary>
    public static IEnumerable<string> ByWhatTheyHaveInCommon(IReadOnlyList<string> envelopes)
    {
        if (envelopes.Select(envelope => envelope.Length).Distinct().Count() > 1)
        {
            yield return "envelopes have different lengths";
        }

        for (var i = 0; i < envelopes.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                for (var at = 0; at + TellingDigits <= envelopes[i].Length; at += TellingDigits)
                {
                    if (envelopes[i].AsSpan(at, TellingDigits).SequenceEqual(envelopes[j].AsSpan(at, TellingDigits)))
                    {
                        yield return $"two envelopes are the same at {at}";
                    }
                }
            }
        }
    }

    /// <summary>The order in which ballots lie must not be that in which they were cast, nor the reverse of it.</summary>
    public static IEnumerable<string> ByOrder(IReadOnlyList<string> cast, IReadOnlyList<string> lying)
    {
        if (cast.SequenceEqual(lying, StringComparer.Ordinal) || cast.Reverse().SequenceEqual(lying, StringComparer.Ordinal))
        {
            yield return "ballots lie in the order in which they were cast";
        }
    }

    /// <summary>By the bytes of files: codes must stand in none, however they are written.</summary>
    public static IEnumerable<string> ByBytes(IEnumerable<(string File, byte[] Bytes)> files, IEnumerable<string> secrets) =>
        from file in files
        from secret in secrets
        from form in new[] { secret, secret.Replace("-", "", StringComparison.Ordinal), secret.ToLowerInvariant() }
        from bytes in new[] { System.Text.Encoding.UTF8.GetBytes(form), System.Text.Encoding.Unicode.GetBytes(form) }
        where file.Bytes.AsSpan().IndexOf(bytes) >= 0
        select $"{file.File} has a code";

    // The last cell of the one row: PostgreSQL writes bytes as the test reads them, in hexadecimal.
    private static IEnumerable<string> Envelopes(Evidence evidence) =>
        evidence.Tables[Box].SelectMany(row => row.Split(" | ")[^1].Chunk(EnvelopeDigits)).Select(piece => new string(piece));
}
