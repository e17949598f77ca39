using System.Buffers.Binary;

namespace Guihang.Core.Attachments;

/// <summary>In which way a photograph is to be turned: the one value of Exif without which a page cannot be read.</summary>
internal static class PictureTurn
{
    private const ushort Orientation = 0x0112;
    private const int EntryLength = 12;
    private static readonly byte[] Name = "Exif\0\0"u8.ToArray();

    /// <summary>The value of 1 to 8 that the first Exif segment gives; 1, upright, where there is none.</summary>
    public static int Of(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; at + 4 < jpeg.Length && jpeg[at] == 0xFF && jpeg[at + 1] is not (0xDA or 0xD9); )
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            var end = Math.Min(at + 2 + length, jpeg.Length);
            if (jpeg[at + 1] == 0xE1 && end > at + 4 && jpeg[(at + 4)..end].StartsWith(Name))
            {
                return OfTiff(jpeg[(at + 4 + Name.Length)..end]);
            }

            at += 2 + length;
        }

        return 1;
    }

    /// <summary>A segment that says nothing else.</summary>
    public static byte[] Segment(int turn) =>
        [
            0xFF,
            0xE1,
            0,
            34,
            .. Name,
            .. "MM\0*"u8,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte)turn,
            0,
            0,
            0,
            0,
            0,
            0,
        ];

    private static int OfTiff(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("MM"u8) || tiff.StartsWith("II"u8)))
        {
            return 1;
        }

        var isBigEndian = tiff[0] == 'M';
        var directory = isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
        {
            return 1;
        }

        var entries = tiff[(int)directory..];
        var count = Number(entries, isBigEndian);
        for (var i = 0; i < count && (2 + ((i + 1) * EntryLength)) <= entries.Length; i++)
        {
            var entry = entries.Slice(2 + (i * EntryLength), EntryLength);
            if (Number(entry, isBigEndian) == Orientation)
            {
                return Number(entry[8..], isBigEndian) is var turn and >= 1 and <= 8 ? turn : 1;
            }
        }

        return 1;
    }

    private static ushort Number(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
