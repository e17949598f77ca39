namespace Guihang.Core.Attachments;

/// <summary>What may be attached: section "Attachments" of the configuration.</summary>
public sealed record AttachmentSettings
{
    /// <summary>How many bytes a file may have at most; 20 MB where nothing is configured.</summary>
    public int MostBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>How many files a thing may have at most.</summary>
    public int MostFiles { get; init; } = 50;
}
