using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Guihang.Core.Policies.Book;
using Guihang.Policy;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Deciding;

/// <summary>
/// How a decision came about: which rules were asked, which parameters each read and where these came from.
/// It holds nothing of the person, so that all cases that come out the same way share one trace.
/// </summary>
public sealed class Trace
{
    internal Trace(string book, DecisionPoint point, IReadOnlyList<TraceStep> steps)
    {
        Book = book;
        Point = point;
        Steps = steps;
        Hash = Digest(book, point, steps);
    }

    /// <summary>The hash of the policy book.</summary>
    public string Book { get; }

    /// <summary>The decision point.</summary>
    public DecisionPoint Point { get; }

    /// <summary>The rules in the order in which they were asked: the deciding one first, then what it asked above it.</summary>
    public IReadOnlyList<TraceStep> Steps { get; }

    /// <summary>SHA-256 over book, decision point, rules, parameters and notes: 32 bytes.</summary>
    public byte[] Hash { get; }

    private static byte[] Digest(string book, DecisionPoint point, IReadOnlyList<TraceStep> steps)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Write(buffer, book);
        Write(buffer, point.Name);
        foreach (var step in steps)
        {
            Write(buffer, step.Plugin.Manifest.Label);
            Write(buffer, step.Rule.GetType().Name);
            foreach (var read in step.Reads)
            {
                buffer.Write<byte>(read.Value?.Digest ?? []);
                Write(buffer, read.Parameter);
                Write(buffer, read.RowKey ?? "");
            }

            foreach (var note in step.Notes)
            {
                Write(buffer, note.Zh);
            }
        }

        return SHA256.HashData(buffer.WrittenSpan);
    }

    private static void Write(ArrayBufferWriter<byte> buffer, string text)
    {
        Encoding.UTF8.GetBytes(text, buffer);
        buffer.Write<byte>([0]);
    }
}

/// <summary>What one rule did.</summary>
/// <param name="Plugin">The level.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Reads">The parameters read, in order.</param>
/// <param name="Notes">The sentences it left.</param>
public sealed record TraceStep(PolicyPlugin Plugin, IRule Rule, IReadOnlyList<ParameterRead> Reads, IReadOnlyList<Wording> Notes);

/// <summary>A parameter that a rule read.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Value">What it came out as; null where no level sets it.</param>
/// <param name="RowKey">The row read, for a table read by row.</param>
public sealed record ParameterRead(string Parameter, ResolvedValue? Value, string? RowKey);

/// <summary>What a decision point came to, and how.</summary>
/// <param name="Outcome">What it came to.</param>
/// <param name="Trace">How.</param>
/// <param name="AsOf">The date asked for.</param>
/// <param name="Region">The jurisdiction asked for.</param>
/// <typeparam name="T">The decision.</typeparam>
public sealed record Decision<T>(Outcome<T> Outcome, Trace Trace, DateOnly AsOf, string Region);
