using System.Runtime.CompilerServices;

namespace Guihang.Tests.Support;

/// <summary>The repository in which the tests stand.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Plugins { get; } = Path.Combine(Root, "Plugins");

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        var folder = Path.GetDirectoryName(thisFile)!;
        while (!File.Exists(Path.Combine(folder, "Guihang.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Guihang.slnx is not above the tests.");
        }

        return folder;
    }
}
