using System.Security.Cryptography;
using System.Text;
using Guihang.Policy.Indicators;
using Guihang.Policy.Rules;

namespace Guihang.Reporting;

/// <summary>
/// A figure over one of its declared windows, counted from all rows that were there before a moment, so that only what came after has to be looked at.
/// It is a projection: it is counted anew from time to time, and removed where facts are rebuilt.
/// </summary>
internal sealed class KeptFigure
{
    /// <summary>A change that began before this long is committed or gone: rows of that time are all there.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromMinutes(10);

    public required Guid Id { get; init; }

    public required string Indicator { get; init; }

    public required string Jurisdiction { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>What it counts: where policy has another definition meanwhile, it is not that figure.</summary>
    public required string Definition { get; set; }

    /// <summary>What came at this time or later is not in it.</summary>
    public required DateTime Before { get; set; }

    public required int Persons { get; set; }

    public required int Events { get; set; }

    /// <summary>The latest day that one of its rows is about; null where it has none.</summary>
    public required DateOnly? LastDay { get; set; }

    /// <summary>A short form of what is counted, by which definitions are told apart.</summary>
    public static string ShortOf(IndicatorDecision definition) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\n',
                        Words.Of(definition.Event),
                        string.Join(',', definition.Details),
                        string.Join(',', definition.Kinds),
                        string.Join(',', definition.Causes),
                        Words.Of(definition.Relation),
                        Words.Of(definition.Cases)
                    )
                )
            )
        )[..16];

    /// <summary>The lowest id that is made at a time or later.</summary>
    public static Guid FirstIdAt(DateTime time)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        var milliseconds = new DateTimeOffset(time, TimeSpan.Zero).ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++)
        {
            bytes[i] = (byte)(milliseconds >> (8 * (5 - i)));
        }

        return new Guid(bytes, bigEndian: true);
    }
}
