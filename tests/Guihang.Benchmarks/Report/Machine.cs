using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Guihang.Benchmarks.Load;
using Guihang.Core.Data;

namespace Guihang.Benchmarks.Report;

/// <summary>What was measured, when and where.</summary>
/// <param name="Day">The day.</param>
/// <param name="Commit">The commit, and whether files differed from it.</param>
/// <param name="Processor">The processor and how many cores there were.</param>
/// <param name="System">The operating system and the runtime.</param>
/// <param name="Fsync">How long the disk takes to make 4 KB durable, in milliseconds.</param>
/// <param name="LoadBefore">How many processes wanted the machine in the minute before.</param>
internal sealed record Machine(DateOnly Day, string Commit, string Processor, string System, double Fsync, string LoadBefore)
{
    private const int Writes = 200;

    public static async Task<Machine> Look(string folder) =>
        new(
            TimeProvider.System.Today(),
            await Git("rev-parse", "--short", "HEAD")
                + (await Git("status", "--porcelain", "--", ".", ":!tests/Guihang.Benchmarks/RESULTS.md") is "" ? "" : ", with changes"),
            $"{ProcessorName()}, {Environment.ProcessorCount} cores",
            $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}",
            MeasureFsync(folder),
            File.Exists("/proc/loadavg") ? (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0] : "unknown"
        );

    private static string ProcessorName() =>
        (File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo") : [])
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            ?.Split(':')[1]
            .Trim()
        ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static double MeasureFsync(string folder)
    {
        var path = Path.Combine(folder, "fsync");
        var page = new byte[4096];
        var times = new List<double>(Writes);
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            for (var i = 0; i < Writes; i++)
            {
                var begin = TimeProvider.System.GetTimestamp();
                file.Write(page);
                file.Flush(flushToDisk: true);
                times.Add(TimeProvider.System.GetElapsedTime(begin).TotalMilliseconds);
            }
        }

        File.Delete(path);
        return times.Median(time => time);
    }

    private static async Task<string> Git(params string[] arguments)
    {
        using var git = Process.Start(
            new ProcessStartInfo("git", arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                WorkingDirectory = Results.Repository,
            }
        )!;
        var output = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        return output.Trim();
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Day:yyyy-MM-dd}, commit {Commit}. {Processor}; {System}; {Fsync:0.00} ms to make 4 KB durable; load in the minute before {LoadBefore}."
        );
}
