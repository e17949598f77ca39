using System.Runtime.CompilerServices;

namespace VerifyXunit;

/// <summary>
/// Snapshots by the convention of the Verify library: <c>Class.Method.verified.txt</c> beside the test, <c>.received.</c> where the result differs.
/// The package Verify.Xunit could not be restored when this was written (its dependency Verify is missing from the feed); it takes the place of this
/// file and of nothing else.
/// </summary>
public static class Verifier
{
    /// <summary>Compares with the snapshot beside the test.</summary>
    public static SettingsTask Verify(
        string target,
        string extension = "txt",
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = ""
    ) => new(target, extension, sourceFile, method);
}

/// <summary>A comparison that can be told more of before it is awaited.</summary>
public sealed class SettingsTask(string target, string extension, string sourceFile, string method)
{
    private string _parameters = "";

    /// <summary>Tells the cases of a theory apart.</summary>
    public SettingsTask UseParameters(params object[] parameters)
    {
        _parameters = "_" + string.Join('_', parameters);
        return this;
    }

    public TaskAwaiter GetAwaiter() => Compare().GetAwaiter();

    private async Task Compare()
    {
        var name = $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}{_parameters}";
        var verified = Path.Combine(Path.GetDirectoryName(sourceFile)!, $"{name}.verified.{extension}");
        var received = Path.ChangeExtension(verified, null).Replace(".verified", ".received", StringComparison.Ordinal) + $".{extension}";
        var text = target.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var expected = File.Exists(verified) ? await File.ReadAllTextAsync(verified) : null;
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        await File.WriteAllTextAsync(received, text);
        Assert.Fail(expected is null ? $"There is no {verified}. See {received}." : Difference(expected, text, verified, received));
    }

    private static string Difference(string expected, string text, string verified, string received)
    {
        var (was, isNow) = (expected.Split('\n'), text.Split('\n'));
        var line = Enumerable
            .Range(0, Math.Max(was.Length, isNow.Length))
            .First(i => was.ElementAtOrDefault(i) != isNow.ElementAtOrDefault(i));
        return $"""
            {verified}:{line + 1}
            verified: {was.ElementAtOrDefault(line)}
            received: {isNow.ElementAtOrDefault(line)}
            See {received}.
            """;
    }
}
