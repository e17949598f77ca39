namespace Guihang.Core.Sheets;

/// <summary>A file for as long as it is open, where a sheet is too long for memory.</summary>
public static class SheetFile
{
    private const int Buffer = 1 << 16;

    /// <summary>An empty one.</summary>
    public static FileStream Make() =>
        new(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
                BufferSize = Buffer,
            }
        );
}
