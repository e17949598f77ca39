using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Guihang.Benchmarks.Ledger;
using Guihang.Benchmarks.Reference;

namespace Guihang.Benchmarks.Servers;

/// <summary>What is measured, in a process of its own: the host as it is deployed, or one of the references.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly string _ready;
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(string name, string database, Uri url, string ready, ProcessStartInfo start)
    {
        (Name, Database, Url, _ready) = (name, database, url, ready);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        start.WorkingDirectory = AppContext.BaseDirectory;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException($"{name} ended:\n{_output}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Name { get; }

    public string Database { get; }

    public Uri Url { get; }

    /// <summary>The processor time that it has taken.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that it holds, in MB.</summary>
    public long ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1_000_000;
        }
    }

    /// <summary>Starts the host on a ledger.</summary>
    public static async Task<ServerProcess> Guihang(string database)
    {
        var url = FreeUrl();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Guihang.Host.dll")]);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Testing";
        start.Environment["Urls"] = url.ToString();
        foreach (var (key, value) in Jurisdictions.Settings(database))
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return await Started(new ServerProcess("Guihang", database, url, "归航 Guihang ·", start));
    }

    /// <summary>Starts a reference on a ledger.</summary>
    public static async Task<ServerProcess> Reference(string name, string database, bool inGroups)
    {
        var url = FreeUrl();
        var program = Path.Combine(AppContext.BaseDirectory, "Guihang.Benchmarks.dll");
        var start = new ProcessStartInfo(
            "dotnet",
            [program, Program.ReferenceMode, database, url.ToString(), inGroups ? "groups" : "each"]
        );
        return await Started(new ServerProcess(name, database, url, ReferenceApp.Listening, start));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static async Task<ServerProcess> Started(ServerProcess server)
    {
        await server._listening.Task.WaitAsync(TimeSpan.FromMinutes(1));
        return server;
    }

    private static Uri FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    private void Take(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line?.Contains(_ready, StringComparison.Ordinal) == true)
        {
            _listening.TrySetResult();
        }
    }
}
