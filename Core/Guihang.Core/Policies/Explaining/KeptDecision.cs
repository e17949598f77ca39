using System.Text.Json;
using System.Text.Json.Nodes;
using Guihang.Core.Json;
using Guihang.Core.Policies.Deciding;
using Guihang.Policy;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Explaining;

/// <summary>A decision as the module that asked for it keeps it: facts and outcome beside what was decided, the trace by its hash.</summary>
public sealed class KeptDecision
{
    /// <summary>The trace's hash.</summary>
    public required byte[] TraceHash { get; init; }

    /// <summary>The jurisdiction asked for.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The date asked for.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Which of the three it came to.</summary>
    public required OutcomeKind Kind { get; init; }

    /// <summary>The facts, as JSON.</summary>
    public required string Facts { get; init; }

    /// <summary>The outcome, as JSON; where a person decided it, "by" tells on what document and why.</summary>
    public required string Outcome { get; init; }

    /// <summary>What was decided; null where it was not.</summary>
    /// <typeparam name="TDecision">The decision of the decision point.</typeparam>
    public TDecision? Decided<TDecision>()
        where TDecision : class =>
        Kind == OutcomeKind.Decided
            ? JsonSerializer.Deserialize<JsonElement>(Outcome).GetProperty("decided").Deserialize<TDecision>(JsonForms.Api)
            : null;

    /// <summary>What a person has to decide, or why it has no meaning for these facts; null where it was decided.</summary>
    public Wording? Reason()
    {
        var outcome = JsonSerializer.Deserialize<JsonElement>(Outcome);
        return
            Kind switch
            {
                OutcomeKind.NeedsDecision => outcome.GetProperty("needsDecision").GetProperty("question"),
                OutcomeKind.NotApplicable => outcome.GetProperty("notApplicable").GetProperty("reason"),
                _ => (JsonElement?)null,
            }
                is { } reason
            ? reason.Deserialize<Wording>(JsonForms.Api)
            : null;
    }

    /// <summary>The same decision without one of its facts, for somebody who must not know it.</summary>
    /// <param name="fact">The fact's name.</param>
    public KeptDecision Without(string fact)
    {
        var facts = JsonNode.Parse(Facts)!.AsObject();
        facts.Remove(JsonNamingPolicy.CamelCase.ConvertName(fact));
        return new KeptDecision
        {
            TraceHash = TraceHash,
            Jurisdiction = Jurisdiction,
            AsOf = AsOf,
            Kind = Kind,
            Facts = facts.ToJsonString(JsonForms.Api),
            Outcome = Outcome,
        };
    }

    internal static KeptDecision Of<TFacts, TDecision>(Decision<TDecision> decision, TFacts facts, JsonObject? by = null)
        where TFacts : IFacts<TDecision>
    {
        return new()
        {
            TraceHash = decision.Trace.Hash,
            Jurisdiction = decision.Region,
            AsOf = decision.AsOf,
            Kind = OutcomeDocument.KindOf(decision.Outcome),
            Facts = JsonSerializer.Serialize(facts, JsonForms.Api),
            Outcome = OutcomeDocument.Text(decision.Outcome, by, JsonForms.Api),
        };
    }
}
