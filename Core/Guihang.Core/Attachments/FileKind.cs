using System.IO.Compression;

namespace Guihang.Core.Attachments;

/// <summary>The kinds of file that may be attached, told by what they hold and not by what they say of themselves.</summary>
/// <param name="MediaType">The media type.</param>
/// <param name="Endings">How names of such files end; the first is the one that downloads have.</param>
internal sealed record FileKind(string MediaType, params IReadOnlyList<string> Endings)
{
    public static readonly FileKind Pdf = new("application/pdf", ".pdf");
    public static readonly FileKind Jpeg = new("image/jpeg", ".jpg", ".jpeg");
    public static readonly FileKind Png = new("image/png", ".png");
    public static readonly FileKind Word = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
    public static readonly FileKind Excel = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");

    /// <summary>The national format of fixed layout (GB/T 33190 OFD), in which official documents are exchanged.</summary>
    public static readonly FileKind Ofd = new("application/ofd", ".ofd");

    private static readonly FileKind[] All = [Pdf, Jpeg, Png, Word, Excel, Ofd];

    /// <summary>The endings that are allowed, as problems name them.</summary>
    public static string Allowed => string.Join(", ", All.SelectMany(kind => kind.Endings));

    /// <summary>The kind of a file by its media type, as it was kept.</summary>
    public static FileKind Of(string mediaType) => All.First(kind => kind.MediaType == mediaType);

    /// <summary>The kind of a file by what it holds; null where it is none that is allowed.</summary>
    public static FileKind? Of(byte[] content) =>
        content switch
        {
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf,
            [0xFF, 0xD8, 0xFF, ..] => Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
            [(byte)'P', (byte)'K', 0x03, 0x04, ..] => OfPackage(content),
            _ => null,
        };

    private static FileKind? OfPackage(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false));
            var parts = zip.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            // Programs have no place in evidence.
            return parts.Any(part => part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) ? null
                : parts.Contains("OFD.xml") ? Ofd
                : !parts.Contains("[Content_Types].xml") ? null
                : parts.Contains("word/document.xml") ? Word
                : parts.Contains("xl/workbook.xml") ? Excel
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
