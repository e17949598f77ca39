using Guihang.Benchmarks.Figures;
using Guihang.Benchmarks.Imports;
using Guihang.Benchmarks.Ledger;
using Guihang.Benchmarks.Policies;
using Guihang.Benchmarks.Reference;
using Guihang.Benchmarks.Report;

namespace Guihang.Benchmarks;

/// <summary>
/// Measures and writes RESULTS.md. <c>--quick</c> measures shortly and writes nothing; <c>--policies</c> measures the policy engine alone,
/// <c>--figures</c> the figures over a million visits alone, <c>--imports</c> the import of a ledger of 100,000 rows alone.
/// The program starts itself again as the reference.
/// </summary>
internal static class Program
{
    public const string ReferenceMode = "reference";

    private static async Task Main(string[] args)
    {
        if (args is [ReferenceMode, var database, var url, var commits])
        {
            await ReferenceApp.Serve(database, url, inGroups: commits == "groups");
            return;
        }

        // On the disk that holds the repository: a folder for temporary files may be in memory, where nothing is durable.
        var folder = Path.Combine(Results.Repository, "artifacts", "benchmark");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        try
        {
            await Measure(folder, args);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Measure(string folder, string[] args)
    {
        if (args.Contains("--figures", StringComparer.Ordinal))
        {
            var figures = $"{await Machine.Look(folder)}\n\n{await MillionVisits.Measure(folder)}\n";
            Console.WriteLine(figures);
            await Results.Write(figures, Results.OfFigures);
            return;
        }

        if (args.Contains("--imports", StringComparer.Ordinal))
        {
            var imports = $"{await Machine.Look(folder)}\n\n{await HundredThousandRows.Measure(folder)}\n";
            Console.WriteLine(imports);
            await Results.Write(imports, Results.OfImports);
            return;
        }

        var machine = await Machine.Look(folder);
        var policies = PolicyMeasured.Measure(Path.Combine(folder, "counties"));
        Console.WriteLine($"{machine}\n{policies}");
        if (args.Contains("--policies", StringComparer.Ordinal))
        {
            return;
        }

        var isQuick = args.Contains("--quick", StringComparer.Ordinal);
        var ledger = await LedgerFile.Make(folder);
        Console.WriteLine($"{LedgerFile.Visits} visits in {ledger.Cases.Count} cases, {new FileInfo(ledger.Path).Length / 1_000_000} MB");
        var comparison = new Comparison(ledger, isQuick ? Pace.Quick : Pace.Full);
        var compared = await comparison.Run();
        var measured = Results.Describe(machine, compared, comparison.ResidentMegabytes, policies);
        Console.WriteLine(measured);
        if (!isQuick)
        {
            await Results.Write(measured);
        }
    }
}
