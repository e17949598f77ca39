using System.Text.Json;
using Guihang.Core.Data;
using Guihang.Core.Json;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Requests;
using Guihang.Policy.Rules;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Policies.Explaining;

/// <summary>Why something was decided as it was (依据).</summary>
/// <param name="DecisionPoint" example="visit-plan">The question that policy answered.</param>
/// <param name="Jurisdiction" example="440605">The jurisdiction asked for.</param>
/// <param name="AsOf" example="2018-09-07">The date asked for: the day whose policy counts.</param>
/// <param name="PolicyBook" example="4a1b64805716a876b9185e7fe005834af3fc314e37d6b227ca01f5c50f85d32b">The hash of the policy book, 64 hexadecimal digits.</param>
/// <param name="Trace" example="f8ea5b7a7737c0d35490860f77ed44f1daaa266824f291971ae4bb3f855bf1d6">The trace's hash, 64 hexadecimal digits.</param>
/// <param name="Outcome" example="decided">Which of the three it came to.</param>
/// <param name="Text" example="回访安排 · 管辖 440605 · 所问日期 2018-09-07">The explanation in plain words, in the language of the call.</param>
/// <param name="Facts" example="{&quot;regime&quot;:&quot;employingOrgan&quot;,&quot;kind&quot;:&quot;majorDemerit&quot;,&quot;decidedOn&quot;:&quot;2018-09-05&quot;,&quot;servedOn&quot;:&quot;2018-09-07&quot;,&quot;period&quot;:{&quot;firstDay&quot;:&quot;2018-09-05&quot;,&quot;lastDay&quot;:&quot;2020-03-04&quot;},&quot;category&quot;:&quot;civilServant&quot;,&quot;serviceState&quot;:&quot;inService&quot;,&quot;leadership&quot;:&quot;leadingGroupMember&quot;}">The facts it was decided on.</param>
/// <param name="Decision" example="{&quot;decided&quot;:{&quot;visits&quot;:[{&quot;key&quot;:&quot;first-talk&quot;,&quot;purpose&quot;:&quot;firstTalk&quot;,&quot;window&quot;:{&quot;firstDay&quot;:&quot;2018-09-07&quot;,&quot;lastDay&quot;:&quot;2018-10-06&quot;},&quot;visitor&quot;:&quot;unitSecretary&quot;,&quot;minimumVisitors&quot;:1,&quot;countsAs&quot;:[&quot;talk&quot;,&quot;topLeaderTalk&quot;,&quot;commissionVisit&quot;,&quot;homeVisit&quot;]}],&quot;letters&quot;:[&quot;care-letter&quot;]}}">What it came to.</param>
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
