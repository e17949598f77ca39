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

        var assembly = location.CompiledIn ?? LoadFile(location.AssemblyFolder, manifest.Assembly, faults);
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
            Unloadable(file, ("文件不是可用的 .NET 程序集", "the file is no usable .NET assembly"), fault.Message, faults);
            return null;
        }
    }

    private static Dictionary<Type, IRule> Rules(Assembly assembly, string name, FaultList faults)
    {
        var file = $"{faults.Plugin}/{name}";
        var rules = new Dictionary<Type, IRule>();
        foreach (var type in Types(assembly, file, faults).Where(type => type.IsAssignableTo(typeof(IRule)) && !type.IsAbstract))
        {
            if (Make(type, file, faults) is { } rule && !rules.TryAdd(rule.Facts, rule))
            {
                faults.Add(
                    PolicyFaultCode.Duplicate,
                    file,
                    null,
                    (
                        $"同一决策点有两条规则：{rules[rule.Facts].GetType().Name}、{type.Name}。",
                        $"Two rules for one decision point: {rules[rule.Facts].GetType().Name} and {type.Name}."
                    ),
                    ("请合并为一条。", "Make them one.")
                );
            }
        }

        return rules;
    }

    private static Type[] Types(Assembly assembly, string file, FaultList faults)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException fault)
        {
            Unloadable(
                file,
                (
                    "它用到的类型或成员在本机的 Guihang.Policy 或基础类库中没有",
                    "it stands on a type or member that neither this Guihang.Policy nor the base class library has"
                ),
                string.Join("; ", fault.LoaderExceptions.Select(e => e?.Message).Distinct(StringComparer.Ordinal)),
                faults
            );
            return [];
        }
    }

    private static IRule? Make(Type type, string file, FaultList faults)
    {
        if (!DecisionPoints.All.Any(point => type.IsAssignableTo(typeof(Rule<,>).MakeGenericType(point.Facts, point.Decision))))
        {
            var facts = DecisionPoints.All.Select(point => point.Facts.Name).ToList();
            BadRule(
                file,
                ($"{type.Name} 不对应任何决策点。", $"{type.Name} belongs to no decision point."),
                (
                    $"请继承 Rule<TFacts, TDecision>，TFacts 取自：{string.Join("、", facts)}。",
                    $"Derive from Rule<TFacts, TDecision> with one of: {string.Join(", ", facts)}."
                ),
                faults
            );
            return null;
        }

        try
        {
            return (IRule?)Activator.CreateInstance(type, nonPublic: true);
        }
        catch (MissingMethodException)
        {
            BadRule(
                file,
                ($"规则类 {type.Name} 没有无参数的构造函数。", $"The rule class {type.Name} has no constructor without parameters."),
                ("请改为无参数的构造函数。", "Give it one."),
                faults
            );
        }
        catch (TargetInvocationException fault)
        {
            var thrown = fault.GetBaseException();
            var message = $"{thrown.GetType().Name}: {thrown.Message.TrimEnd('.')}";
            BadRule(
                file,
                (
                    $"规则类 {type.Name} 不能建立：构造时出现异常（{message}）。",
                    $"The rule class {type.Name} cannot be made: its construction throws ({message})."
                ),
                ("请检查其构造函数与静态字段。", "See to its constructor and its static fields."),
                faults
            );
        }

        return null;
    }

    private static void BadRule(string file, (string Zh, string En) what, (string Zh, string En) remedy, FaultList faults) =>
        faults.Add(PolicyFaultCode.BadRule, file, null, what, remedy);

    private static void Unloadable(string file, (string Zh, string En) why, string message, FaultList faults) =>
        faults.Add(
            PolicyFaultCode.AssemblyUnloadable,
            file,
            null,
            ($"程序集不能加载：{why.Zh}（{message.TrimEnd('.')}）。", $"The assembly does not load: {why.En} ({message.TrimEnd('.')})."),
            ("请对照当前的 Guihang.Policy 重新构建插件。", "Build the plugin again against this Guihang.Policy.")
        );
}
