using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guihang.Core.Json;
using Guihang.Core.Policies.Deciding;
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
        var (outcome, trace) = ((JsonNode, Trace))decide.Invoke(this, BindingFlags.DoNotWrapExceptions, null, [policyCase], null)!;
        return new PolicyCaseResult(policyCase, outcome, trace, [.. Differences(policyCase.Expect, outcome, "")]);
    }

    private (JsonNode Outcome, Trace Trace) Decide<TFacts, TDecision>(PolicyCase policyCase)
        where TFacts : IFacts<TDecision>
    {
        var facts = policyCase.Facts.Deserialize<TFacts>(JsonForms.Policy)!;
        var decision = engine.Decide<TFacts, TDecision>(policyCase.Region, policyCase.On, facts);
        return (OutcomeDocument.Of(decision.Outcome, JsonForms.Policy), decision.Trace);
    }

    // What a case does not mention is not compared; lists must agree in length.
    private static IEnumerable<string> Differences(JsonNode? expected, JsonNode? actual, string place) =>
        (expected, actual) switch
        {
            (JsonObject e, JsonObject a) => e.SelectMany(member =>
                a.ContainsKey(member.Key)
                    ? Differences(member.Value, a[member.Key], $"{place}/{member.Key}")
                    : [$"{place}/{member.Key}: expected {Text(member.Value)}, found nothing"]
            ),
            (JsonArray e, JsonArray a) when e.Count == a.Count => e.SelectMany((item, i) => Differences(item, a[i], $"{place}/{i}")),
            _ when JsonNode.DeepEquals(expected, actual) => [],
            _ => [$"{place}: expected {Text(expected)}, found {Text(actual)}"],
        };

    private static string Text(JsonNode? node) => node?.ToJsonString(JsonForms.Policy) ?? "null";
}
