using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Loading;
using Guihang.Policy;

namespace Guihang.Core.Policies;

/// <summary>A policy plugin with everything that it says.</summary>
public sealed record PolicyPluginDetail
{
    /// <summary>The plugin's id.</summary>
    /// <example>440605.Nanhai</example>
    public required string Id { get; init; }

    /// <summary>Whether it is active, or was passed over because it is faulty.</summary>
    /// <example>active</example>
    public required PluginStatus Status { get; init; }

    /// <summary>What is wrong with it; empty where it is active.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<PluginFaultAnswer> Faults { get; init; }

    /// <summary>Its version; null where it was passed over.</summary>
    /// <example>1.0.0</example>
    public string? Version { get; init; }

    /// <summary>Its jurisdiction's code; null where it was passed over.</summary>
    /// <example>440605</example>
    public string? Region { get; init; }

    /// <summary>Its jurisdiction's name; null where it was passed over.</summary>
    /// <example>{"zh":"佛山市南海区","en":"Nanhai District, Foshan"}</example>
    public Wording? Title { get; init; }

    /// <summary>The plugins above it that it requires, each with the range of versions.</summary>
    /// <example>{"000000.National":"&gt;=1.0 &lt;2.0","440000.Guangdong":"&gt;=1.0 &lt;2.0"}</example>
    public IReadOnlyDictionary<string, string> Requires { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The documents that it stands on.</summary>
    public IReadOnlyList<SourceAnswer> Sources { get; init; } = [];

    /// <summary>The parameters that it sets.</summary>
    public IReadOnlyList<ParameterSetAnswer> Parameters { get; init; } = [];

    /// <summary>Its letters, forms and reports.</summary>
    public IReadOnlyList<TemplateAnswer> Templates { get; init; } = [];

    /// <summary>Its rules; empty for data alone.</summary>
    /// <example>[]</example>
    public IReadOnlyList<RuleAnswer> Rules { get; init; } = [];

    /// <summary>The decision points for which it declares that it has no rule.</summary>
    /// <example>[]</example>
    public IReadOnlyList<AbsentAnswer> Absent { get; init; } = [];

    internal static PolicyPluginDetail PassedOver(string id, IEnumerable<PolicyFault> faults) =>
        new()
        {
            Id = id,
            Status = PluginStatus.PassedOver,
            Faults = [.. faults.Select(fault => new PluginFaultAnswer(fault.Code, fault.Place, fault.What, fault.Remedy))],
        };

    internal static PolicyPluginDetail Of(PolicyPlugin plugin, Func<string, ParameterDefinition> definition) =>
        new()
        {
            Id = plugin.Manifest.Id,
            Status = PluginStatus.Active,
            Faults = [],
            Version = plugin.Manifest.Version.ToString(),
            Region = plugin.Manifest.Region,
            Title = plugin.Manifest.Title,
            Requires = plugin.Manifest.Requires.ToDictionary(entry => entry.Key, entry => entry.Value.ToString(), StringComparer.Ordinal),
            Sources = [.. plugin.Sources.Values.Select(SourceAnswer.Of)],
            Parameters =
            [
                .. plugin
                    .Values.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                    .Select(entry => new ParameterSetAnswer(
                        entry.Key,
                        definition(entry.Key).Title,
                        [.. entry.Value.Select(DatedValueAnswer.Of)]
                    )),
            ],
            Templates =
            [
                .. plugin
                    .Templates.Values.OrderBy(template => template.Name, StringComparer.Ordinal)
                    .Select(template => new TemplateAnswer(template.Name, template.Title, template.Version, template.Fields)),
            ],
            Rules = [.. DecisionPoints.All.Where(p => plugin.Rules.ContainsKey(p.Facts)).Select(p => RuleAnswer.Of(plugin, p))],
            Absent = [.. plugin.Manifest.Absent.Select(entry => new AbsentAnswer(entry.Key, plugin.Manifest.Id, entry.Value))],
        };
}

/// <summary>Whether a plugin decides anything.</summary>
public enum PluginStatus
{
    /// <summary>It is part of the policy book.</summary>
    Active,

    /// <summary>It, or one above it, is faulty; this host serves nobody whom it concerns.</summary>
    PassedOver,
}

/// <summary>Something wrong in a plugin.</summary>
/// <param name="Code" example="citationUnresolved">What kind of fault.</param>
/// <param name="Place" example="511523.Jiangan/policies/visits.yaml:5">The file, and the line where it has one.</param>
/// <param name="What" example="{&quot;zh&quot;:&quot;依据“guide#9”找不到。&quot;,&quot;en&quot;:&quot;The citation \&quot;guide#9\&quot; does not resolve.&quot;}">What is wrong.</param>
/// <param name="Remedy" example="{&quot;zh&quot;:&quot;请在 sources.yaml 的 articles 中列出该条。&quot;,&quot;en&quot;:&quot;List the article in sources.yaml.&quot;}">What would be right.</param>
public sealed record PluginFaultAnswer(PolicyFaultCode Code, string Place, Wording What, Wording Remedy);

/// <summary>A document that a policy stands on.</summary>
/// <param name="Id" example="nanhai-opinion">The id by which citations name it.</param>
/// <param name="Title" example="{&quot;zh&quot;:&quot;南海区受处分党员干部教育帮助、考核和任用实施意见&quot;,&quot;en&quot;:&quot;Nanhai's opinion on helping, assessing and appointing sanctioned cadres&quot;}">The title.</param>
/// <param name="Body" example="中共佛山市南海区委">The issuing body.</param>
/// <param name="Number" example="null">The document number; null where none is known.</param>
/// <param name="Date" example="null">The date of issue; null where none is known.</param>
/// <param name="InForceFrom" example="2017-12-01">The first day in force; null where none is known.</param>
/// <param name="InForceTo" example="null">The last day in force; null while it is.</param>
/// <param name="Articles">The articles cited.</param>
public sealed record SourceAnswer(
    string Id,
    Wording Title,
    string Body,
    string? Number,
    DateOnly? Date,
    DateOnly? InForceFrom,
    DateOnly? InForceTo,
    IReadOnlyList<ArticleAnswer> Articles
)
{
    internal static SourceAnswer Of(PolicySource source) =>
        new(
            source.Id,
            source.Title,
            source.Body,
            source.Number,
            source.Date,
            source.InForceFrom,
            source.InForceTo,
            [.. source.Articles.Select(article => new ArticleAnswer(article.Key, article.Value))]
        );
}

/// <summary>An article that is cited.</summary>
/// <param name="Article" example="talk">The article.</param>
/// <param name="Says" example="{&quot;zh&quot;:&quot;由所在单位党组织书记及时进行一对一教育帮扶谈话。&quot;,&quot;en&quot;:&quot;The secretary of the unit's Party organisation promptly talks with the person, one to one.&quot;}">What it says, in brief.</param>
public sealed record ArticleAnswer(string Article, Wording Says);

/// <summary>A parameter that a plugin sets.</summary>
/// <param name="Parameter" example="visits.first.visitor">The parameter.</param>
/// <param name="Title" example="{&quot;zh&quot;:&quot;首次谈话由谁进行&quot;,&quot;en&quot;:&quot;Who holds the first talk&quot;}">Its title.</param>
/// <param name="Values">The plugin's values, by day.</param>
public sealed record ParameterSetAnswer(string Parameter, Wording Title, IReadOnlyList<DatedValueAnswer> Values);

/// <summary>A value that one plugin gives a parameter from a day on.</summary>
/// <param name="Plugin" example="440605.Nanhai@1.0.0">The plugin, with its version.</param>
/// <param name="From" example="2017-12-01">The first day on which it is in force.</param>
/// <param name="Value" example="unit-secretary">The value as policies write it; null where the plugin's own value ends, or where the deployer must state it and has not.</param>
/// <param name="Ended" example="false">Whether the plugin's value ends on that day, so that the level above is heard again.</param>
/// <param name="Confidence" example="probable">How sure it is.</param>
/// <param name="Verified" example="null">When someone last checked that it is still in force; null where nobody said.</param>
/// <param name="Confirmation">Who confirmed it for this deployment; null where none was needed or given.</param>
/// <param name="Cites">What it stands on.</param>
public sealed record DatedValueAnswer(
    string Plugin,
    DateOnly From,
    string? Value,
    bool Ended,
    Confidence Confidence,
    DateOnly? Verified,
    Confirmation? Confirmation,
    IReadOnlyList<Citation> Cites
)
{
    internal static DatedValueAnswer Of(DatedValue value) =>
        new(
            value.Plugin,
            value.From,
            value.Value is null ? null : ValueText.Of(value.Value),
            value.IsEnd,
            value.Confidence,
            value.Verified,
            value.Confirmation,
            [.. value.Cites.Concat(value.Rows.Values.SelectMany(row => row.Cites)).Distinct()]
        );
}

/// <summary>A letter, form or report as a plugin words it.</summary>
/// <param name="Name" example="care-letter">The name by which a policy orders it.</param>
/// <param name="Title" example="{&quot;zh&quot;:&quot;受处分干部爱心提醒函&quot;,&quot;en&quot;:&quot;Care letter to a sanctioned cadre&quot;}">Its title.</param>
/// <param name="Version" example="1.0">Its version.</param>
/// <param name="Fields">What its text may use.</param>
public sealed record TemplateAnswer(string Name, Wording Title, string Version, IReadOnlyList<TemplateField> Fields);

/// <summary>A rule of a plugin.</summary>
/// <param name="DecisionPoint" example="visit-plan">The question that it answers.</param>
/// <param name="Plugin" example="000000.National">The plugin.</param>
/// <param name="Rule" example="TheFirstTalkIsDueWhenTheDecisionIsServed">The rule's name.</param>
/// <param name="Says" example="{&quot;zh&quot;:&quot;处分决定送达后，党组织应当及时谈话，并在影响期内按规定回访。&quot;,&quot;en&quot;:&quot;When the decision has been served, the Party organisation talks with the person promptly, and visits during the period as policy says.&quot;}">What it says.</param>
/// <param name="Reads" example="[&quot;visits.first.within&quot;,&quot;visits.first.visitor&quot;]">The parameters that it reads.</param>
public sealed record RuleAnswer(string DecisionPoint, string Plugin, string Rule, Wording Says, IReadOnlyList<string> Reads)
{
    internal static RuleAnswer Of(PolicyPlugin plugin, DecisionPoint point)
    {
        var rule = plugin.Rules[point.Facts];
        return new(
            point.Name,
            plugin.Manifest.Id,
            rule.GetType().Name,
            rule.Says,
            [.. rule.Reads.Select(parameter => parameter.Name).Order(StringComparer.Ordinal)]
        );
    }
}

/// <summary>A decision point for which a level declares that it has no rule.</summary>
/// <param name="DecisionPoint" example="sealing">The question.</param>
/// <param name="Plugin" example="000000.National">The plugin that declares it.</param>
/// <param name="Reason" example="{&quot;zh&quot;:&quot;全国性规定未定处分记录的封存对象与时间，须由人决定。&quot;,&quot;en&quot;:&quot;No national text says from whom and from when the record of a sanction is sealed; a person must decide.&quot;}">Why there is none: there a person decides.</param>
public sealed record AbsentAnswer(string DecisionPoint, string Plugin, Wording Reason);
