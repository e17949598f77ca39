using System.Reflection;
using Guihang.Core.Policies.Book;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Loading;

/// <summary>Loads a plugin's rules, each by its facts type. Every type is touched, so that a broken plugin fails at the start and not in a case.</summary>
internal static class CodeLoader
{
    public static (Dictionary<Type, IRule> Rules, Guid Code) Load(PluginLocation location, PluginManifest manifest, FaultList faults)
    {
        CodeInspection.InspectFolder(location.Folder, location.CompiledIn is null ? manifest.Assembly : null, faults);
        if (manifest.Assembly is null)
        {
            return ([], Guid.Empty);
        }

        var assembly = location.CompiledIn ?? LoadFile(location.Folder, manifest.Assembly, faults);
        return assembly is null ? ([], Guid.Empty) : (Rules(assembly, manifest.Assembly, faults), assembly.ManifestModule.ModuleVersionId);
    }

    private static Assembly? LoadFile(string folder, string name, FaultList faults)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        var file = $"{faults.Plugin}/{name}";
        if (Path.GetFileName(name) != name || !File.Exists(path))
        {
            faults.Add(
                PolicyFaultCode.AssemblyUnloadable,
                file,
                null,
                ($"没有程序集 {name}。", $"There is no assembly {name}."),
                ("请先构建插件项目，且 assembly 只写文件名。", "Build the plugin's project, and give assembly as a file name alone.")
            );
            return null;
        }

        try
        {
            CodeInspection.Inspect(path, file, faults);
            return faults.Faults.Any(fault => fault.Code is PolicyFaultCode.ForeignAssembly or PolicyFaultCode.ImpureCode)
                ? null
                : new PluginLoadContext(faults.Plugin).LoadFromAssemblyPath(path);
        }
        catch (Exception fault) when (fault is BadImageFormatException or FileLoadException or InvalidOperationException)
        {
            Unloadable(file, fault.Message, faults);
            return null;
        }
    }

    private static Dictionary<Type, IRule> Rules(Assembly assembly, string name, FaultList faults)
    {
        var file = $"{faults.Plugin}/{name}";
        var rules = new Dictionary<Type, IRule>();
        try
        {
            foreach (var type in assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IRule)) && !type.IsAbstract))
            {
                if (Activator.CreateInstance(type, nonPublic: true) is not IRule rule || !DecisionPoints.Has(rule.Facts))
                {
                    BadRule(file, type, faults);
                }
                else if (!rules.TryAdd(rule.Facts, rule))
                {
                    faults.Add(
                        PolicyFaultCode.Duplicate,
                        file,
                        null,
                        ($"同一决策点有两条规则：{rules[rule.Facts].GetType().Name}、{type.Name}。", $"Two rules for one decision point: {rules[rule.Facts].GetType().Name} and {type.Name}."),
                        ("请合并为一条。", "Make them one.")
                    );
                }
            }
        }
        catch (ReflectionTypeLoadException fault)
        {
            Unloadable(file, string.Join("; ", fault.LoaderExceptions.Select(e => e?.Message).Distinct(StringComparer.Ordinal)), faults);
        }
        catch (MissingMethodException)
        {
            faults.Add(
                PolicyFaultCode.BadRule,
                file,
                null,
                ("规则类没有无参数的构造函数。", "A rule class has no constructor without parameters."),
                ("请改为无参数的构造函数。", "Give it one.")
            );
        }

        return rules;
    }

    private static void BadRule(string file, Type type, FaultList faults) =>
        faults.Add(
            PolicyFaultCode.BadRule,
            file,
            null,
            ($"{type.Name} 不对应任何决策点。", $"{type.Name} belongs to no decision point."),
            (
                $"请继承 Rule<TFacts, TDecision>，TFacts 取自：{string.Join("、", DecisionPoints.All.Select(point => point.Facts.Name))}。",
                $"Derive from Rule<TFacts, TDecision> with one of: {string.Join(", ", DecisionPoints.All.Select(point => point.Facts.Name))}."
            )
        );

    private static void Unloadable(string file, string message, FaultList faults) =>
        faults.Add(
            PolicyFaultCode.AssemblyUnloadable,
            file,
            null,
            ($"程序集不能加载：{message}", $"The assembly does not load: {message}"),
            ("请对照当前的 Guihang.Policy 重新构建插件。", "Build the plugin again against this Guihang.Policy.")
        );
}
