using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Guihang.Tests.Host.Support;

namespace Guihang.Tests.Host.Refusals;

/// <summary>A machine on which the host is to start as a process of its own: a copy of the plugins, a folder for its database, a port.</summary>
internal sealed class Machine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("guihang-machine-").FullName;

    public Machine() => DatabasePath = InFolder("guihang.db");

    /// <summary>The plugins, which the test may break.</summary>
    public PluginCopy Plugins { get; } = new();

    /// <summary>What the test configures otherwise than the hosts of other tests; null takes a setting away.</summary>
    public Dictionary<string, string?> Changed { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the database is to be.</summary>
    public string DatabasePath { get; set; }

    public string Environment { get; init; } = "Testing";

    public IReadOnlyDictionary<string, string?> Settings =>
        TestApp
            .Defaults.Concat(Plugins.Settings)
            .Append(new("Database:Path", DatabasePath))
            .Where(setting => !Changed.ContainsKey(setting.Key))
            .Concat(Changed.Where(setting => setting.Value is not null))
            .ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);

    /// <summary>A path in the machine's own folder.</summary>
    public string InFolder(string name) => Path.Combine(_folder, name);

    /// <summary>Has the host refuse to start, and gives what it said, without the paths that differ each time.</summary>
    public async Task<string> Refuse()
    {
        var port = FreePort();
        Changed["Urls"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

        var (code, output) = await HostProcess.RunToEnd(Settings, Environment);

        Assert.NotEqual(0, code);
        Assert.DoesNotContain("归航 Guihang ·", output, StringComparison.Ordinal);
        // A stack trace tells a deployer nothing.
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", output, StringComparison.OrdinalIgnoreCase);
        using var client = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, port));
        return output
            .Replace(Plugins.Folder, "{plugins}", StringComparison.Ordinal)
            .Replace(_folder, "{folder}", StringComparison.Ordinal)
            .Replace(port.ToString(CultureInfo.InvariantCulture), "{port}", StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Plugins.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
