using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guihang.Core.Json;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Policies.Explaining;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Cases;

/// <summary>Runs cases against a policy book.</summary>
public sealed class PolicyCaseRunner(PolicyEngine engine)
{
    private static readonly MethodInfo Typed = typeof(PolicyCaseRunner).GetMethod(
        nameof(Decide),
        BindingFlags.NonPublic | BindingFlags.Instance
    )!;

    /// <summary>Runs a case.</summary>
    /// <exception cref="JsonException">The facts are not those of the decision point; the message names the place.</exception>
    public PolicyCaseResult Run(PolicyCase policyCase)
    {
        var decide = Typed.MakeGenericMethod(policyCase.Decision.Facts, policyCase.Decision.Decision);
        var (outcome, trace, kept) = ((JsonNode, Trace, KeptDecision))
            decide.Invoke(this, BindingFlags.DoNotWrapExceptions, null, [policyCase], null)!;
        return new PolicyCaseResult(policyCase, outcome, trace, kept, [.. Differences(policyCase.Expect, outcome, "")]);
    }

    private (JsonNode Outcome, Trace Trace, KeptDecision Kept) Decide<TFacts, TDecision>(PolicyCase policyCase)
        where TFacts : IFacts<TDecision>
    {
        var facts = policyCase.Facts.Deserialize<TFacts>(JsonForms.Policy)!;
        var decision = engine.Decide<TFacts, TDecision>(policyCase.Region, policyCase.On, facts);
        return (OutcomeDocument.Of(decision.Outcome, JsonForms.Policy), decision.Trace, KeptDecision.Of(decision, facts));
    }

    // What a case does not mention is not compared; lists must agree in length.
    private static IEnumerable<CaseDifference> Differences(JsonNode? expected, JsonNode? actual, string place) =>
        (expected, actual) switch
        {
            (JsonObject e, JsonObject a) => e.SelectMany(member =>
                a.ContainsKey(member.Key)
                    ? Differences(member.Value, a[member.Key], $"{place}/{member.Key}")
                    : [new($"{place}/{member.Key}", Text(member.Value), null)]
            ),
            (JsonArray e, JsonArray a) when e.Count == a.Count => e.SelectMany((item, i) => Differences(item, a[i], $"{place}/{i}")),
            _ when JsonNode.DeepEquals(expected, actual) => [],
            _ => [new(place, Text(expected), Text(actual))],
        };

    private static string Text(JsonNode? node) => node?.ToJsonString(JsonForms.Policy) ?? "null";
}
