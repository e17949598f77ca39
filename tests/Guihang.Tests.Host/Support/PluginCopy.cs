namespace Guihang.Tests.Host.Support;

/// <summary>A copy of the plugins that a test may change.</summary>
internal sealed class PluginCopy : IDisposable
{
    public PluginCopy()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Plugins");
        foreach (var path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(source, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }

    /// <summary>The folder of the copies.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("guihang-plugins-").FullName;

    /// <summary>What the configuration says of it.</summary>
    public IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Policies:Folder"] = Folder };

    /// <summary>Changes a file: what is there must be there.</summary>
    public PluginCopy Replace(string file, string what, string with)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        Assert.Contains(what, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(what, with, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Adds to a file.</summary>
    public PluginCopy Append(string file, string text)
    {
        File.AppendAllText(Path.Combine(Folder, file), text);
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
