using System.CommandLine;
using System.Globalization;
using Guihang.Core.Data;
using Guihang.Core.Policies;
using Guihang.Core.Policies.Checking;
using Guihang.Core.Policies.Schemas;
using Guihang.Core.Regions;

namespace Guihang.Host.Commands;

/// <summary>
/// The commands for those who write policy. They read plugin folders and nothing else: no database is opened, no port, and no identity is asked for.
/// </summary>
internal sealed class PolicyCommand
{
    private const int Refused = 1;
    private static readonly string Built = Path.Combine(AppContext.BaseDirectory, "Plugins");

    private readonly Option<string> _language = new("--language")
    {
        Description = "输出语言 · language of what is printed",
        DefaultValueFactory = _ => "zh",
        Recursive = true,
    };

    private readonly Option<string?> _folder = new("--folder")
    {
        Description =
            "插件文件夹；不写则取 Policies:Folder、就近的 Plugins、程序所带的插件 · the plugins' folder; else Policies:Folder, the nearest Plugins, those beside the program",
        Recursive = true,
    };

    private readonly Argument<string?> _which = new("id|folder")
    {
        Description = "插件 id、地区代码或其文件夹；不写则为全部 · a plugin's id, its region or its folder; all where it is not said",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private PolicyCommand() => _language.AcceptOnlyFromAmong("zh", "en");

    /// <summary>The command and those below it.</summary>
    public static Command Make() => new PolicyCommand().All();

    private Command All()
    {
        var command = new Command("policy", "查验、试行、新建政策插件 · check, test and make policy plugins");
        command.Options.Add(_language);
        command.Options.Add(_folder);
        command.Subcommands.Add(CheckCommand());
        command.Subcommands.Add(TestCommand());
        command.Subcommands.Add(ExplainCommand());
        command.Subcommands.Add(NewCommand());
        command.Subcommands.Add(SchemaCommand());
        return command;
    }

    private Command CheckCommand()
    {
        var command = new Command("check", "列出一切错误与警告 · print every fault and warning");
        command.Arguments.Add(_which);
        command.SetAction(parsed =>
            On(
                parsed,
                parsed.GetValue(_which),
                (check, _, report) =>
                {
                    var found = check.Check();
                    report.Write(found);
                    return found.Faults is [];
                }
            )
        );
        return command;
    }

    private Command TestCommand()
    {
        var command = new Command("test", "运行案例 · run the cases");
        command.Arguments.Add(_which);
        command.SetAction(parsed =>
            On(
                parsed,
                parsed.GetValue(_which),
                (check, _, report) =>
                {
                    var tested = check.Test();
                    report.Write(tested);
                    return tested.All(plugin => plugin.Passes);
                }
            )
        );
        return command;
    }

    private Command ExplainCommand()
    {
        var id = new Argument<string>("id") { Description = "插件 id、地区代码或其文件夹 · a plugin's id, its region or its folder" };
        var name = new Argument<string>("case") { Description = "案例名称或其一部分 · the case's name, or a part of it" };
        var command = new Command("explain", "说明案例的结果及依据 · print what a case comes to, and why");
        command.Arguments.Add(id);
        command.Arguments.Add(name);
        command.SetAction(parsed =>
            On(parsed, parsed.GetRequiredValue(id), (check, _, report) => Explain(check, parsed.GetRequiredValue(name), report))
        );
        return command;
    }

    private static bool Explain(PolicyCheck check, string name, PolicyReport report)
    {
        var tested = check.Test();
        report.Write(tested.SelectMany(plugin => plugin.Faults));
        var results = tested.SelectMany(plugin => plugin.Results).ToList();
        var found = results.FindAll(result => result.Case.Name == name);
        if (found is [])
        {
            found = results.FindAll(result => result.Case.Name.Contains(name, StringComparison.OrdinalIgnoreCase));
        }

        if (found is [var only])
        {
            report.Explain(only);
            return true;
        }

        if (found is not [])
        {
            report.Say("policy.case-several", name, Names(found));
        }
        else if (tested.All(plugin => plugin.Faults is []))
        {
            report.Say("policy.case-unknown", name, string.Join(", ", tested.Select(plugin => plugin.Plugin)), Names(results));
        }

        return false;

        static string Names(IEnumerable<Core.Policies.Cases.PolicyCaseResult> results) =>
            string.Concat(results.Select(result => $"\n  {result.Case.Name}"));
    }

    private Command NewCommand()
    {
        var region = new Argument<string>("region") { Description = "地区代码（GB/T 2260） · the region's code (GB/T 2260)" };
        var title = new Argument<string>("title") { Description = "地区名称 · the region's Chinese name" };
        var name = new Option<string?>("--name") { Description = "文件夹名中的拉丁字母名称 · the name in Latin letters, for the folder" };
        var into = new Option<string?>("--into")
        {
            Description = "建在哪个文件夹；不写则为插件文件夹 · the folder to make it in; the plugins' folder where it is not said",
        };
        var command = new Command("new", "新建一个地区的插件 · make a new region's plugin");
        command.Arguments.Add(region);
        command.Arguments.Add(title);
        command.Options.Add(name);
        command.Options.Add(into);
        command.SetAction(parsed =>
            On(
                parsed,
                null,
                (check, selection, report) =>
                {
                    var plugin = new NewPlugin(parsed.GetRequiredValue(region), parsed.GetRequiredValue(title), parsed.GetValue(name));
                    var target = parsed.GetValue(into) is { } other ? Nearest(other) : selection.Folder;
                    var faults = plugin.Make(Template(selection.Folder), target, check.Book, selection.All, RegionTable.Shipped, Today());
                    report.Write(faults);
                    if (faults is [])
                    {
                        report.Say("policy.made", Path.Combine(target, plugin.Id), plugin.Region);
                    }

                    return faults is [];
                }
            )
        );
        return command;
    }

    private Command SchemaCommand()
    {
        var target = new Argument<string>("folder") { Description = "写到哪个文件夹 · the folder to write into" };
        var command = new Command("schema", "写出 YAML 文件的 JSON Schema · write the JSON schemas of the YAML files");
        command.Arguments.Add(target);
        command.SetAction(parsed =>
            On(
                parsed,
                null,
                (check, _, _) =>
                {
                    var folder = Directory.CreateDirectory(Nearest(parsed.GetRequiredValue(target)));
                    foreach (var (file, text) in PolicySchemas.Of(check.Book))
                    {
                        var path = Path.Combine(folder.FullName, file);
                        File.WriteAllText(path, text);
                        Console.WriteLine(path);
                    }

                    return true;
                }
            )
        );
        return command;
    }

    private int On(ParseResult parsed, string? which, Func<PolicyCheck, PluginSelection, PolicyReport, bool> run)
    {
        var report = new PolicyReport(Console.Out, CultureInfo.GetCultureInfo(parsed.GetRequiredValue(_language) is "en" ? "en" : "zh-CN"));
        // The same files and variables as the host reads; the command's own words are no settings.
        var configuration = WebApplication.CreateBuilder().Configuration;
        var folder = parsed.GetValue(_folder) is { } own ? Nearest(own) : configuration["Policies:Folder"] ?? NearestPlugins() ?? Built;
        if (!Directory.Exists(folder))
        {
            report.Say("policy.no-folder", folder);
            return Refused;
        }

        var all = PluginSelection.Of(folder, Built);
        if ((which is null ? all : all.Only(which) ?? all.Only(Nearest(which))) is not { } selection)
        {
            report.Say("policy.which-unknown", which!, folder, string.Join(", ", all.All.Select(location => location.Name)));
            return Refused;
        }

        try
        {
            var check = new PolicyCheck(selection, HostSettings.ReadPolicies(configuration), RegionTable.Shipped, Today());
            return run(check, selection, report) ? 0 : Refused;
        }
        catch (StartRefusedException refused)
        {
            Console.Error.WriteLine(refused.Message);
            return Refused;
        }
    }

    private static string? NearestPlugins() =>
        Upwards()
            .Select(folder => Path.Combine(folder, "Plugins"))
            .FirstOrDefault(plugins => Directory.Exists(plugins) && Directory.EnumerateDirectories(plugins, $"{Region.Nation}.*").Any());

    private static string Nearest(string path) =>
        Upwards().Select(folder => Path.Combine(folder, path)).FirstOrDefault(Path.Exists) ?? Path.GetFullPath(path);

    // `dotnet run` moves the program into its project: what is named from the folder of the sources is above it.
    private static IEnumerable<string> Upwards()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }

    private static string Template(string folder)
    {
        var own = Path.Combine(folder, NewPlugin.Template);
        return Directory.Exists(own) ? own : Path.Combine(Built, NewPlugin.Template);
    }

    private static DateOnly Today() => TimeProvider.System.Today();
}
