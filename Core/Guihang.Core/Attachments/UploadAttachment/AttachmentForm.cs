using System.Text.Json;
using Guihang.Core.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Guihang.Core.Attachments;

/// <summary>A form with a file (multipart/form-data).</summary>
public sealed record AttachmentForm
{
    /// <summary>The file: PDF, JPEG, PNG, Word (.docx), Excel (.xlsx) or OFD, told by what it holds.</summary>
    /// <example>谈话记录.pdf</example>
    public required IFormFile File { get; init; }

    /// <summary>What it is attached for; evidence where it is not said.</summary>
    /// <example>evidence</example>
    public AttachmentPurpose? Purpose { get; init; }

    /// <summary>The number of the document whose signed original this is.</summary>
    /// <example>南回访〔2018〕3号</example>
    public string? DocumentNumber { get; init; }
}

/// <summary>Reads the form as it comes in, into memory and no further than a file may be large: nothing of it touches a disk before it is accepted.</summary>
internal static class AttachmentFormReader
{
    private const int RoomForFields = 64 * 1024;
    private const int LongestField = 1000;
    private const int BufferSize = 64 * 1024;

    public static async Task<UploadAttachment> Read(HttpContext http, AttachmentSettings settings, CancellationToken cancellationToken)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = (long)settings.MostBytes + RoomForFields;
        }

        var boundary = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
            : null;
        if (string.IsNullOrEmpty(boundary))
        {
            throw new ProblemException(AttachmentProblems.NoForm);
        }

        try
        {
            return await Read(new MultipartReader(boundary, http.Request.Body), settings, cancellationToken);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(settings);
        }
        catch (Exception fault) when (fault is (IOException or InvalidDataException) and not BadHttpRequestException)
        {
            throw new ProblemException(AttachmentProblems.NoForm);
        }
    }

    private static async Task<UploadAttachment> Read(MultipartReader form, AttachmentSettings settings, CancellationToken cancellationToken)
    {
        (string Name, byte[] Content)? file = null;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await form.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (section.AsFileSection() is { } sent)
            {
                file = (sent.FileName, await Content(section.Body, settings, cancellationToken));
            }
            else if (section.AsFormDataSection() is { } field)
            {
                var value = await field.GetValueAsync(cancellationToken);
                fields[field.Name] = value.Length <= LongestField ? value : value[..LongestField];
            }
        }

        return new UploadAttachment
        {
            Name = FileName(file?.Name ?? ""),
            Content = file?.Content ?? [],
            Purpose = Purpose(fields.GetValueOrDefault("purpose", "")),
            DocumentNumber = fields.GetValueOrDefault("documentNumber") is { Length: > 0 } number ? number : null,
        };
    }

    private static async Task<byte[]> Content(Stream sent, AttachmentSettings settings, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[BufferSize];
        while (await sent.ReadAsync(buffer, cancellationToken) is var read and > 0)
        {
            if (content.Length + read > settings.MostBytes)
            {
                throw TooLarge(settings);
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    private static ProblemException TooLarge(AttachmentSettings settings) =>
        new(AttachmentProblems.TooLarge, settings.MostBytes / (1024 * 1024)) { Field = "file" };

    // Some browsers send the whole path.
    private static string FileName(string sent) => sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..];

    private static AttachmentPurpose Purpose(string word)
    {
        if (word is "")
        {
            return AttachmentPurpose.Evidence;
        }

        return Http.QueryWord<AttachmentPurpose>.TryParse(word, out var purpose)
            ? purpose.Value
            : throw new ProblemException(CoreProblems.Unreadable)
            {
                Fields = [UnreadablePurpose()],
            };
    }

    private static FieldProblem UnreadablePurpose()
    {
        var language = System.Globalization.CultureInfo.CurrentUICulture;
        var words = string.Join(", ", Enum.GetNames<AttachmentPurpose>().Select(JsonNamingPolicy.CamelCase.ConvertName));
        var form = string.Format(language, CoreProblems.Texts.GetString("form.word", language)!, words);
        return new FieldProblem(
            "purpose",
            "unreadable-value",
            CoreProblems.Texts.GetString("unreadable-value.wrong", language)!,
            string.Format(language, CoreProblems.Texts.GetString("unreadable-value.right", language)!, form)
        );
    }
}
