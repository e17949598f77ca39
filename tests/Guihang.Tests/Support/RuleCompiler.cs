using System.Reflection;
using Guihang.Policy.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Guihang.Tests.Support;

/// <summary>Compiles the rules of a plugin that a test writes.</summary>
internal static class RuleCompiler
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using Guihang.Policy;
        using Guihang.Policy.Calendar;
        using Guihang.Policy.Indicators;
        using Guihang.Policy.Rules;
        using Guihang.Policy.Sanctions;
        using Guihang.Policy.VisitPlans;

        """;

    private static readonly IReadOnlyList<MetadataReference> Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "System.Collections.dll")
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    public static void Compile(string source, string path, params Assembly[] references)
    {
        var own = references.Append(typeof(IRule).Assembly).Select(assembly => MetadataReference.CreateFromFile(assembly.Location));
        Emit(Compilation(Path.GetFileNameWithoutExtension(path), Usings + source, own), path);
    }

    /// <summary>A rule on a type that the contract of this host does not have.</summary>
    public static void CompileForAnotherContract(string path)
    {
        var contract = Compilation(
            typeof(IRule).Assembly.GetName().Name!,
            "namespace Guihang.Policy.Rules; public interface IRule; public interface INewRule : IRule;",
            []
        );
        var rules = Compilation(
            Path.GetFileNameWithoutExtension(path),
            "public sealed class Own : Guihang.Policy.Rules.INewRule;",
            [contract.ToMetadataReference()]
        );
        Emit(rules, path);
    }

    private static CSharpCompilation Compilation(string name, string source, IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            [.. Framework, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );

    private static void Emit(CSharpCompilation compilation, string path)
    {
        var result = compilation.Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }
}
