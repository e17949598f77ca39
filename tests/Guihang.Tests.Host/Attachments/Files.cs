using System.IO.Compression;
using System.Text;

namespace Guihang.Tests.Host.Attachments;

/// <summary>Small files of each kind, put together by hand.</summary>
internal static class Files
{
    public static byte[] Pdf(string text = "") => Encoding.ASCII.GetBytes($"%PDF-1.4\n{text}\n%%EOF\n");

    /// <summary>A picture whose metadata holds a secret: Exif with a turn, an embedded preview, a comment, and something behind its end.</summary>
    public static byte[] Jpeg(string secret, byte turn = 6)
    {
        var text = Encoding.ASCII.GetBytes(secret);
        byte[] exif =
        [
            .. "Exif\0\0II*\0"u8,
            8,
            0,
            0,
            0,
            1,
            0,
            0x12,
            0x01,
            3,
            0,
            1,
            0,
            0,
            0,
            turn,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            .. text,
        ];
        return
        [
            0xFF,
            0xD8,
            .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
            .. Segment(0xE1, exif),
            .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. text]),
            .. Segment(0xED, text),
            .. Segment(0xFE, text),
            .. Picture,
            0xFF,
            0xD9,
            .. text,
        ];
    }

    /// <summary>What of the picture must be left, to the bit: tables, frame, and a scan with a stuffed byte and a restart marker in it.</summary>
    public static byte[] Picture =>
        [
            .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
            .. Segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
            .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
            0x12,
            0xFF,
            0x00,
            0x34,
            0xFF,
            0xD0,
            0x56,
        ];

    public static byte[] Png(string secret) =>
        [
            0x89,
            .. "PNG\r\n"u8,
            0x1A,
            0x0A,
            .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
            .. Chunk("tEXt", Encoding.ASCII.GetBytes($"Author\0{secret}")),
            .. Chunk("eXIf", Encoding.ASCII.GetBytes(secret)),
            .. Chunk("IDAT", [0x78, 0x9C, 0x63, 0, 0, 0, 2, 0, 1]),
            .. Chunk("IEND", []),
            .. Encoding.ASCII.GetBytes(secret),
        ];

    public static byte[] Package(params string[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var part in parts)
            {
                zip.CreateEntry(part).Open().Dispose();
            }
        }

        return stream.ToArray();
    }

    private static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string name, byte[] content) =>
        [0, 0, 0, (byte)content.Length, .. Encoding.ASCII.GetBytes(name), .. content, 1, 2, 3, 4];
}
