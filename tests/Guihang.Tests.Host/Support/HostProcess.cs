using System.Diagnostics;
using System.Text;

namespace Guihang.Tests.Host.Support;

/// <summary>The host as a process of its own, for what only a process can show: starting, refusing to start, being killed.</summary>
internal sealed class HostProcess : IDisposable
{
    private const string Greeting = "归航 Guihang ·";

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<string> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private volatile Action? _said;

    private HostProcess(IReadOnlyDictionary<string, string?> settings, string environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Guihang.Host.dll"), .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        // Whatever port is free: the host says which.
        start.Environment["Urls"] = "http://127.0.0.1:0";
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException($"The host ended: {Output}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public string Url { get; private set; } = "";

    /// <summary>What it has said.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>What the configuration of a host of tests says on a database.</summary>
    public static IReadOnlyDictionary<string, string?> On(TestDatabase database) =>
        new Dictionary<string, string?>(TestApp.Defaults.Concat(database.Settings), StringComparer.Ordinal);

    // A host that loads the demo beside other tests on two cores takes its time; what never comes still ends.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<HostProcess> Start(IReadOnlyDictionary<string, string?> settings, string environment = "Testing")
    {
        var host = new HostProcess(settings, environment, []);
        host.Url = await host._listening.Task.WaitAsync(Patience);
        return host;
    }

    /// <summary>Runs it until it ends by itself, and gives the exit code and what it said.</summary>
    public static async Task<(int Code, string Output)> RunToEnd(
        IReadOnlyDictionary<string, string?> settings,
        string environment,
        params string[] arguments
    )
    {
        using var host = new HostProcess(settings, environment, arguments);
        host._listening.Task.ContinueWith(_ => { }, TaskScheduler.Default).GetHashCode();
        await host._process.WaitForExitAsync().WaitAsync(Patience);
        return (host._process.ExitCode, host.Output);
    }

    /// <summary>Waits until it has said something: what it writes comes on two streams, each in its own time.</summary>
    public async Task HasSaid(string text)
    {
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (Output.Contains(text, StringComparison.Ordinal))
            {
                said.TrySetResult();
            }
        }

        _said += Look;
        Look();
        await said.Task.WaitAsync(TimeSpan.FromMinutes(1));
        _said -= Look;
    }

    /// <summary>A client that calls as an officer.</summary>
    public Api As(string officer) => new(new HttpClient { BaseAddress = new Uri(Url) }, officer);

    /// <summary>Kills it as the machine would: no warning, nothing flushed.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
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

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        _said?.Invoke();

        if (line.Contains(Greeting, StringComparison.Ordinal))
        {
            _listening.TrySetResult(line[(line.IndexOf(Greeting, StringComparison.Ordinal) + Greeting.Length)..].Trim());
        }
    }
}
