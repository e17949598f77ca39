using System.Buffers.Binary;

namespace Guihang.Core.Attachments;

/// <summary>
/// Takes out of pictures what cameras and programs write beside the picture: place, time, device, author, thumbnail. The picture itself stays as it is, to
/// the bit; only the way in which it is to be turned is written anew, so that a photograph of a page can be read.
/// </summary>
internal static class PictureMetadata
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;
    private const byte Comment = 0xFE;
    private const int PngSignature = 8;
    private const int PngOverhead = 12;

    // What says how the pixels are to be shown. All else that may be left out (tEXt, zTXt, iTXt, eXIf, tIME and whatever programs add) is left out.
    private static readonly HashSet<string> PngChunks = new(StringComparer.Ordinal)
    {
        "IHDR",
        "PLTE",
        "IDAT",
        "IEND",
        "tRNS",
        "gAMA",
        "cHRM",
        "sRGB",
        "iCCP",
        "cICP",
        "sBIT",
        "bKGD",
        "pHYs",
    };

    /// <summary>The file without it; what is no picture stays as it is.</summary>
    /// <exception cref="InvalidDataException">It begins like a picture and is none.</exception>
    public static byte[] Remove(FileKind kind, byte[] content) =>
        kind == FileKind.Jpeg ? OfJpeg(content)
        : kind == FileKind.Png ? OfPng(content)
        : content;

    private static byte[] OfJpeg(byte[] content)
    {
        using var kept = new MemoryStream(content.Length);
        kept.Write([0xFF, StartOfImage]);
        if (PictureTurn.Of(content) is var turn and > 1)
        {
            kept.Write(PictureTurn.Segment(turn));
        }

        var at = 2;
        while (true)
        {
            var marker = MarkerAt(content, ref at);
            if (marker == EndOfImage)
            {
                // What stands behind the end is no part of the picture: previews, films, whatever telephones put there.
                kept.Write([0xFF, EndOfImage]);
                return kept.ToArray();
            }

            var segment = Segment(content, at);
            if (IsOfPicture(marker, segment))
            {
                kept.Write([0xFF, marker]);
                kept.Write(segment);
            }

            at += segment.Length;
            if (marker == StartOfScan)
            {
                var end = EndOfScan(content, at);
                kept.Write(content.AsSpan(at..end));
                at = end;
            }
        }
    }

    private static byte MarkerAt(byte[] content, ref int at)
    {
        // Markers may be preceded by any number of fill bytes.
        if (at >= content.Length || content[at] != 0xFF)
        {
            throw new InvalidDataException();
        }

        while (at < content.Length && content[at] == 0xFF)
        {
            at++;
        }

        return at < content.Length ? content[at++] : throw new InvalidDataException();
    }

    private static ReadOnlySpan<byte> Segment(byte[] content, int at)
    {
        if (at + 2 > content.Length)
        {
            throw new InvalidDataException();
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at));
        return length >= 2 && at + length <= content.Length ? content.AsSpan(at, length) : throw new InvalidDataException();
    }

    private static bool IsOfPicture(byte marker, ReadOnlySpan<byte> segment) =>
        marker switch
        {
            // Without its thumbnail, which JFIF's own segment may have and its extension is.
            App0 => segment[2..].StartsWith("JFIF\0"u8) && segment.Length == 16,
            App2 => segment[2..].StartsWith("ICC_PROFILE\0"u8),
            App14 => segment[2..].StartsWith("Adobe"u8),
            >= App1 and <= App15 or Comment => false,
            _ => true,
        };

    // Within a scan 0xFF is followed by 0 where it is data, and by a restart marker where the scan goes on behind it.
    private static int EndOfScan(byte[] content, int from)
    {
        for (var at = from; at + 1 < content.Length; at++)
        {
            if (content[at] == 0xFF && content[at + 1] is not (0 or (>= 0xD0 and <= 0xD7) or 0xFF))
            {
                return at;
            }
        }

        throw new InvalidDataException();
    }

    private static byte[] OfPng(byte[] content)
    {
        using var kept = new MemoryStream(content.Length);
        kept.Write(content.AsSpan(0, PngSignature));
        for (var at = PngSignature; ; )
        {
            if (at + PngOverhead > content.Length)
            {
                throw new InvalidDataException();
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(at));
            if (length > content.Length - at - PngOverhead)
            {
                throw new InvalidDataException();
            }

            var chunk = content.AsSpan(at, (int)length + PngOverhead);
            var name = System.Text.Encoding.ASCII.GetString(chunk.Slice(4, 4));
            if (PngChunks.Contains(name))
            {
                kept.Write(chunk);
            }

            if (name is "IEND")
            {
                return kept.ToArray();
            }

            at += chunk.Length;
        }
    }
}
