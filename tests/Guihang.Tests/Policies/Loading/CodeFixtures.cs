using Guihang.Core.Policies.Loading;
using Guihang.Policy.Rules;
using YamlDotNet.RepresentationModel;
using static Guihang.Tests.Support.PolicyFolder;

namespace Guihang.Tests.Policies.Loading;

/// <summary>Ways to break a plugin's rules and templates.</summary>
internal static class CodeFixtures
{
    private const string Code = County + "/Rules.dll";
    private const string Letter = County + "/documents/letter.md";

    public static IReadOnlyList<FaultFixture> All { get; } =
    [
        new(
            "the assembly is not there",
            PolicyFaultCode.AssemblyUnloadable,
            Code,
            f => f.Append(County + "/plugin.yaml", "assembly: Rules.dll\n")
        ),
        new(
            "the assembly lies elsewhere",
            PolicyFaultCode.AssemblyUnloadable,
            County + "/../Rules.dll",
            f => f.Append(County + "/plugin.yaml", "assembly: ../Rules.dll\n")
        ),
        new(
            "the assembly is none",
            PolicyFaultCode.AssemblyUnloadable,
            Code,
            f => f.Append(County + "/plugin.yaml", "assembly: Rules.dll\n").Write(Code, "MZ")
        ),
        new(
            "a rule stands on what the contract does not have",
            PolicyFaultCode.AssemblyUnloadable,
            Code,
            f => f.CodeForAnotherContract(County)
        ),
        new(
            "its own copy of the contract",
            PolicyFaultCode.ForeignAssembly,
            County + "/Guihang.Policy.dll",
            f => File.Copy(typeof(IRule).Assembly.Location, Path.Combine(f.Path, County, "Guihang.Policy.dll"))
        ),
        new(
            "a copy of a library",
            PolicyFaultCode.ForeignAssembly,
            County + "/lib/YamlDotNet.dll",
            f => f.Write(County + "/lib/YamlDotNet.dll", "")
        ),
        new(
            "another library used",
            PolicyFaultCode.ForeignAssembly,
            Code,
            f =>
                f.Code(
                    County,
                    Rule("{ new YamlDotNet.RepresentationModel.YamlStream(); return context.Above(facts); }"),
                    typeof(YamlStream).Assembly
                )
        ),
        new(
            "a clock",
            PolicyFaultCode.ImpureCode,
            Code,
            f => f.Code(County, Rule("=> DateTime.Now.Year > 1 ? context.Above(facts) : context.Above(facts);"))
        ),
        new(
            "a file",
            PolicyFaultCode.ImpureCode,
            Code,
            f => f.Code(County, Rule("""{ System.IO.File.Delete("x"); return context.Above(facts); }"""))
        ),
        new(
            "chance",
            PolicyFaultCode.ImpureCode,
            Code,
            f => f.Code(County, Rule("=> Random.Shared.Next() > 1 ? context.Above(facts) : context.Above(facts);"))
        ),
        new(
            "a stop-watch",
            PolicyFaultCode.ImpureCode,
            Code,
            f => f.Code(County, Rule("{ System.Diagnostics.Stopwatch.GetTimestamp(); return context.Above(facts); }"))
        ),
        new(
            "a rule that needs something to be made",
            PolicyFaultCode.BadRule,
            Code,
            f => f.Code(County, Rule("=> context.Above(facts);").Replace("class Own()", "class Own(int days)", StringComparison.Ordinal))
        ),
        new(
            "a rule that fails to be made",
            PolicyFaultCode.BadRule,
            Code,
            f =>
                f.Code(
                    County,
                    Rule("=> context.Above(facts);")
                        .Replace("// more", "private readonly int _none = int.Parse(\"none\");", StringComparison.Ordinal)
                )
        ),
        new(
            "a rule for a question that nobody asks",
            PolicyFaultCode.BadRule,
            Code,
            f =>
                f.Code(
                    County,
                    """
                    public sealed record Weather : IFacts<string>;
                    public sealed class Own() : Rule<Weather, string>(new("无", "None"))
                    {
                        public override Outcome<string> Decide(Weather facts, IRuleContext<Weather, string> context) => context.Above(facts);
                    }
                    """
                )
        ),
        new(
            "a rule that is none of the contract's",
            PolicyFaultCode.BadRule,
            Code,
            f =>
                f.Code(
                    County,
                    """
                    public sealed class Own : IRule
                    {
                        public Wording Says => new("无", "None");
                        public IReadOnlyList<Parameter> Reads => [];
                        public Type Facts => typeof(VisitPlanFacts);
                    }
                    """
                )
        ),
        new(
            "two rules for one question",
            PolicyFaultCode.Duplicate,
            Code,
            f =>
                f.Code(
                    County,
                    Rule("=> context.Above(facts);")
                        + Rule("=> context.Above(facts);").Replace("class Own", "class Other", StringComparison.Ordinal)
                )
        ),
        new(
            "a rule reads what nobody defines",
            PolicyFaultCode.RuleReadsUnknown,
            Code,
            f => f.Code(County, Rule("=> context.Above(facts);", "Parameter.Number(\"visits.most\")"))
        ),
        new(
            "a rule reads another type",
            PolicyFaultCode.RuleReadsUnknown,
            Code,
            f =>
                f.Policy(County, Definition("number")).Code(County, Rule("=> context.Above(facts);", "Parameter.Duration(\"visits.most\")"))
        ),
        new(
            "a rule does not know all options",
            PolicyFaultCode.RuleReadsUnknown,
            Code,
            f =>
                f.Policy(County, Definition("enumeration", "options: [unit-secretary, neighbour]"))
                    .Code(County, Rule("=> context.Above(facts);", "Parameter.Enumeration<VisitorRole>(\"visits.most\")"))
        ),
        new(
            "a rule knows some words and the policy allows any",
            PolicyFaultCode.RuleReadsUnknown,
            Code,
            f =>
                f.Policy(County, Definition("enumeration"))
                    .Code(County, Rule("=> context.Above(facts);", "Parameter.Enumeration<VisitorRole>(\"visits.most\")"))
        ),
        new("a template without a head", PolicyFaultCode.BadTemplate, Letter + ":1", f => f.Write(Letter, "# Letter\n")),
        new(
            "a head that is no YAML",
            PolicyFaultCode.NotYaml,
            Letter + ":4",
            f => f.Write(Letter, "---\ntitle: { zh: 函, en: Letter }\nversion: [1\n---\n")
        ),
        new(
            "an unknown key in a head",
            PolicyFaultCode.UnknownKey,
            Letter + ":4",
            f => f.Write(Letter, Template("{{name}}").Replace("fields:", "field:", StringComparison.Ordinal))
        ),
        new(
            "a field that the head does not declare",
            PolicyFaultCode.BadTemplate,
            Letter + ":9",
            f => f.Write(Letter, Template("{{name}}\n\n{{nmae}}"))
        ),
        new(
            "a field with blanks around it that the head does not declare",
            PolicyFaultCode.BadTemplate,
            Letter + ":7",
            f => f.Write(Letter, Template("{{ nmae }}"))
        ),
        new(
            "a condition on a field that the head does not declare",
            PolicyFaultCode.BadTemplate,
            Letter + ":7",
            f => f.Write(Letter, Template("{{#if nmae}}x{{/if}}"))
        ),
        new(
            "a field whose name begins like a word of the template language",
            PolicyFaultCode.BadTemplate,
            Letter + ":7",
            f => f.Write(Letter, Template("{{elsewhere}}"))
        ),
        new(
            "what is neither a field nor a condition",
            PolicyFaultCode.BadTemplate,
            Letter + ":8",
            f => f.Write(Letter, Template("{{name}}\n{{each name}}"))
        ),
        new("a condition that does not end", PolicyFaultCode.BadTemplate, Letter + ":7", f => f.Write(Letter, Template("{{#if name}}x"))),
        new(
            "a condition that ends twice",
            PolicyFaultCode.BadTemplate,
            Letter + ":7",
            f => f.Write(Letter, Template("{{#if name}}x{{/if}}{{/if}}"))
        ),
        new(
            "rows of what is no list",
            PolicyFaultCode.BadTemplate,
            Letter + ":8",
            f => f.Write(Letter, Template("\n{{#each name}}x{{/each}}"))
        ),
        new(
            "rows that do not end",
            PolicyFaultCode.BadTemplate,
            Letter + ":8",
            f => f.Write(Letter, WithList("{{#each talks}}{{day}}"))
        ),
        new(
            "a row that has something else than its columns",
            PolicyFaultCode.BadTemplate,
            Letter + ":9",
            f => f.Write(Letter, WithList("{{#each talks}}\n{{name}}{{/each}}"))
        ),
        new(
            "a list where a single value belongs",
            PolicyFaultCode.BadTemplate,
            Letter + ":8",
            f => f.Write(Letter, WithList("{{talks}}"))
        ),
    ];

    private static string Rule(string decide, string reads = "") =>
        $$"""
            public sealed class Own() : Rule<VisitPlanFacts, VisitPlanDecision>(new Wording("无", "None"){{(
                reads is "" ? "" : ", " + reads
            )}})
            {
                // more
                public override Outcome<VisitPlanDecision> Decide(VisitPlanFacts facts, IRuleContext<VisitPlanFacts, VisitPlanDecision> context) {{decide}}
            }

            """;

    private static string Definition(string type, string more = "unit: days") =>
        $$"""
            - parameter: visits.most
              title: { zh: 最多几次, en: At most }
              type: {{type}}
              inherit: replace
              {{more}}
            """;

    private static string WithList(string body) =>
        Template(body)
            .Replace(
                "---\n" + body,
                "  - { name: talks, title: { zh: 谈话, en: Talks }, columns: [{ name: day, title: { zh: 日期, en: Day } }] }\n---\n" + body,
                StringComparison.Ordinal
            );

    private static string Template(string body) =>
        $$"""
            ---
            title: { zh: 函, en: Letter }
            version: "1.0"
            fields:
              - { name: name, title: { zh: 姓名, en: Name } }
            ---
            {{body}}

            """;
}
