using System.Text.Json;
using Guihang.Core.Data;
using Guihang.Core.Json;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Requests;
using Guihang.Policy.Rules;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Policies.Explaining;

/// <summary>Why something was decided as it was (依据).</summary>
/// <param name="DecisionPoint">The question that policy answered.</param>
/// <param name="Jurisdiction">The jurisdiction asked for.</param>
/// <param name="AsOf">The date asked for: the day whose policy counts.</param>
/// <param name="PolicyBook">The hash of the policy book, 64 hexadecimal digits.</param>
/// <param name="Trace">The trace's hash, 64 hexadecimal digits.</param>
/// <param name="Outcome">Which of the three it came to.</param>
/// <param name="Text">The explanation in plain words, in the language of the call.</param>
/// <param name="Facts">The facts it was decided on.</param>
/// <param name="Decision">What it came to.</param>
/// <param name="Steps">The rules that were asked.</param>
public sealed record Explanation(
    string DecisionPoint,
    string Jurisdiction,
    DateOnly AsOf,
    string PolicyBook,
    string Trace,
    OutcomeKind Outcome,
    string Text,
    JsonElement Facts,
    JsonElement Decision,
    IReadOnlyList<TraceStepDocument> Steps
);

/// <summary>Puts an explanation together from what a module kept and the trace.</summary>
public sealed class Explanations(Session session, CallContext call)
{
    /// <summary>The explanation of a decision.</summary>
    public async Task<Explanation> Of(KeptDecision kept, CancellationToken cancellationToken)
    {
        var content = await session
            .Context<CoreDb>()
            .Traces.Where(trace => trace.Hash == kept.TraceHash)
            .Select(trace => trace.Content)
            .SingleAsync(cancellationToken);
        return Explain(JsonSerializer.Deserialize<TraceDocument>(content, JsonForms.Api)!, kept);
    }

    /// <summary>The explanation of a decision that justifies nothing that is kept, such as a figure that is only looked at.</summary>
    public Explanation OfUnkept<TFacts, TDecision>(Decision<TDecision> decision, TFacts facts)
        where TFacts : IFacts<TDecision> => Explain(TraceDocument.Of(decision.Trace), KeptDecision.Of(decision, facts));

    private Explanation Explain(TraceDocument trace, KeptDecision kept) =>
        new(
            trace.DecisionPoint,
            kept.Jurisdiction,
            kept.AsOf,
            trace.Book,
            Convert.ToHexStringLower(kept.TraceHash),
            kept.Kind,
            ExplanationText.Write(trace, kept, call.Language),
            JsonSerializer.Deserialize<JsonElement>(kept.Facts),
            JsonSerializer.Deserialize<JsonElement>(kept.Outcome),
            trace.Steps
        );
}
