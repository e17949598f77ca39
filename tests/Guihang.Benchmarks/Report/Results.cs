using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Guihang.Benchmarks.Load;
using Guihang.Benchmarks.Policies;

namespace Guihang.Benchmarks.Report;

/// <summary>What is written into RESULTS.md, between the two lines that say that it is measured; the words around them are a person's.</summary>
internal static class Results
{
    /// <summary>What is measured of figures.</summary>
    public const string OfFigures = "figures";

    /// <summary>What is measured of imports.</summary>
    public const string OfImports = "imports";

    private const string OfAll = "measured";

    /// <summary>The repository's folder.</summary>
    public static string Repository { get; } = FindRepository();

    private static string File { get; } = Path.Combine(Repository, "tests", "Guihang.Benchmarks", "RESULTS.md");

    public static async Task Write(string measured, string what = OfAll)
    {
        var (first, last) = ($"<!-- {what}: written by the benchmark, do not edit -->", $"<!-- /{what} -->");
        var text = await System.IO.File.ReadAllTextAsync(File);
        var (begin, end) = (text.IndexOf(first, StringComparison.Ordinal), text.IndexOf(last, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"{File} has no place for what is measured: it must hold the lines\n{first}\n{last}");
        }

        await System.IO.File.WriteAllTextAsync(File, $"{text[..begin]}{first}\n\n{measured}\n{text[end..]}");
    }

    public static string Describe(Machine machine, IReadOnlyList<Compared> compared, long residentMegabytes, PolicyMeasured policies)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{machine}\n\n");
        text.Append(
            "| task | connections | Guihang | reference 1 | reference 2 | of reference 1 | of reference 2 | processor: Guihang, 1, 2 |\n"
        );
        text.Append("|---|---|---|---|---|---|---|---|\n");
        foreach (var row in compared)
        {
            Append(text, row);
        }

        text.Append(
            "\nEach cell: answers a second (half of them within, 99 of 100 within). The processor's time is the server's own, for one answer.\n\n"
        );
        text.Append("| goal | found | met |\n|---|---|---|\n");
        foreach (var (goal, found, isMet) in Goals(compared, policies))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {goal} | {found} | {(isMet ? "yes" : "**no**")} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nThe host held {residentMegabytes} MB after all runs. ");
        text.Append(
            CultureInfo.InvariantCulture,
            $"A plan of visits in Nanhai, decided by two levels, takes {policies.Plan:0.0} µs with its trace.\n"
        );
        return text.ToString();
    }

    private static void Append(StringBuilder text, Compared row)
    {
        var (guihang, first, second) = (Measured.Median(row.Guihang), Measured.Median(row.OneByOne), Measured.Median(row.InGroups));
        text.Append(
            CultureInfo.InvariantCulture,
            $"| {(row.Work == Work.RecordTalk ? "record a talk" : "page a due list")} | {row.Connections} "
        );
        foreach (var server in new[] { guihang, first, second })
        {
            text.Append(CultureInfo.InvariantCulture, $"| {server.Rate:0}/s ({server.P50:0.0} ms, {server.P99:0.0} ms) ");
        }

        text.Append(CultureInfo.InvariantCulture, $"| {row.OfOneByOne:0.00} | {row.OfInGroups:0.00} ");
        text.Append(
            CultureInfo.InvariantCulture,
            $"| {guihang.ProcessorMicroseconds:0}, {first.ProcessorMicroseconds:0}, {second.ProcessorMicroseconds:0} µs |\n"
        );
    }

    private static IEnumerable<(string Goal, string Found, bool IsMet)> Goals(IReadOnlyList<Compared> compared, PolicyMeasured policies)
    {
        var (at16, at64) = (Of(Work.RecordTalk, 16), Of(Work.RecordTalk, 64));
        yield return AtLeast("record a talk, 16 connections, of reference 1", at16.OfOneByOne, 0.8);
        yield return AtLeast("record a talk, 64 connections, of reference 1", at64.OfOneByOne, 1.0);
        yield return AtLeast("record a talk, 16 connections, of reference 2", at16.OfInGroups, 0.4);
        yield return AtLeast("record a talk, 64 connections, of reference 2", at64.OfInGroups, 0.4);
        foreach (var list in compared.Where(row => row.Work == Work.PageDueList))
        {
            yield return AtLeast(
                $"page a due list, {list.Connections} connections, of the reference",
                Math.Min(list.OfOneByOne, list.OfInGroups),
                0.5
            );
        }

        yield return Under("99 of 100 talks recorded within, 16 connections, ms", Measured.Median(at16.Guihang).P99, 25);
        yield return Under("an influence period with its trace, µs", policies.Period, 20);
        yield return Under($"{PolicyMeasured.Counties} county folders loaded, s", policies.Loading, 2);

        Compared Of(Work work, int connections) => compared.Single(row => row.Work == work && row.Connections == connections);
    }

    private static (string, string, bool) AtLeast(string what, double found, double goal) =>
        (
            string.Create(CultureInfo.InvariantCulture, $"{what}: at least {goal:0.0}"),
            found.ToString("0.00", CultureInfo.InvariantCulture),
            found >= goal
        );

    private static (string, string, bool) Under(string what, double found, double goal) =>
        (
            string.Create(CultureInfo.InvariantCulture, $"{what}: under {goal:0}"),
            found.ToString("0.0", CultureInfo.InvariantCulture),
            found < goal
        );

    private static string FindRepository([CallerFilePath] string thisFile = "")
    {
        var folder = Path.GetDirectoryName(thisFile)!;
        while (!System.IO.File.Exists(Path.Combine(folder, "Guihang.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Guihang.slnx is not above the benchmarks.");
        }

        return folder;
    }
}
