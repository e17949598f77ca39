using Guihang.Policy.Indicators;

namespace Guihang.Reporting;

/// <summary>A bulletin as it was published. It is never changed: what is known later makes another figure, not another publication.</summary>
internal sealed class Publication
{
    public required Guid Id { get; init; }

    public required string Bulletin { get; init; }

    public required string Jurisdiction { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>The day at whose end it was known.</summary>
    public required DateOnly KnownOn { get; init; }

    /// <summary>The number of the document with which it went out.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>Its text in Chinese, as Markdown.</summary>
    public required string Text { get; init; }

    /// <summary>The hash of the policy book.</summary>
    public required string Book { get; init; }

    public required Guid PublishedBy { get; init; }

    public required DateTime PublishedAt { get; init; }
}

/// <summary>A figure of a publication, with what it counted then.</summary>
internal sealed class PublishedFigure
{
    public required Guid Id { get; init; }

    public required Guid PublicationId { get; init; }

    public required string Field { get; init; }

    /// <summary>Its place in the publication.</summary>
    public required int Number { get; init; }

    public required string Indicator { get; init; }

    public required CountedUnit Counts { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required int Value { get; init; }

    public required int Persons { get; init; }

    public required int Events { get; init; }

    /// <summary>The hash of the trace of its definition.</summary>
    public required string Trace { get; init; }
}

/// <summary>The identities of a published figure's rows, some thousands together: of each the thing counted and the row, 32 bytes.</summary>
internal sealed class PublishedRows
{
    /// <summary>How many identities stand together.</summary>
    public const int Together = 2000;

    private const int IdLength = 16;

    public required Guid Id { get; init; }

    public required Guid FigureId { get; init; }

    public required int Number { get; init; }

    public required byte[] Identities { get; init; }

    /// <summary>Identities as they are kept.</summary>
    public static byte[] Packed(IReadOnlyList<(Guid Source, Guid Row)> rows)
    {
        var bytes = new byte[rows.Count * 2 * IdLength];
        for (var i = 0; i < rows.Count; i++)
        {
            var at = bytes.AsSpan(i * 2 * IdLength);
            rows[i].Source.TryWriteBytes(at, bigEndian: true, out _);
            rows[i].Row.TryWriteBytes(at[IdLength..], bigEndian: true, out _);
        }

        return bytes;
    }

    /// <summary>What was kept, as identities.</summary>
    public static IEnumerable<(Guid Source, Guid Row)> Unpacked(byte[] identities)
    {
        for (var at = 0; at < identities.Length; at += 2 * IdLength)
        {
            yield return (
                new Guid(identities.AsSpan(at, IdLength), bigEndian: true),
                new Guid(identities.AsSpan(at + IdLength, IdLength), bigEndian: true)
            );
        }
    }
}
