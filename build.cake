using System.Xml.Linq;

// ./build.sh [--target=Default] [--configuration=Release] [--skips=Report|Fail] [--fix] [--filter=…]

enum Configuration { Debug, Release }

// What a skipped test means: a reason to print, or a failure, as on a build server that is meant to have everything.
enum Skips { Report, Fail }

sealed record Parameters(string Target, Configuration Configuration, Skips Skips, bool Fix, string Filter);

sealed record Tally(int Passed, int Failed, IReadOnlyList<string> Skipped);

var parameters = new Parameters(
    Argument("target", "Default"),
    Argument("configuration", Configuration.Release),
    Argument("skips", Skips.Report),
    HasArgument("fix"),
    Argument("filter", ""));

const string Solution = "Guihang.slnx";
const string Host = "Host/Guihang.Host.csproj";
const string Results = "artifacts/tests";
const string ApiDocuments = "artifacts/openapi";

int Run(DirectoryPath folder, IEnumerable<string> arguments) =>
    StartProcess("dotnet", new ProcessSettings
    {
        WorkingDirectory = folder,
        Arguments = arguments.Aggregate(new ProcessArgumentBuilder(), (line, argument) => line.AppendQuoted(argument)),
    });

void DotNet(params string[] arguments) => DotNetIn(".", arguments);

void DotNetIn(DirectoryPath folder, params string[] arguments)
{
    var exit = Run(folder, arguments);
    if (exit != 0)
    {
        throw new CakeException($"dotnet {string.Join(' ', arguments)} ended with {exit}.");
    }
}

Tally Read(FilePath file)
{
    var document = XDocument.Load(file.FullPath);
    XNamespace names = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
    var counters = document.Descendants(names + "Counters").Single();
    var skipped = document.Descendants(names + "UnitTestResult").Where(result => (string)result.Attribute("outcome") == "NotExecuted");
    return new Tally(
        (int)counters.Attribute("passed"),
        (int)counters.Attribute("failed"),
        [.. skipped.Select(result => $"{result.Attribute("testName").Value}: {result.Descendants(names + "Message").FirstOrDefault()?.Value ?? result.Descendants(names + "StdOut").FirstOrDefault()?.Value}")]);
}

void RunTests(string project, string filter = null)
{
    var file = File($"{Results}/{project}.trx");
    EnsureDirectoryExists(Results);
    if (FileExists(file))
    {
        DeleteFile(file);
    }

    List<string> arguments = ["test", $"tests/{project}/{project}.csproj", "--no-build", "--configuration", $"{parameters.Configuration}", "--results-directory", Results, "--logger", $"trx;LogFileName={project}.trx"];
    if ((filter ?? parameters.Filter) is { Length: > 0 } only)
    {
        arguments.AddRange(["--filter", only]);
    }

    var exit = Run(".", arguments);
    if (!FileExists(file))
    {
        throw new CakeException($"{project} wrote no results (exit code {exit}).");
    }

    var tally = Read(file);
    foreach (var group in tally.Skipped.GroupBy(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].Trim()))
    {
        Warning($"{group.Count()} skipped: {group.Key}");
    }

    if (exit != 0 || tally.Failed > 0)
    {
        throw new CakeException($"{project}: {tally.Failed} failed.");
    }

    if (tally.Passed == 0)
    {
        throw new CakeException($"{project} ran no test.");
    }

    if (parameters.Skips is Skips.Fail && tally.Skipped.Count > 0)
    {
        throw new CakeException($"{project}: {tally.Skipped.Count} skipped, and a skip counts as a failure here.");
    }
}

Task("Clean-Results").Does(() => CleanDirectory(Results));

Task("Restore").Does(() => DotNet("restore", Solution));

Task("Build")
    .IsDependentOn("Restore")
    .Does(() =>
    {
        DotNet("build", Solution, "--no-restore", "--configuration", $"{parameters.Configuration}");
        var folder = $"{parameters.Configuration}".ToLowerInvariant();
        DotNet($"artifacts/bin/Guihang.Host/{folder}/Guihang.Host.dll", "openapi", ApiDocuments);
    });

Task("Format").Does(() => DotNet("csharpier", parameters.Fix ? "format" : "check", "."));

Task("Test")
    .IsDependentOn("Build")
    .IsDependentOn("Clean-Results")
    .Does(() => RunTests("Guihang.Tests"));

Task("TestHost")
    .IsDependentOn("Build")
    .IsDependentOn("Clean-Results")
    .Does(() => RunTests("Guihang.Tests.Host"));

Task("Plugins")
    .IsDependentOn("Build")
    .IsDependentOn("Clean-Results")
    .Does(() => RunTests("Guihang.Tests", "FullyQualifiedName~Guihang.Tests.Policies"));

Task("Endurance")
    .IsDependentOn("Build")
    .IsDependentOn("Clean-Results")
    .Does(() =>
    {
        Environment.SetEnvironmentVariable("GUIHANG_TEST_KILLS", "100");
        RunTests("Guihang.Tests.Host", "FullyQualifiedName~Durability");
    });

Task("Mutation")
    .Does(() =>
    {
        foreach (var configuration in new[] { "stryker-policy.json", "stryker-national.json" })
        {
            DotNetIn("tests/Guihang.Tests", "stryker", "--config-file", configuration);
        }
    });

Task("Benchmark")
    .Does(() => DotNet("run", "--project", "tests/Guihang.Benchmarks", "--configuration", "Release"));

Task("BenchmarkImports")
    .Does(() => DotNet("run", "--project", "tests/Guihang.Benchmarks", "--configuration", "Release", "--", "--imports"));

Task("BenchmarkFigures")
    .Does(() => DotNet("run", "--project", "tests/Guihang.Benchmarks", "--configuration", "Release", "--", "--figures"));

Task("Publish")
    .IsDependentOn("Restore")
    .Does(() => DotNet("publish", Host, "--configuration", "Release", "--output", "artifacts/host"));

Task("Run").Does(() => DotNet("run", "--project", "Host", "--configuration", $"{parameters.Configuration}"));

Task("Default")
    .IsDependentOn("Test")
    .IsDependentOn("TestHost");

Task("CI")
    .IsDependentOn("Format")
    .IsDependentOn("Default");

Teardown(_ =>
{
    var tallies = GetFiles($"{Results}/*.trx").Select(Read).ToList();
    if (tallies.Count > 0)
    {
        var skipped = tallies.Sum(tally => tally.Skipped.Count);
        var failed = tallies.Sum(tally => tally.Failed) + (parameters.Skips is Skips.Fail ? skipped : 0);
        System.IO.File.WriteAllText($"{Results}/tally.txt", $"{tallies.Sum(tally => tally.Passed)} passed, {failed} failed\n");
    }
});

RunTarget(parameters.Target);
