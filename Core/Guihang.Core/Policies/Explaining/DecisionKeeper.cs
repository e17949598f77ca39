using System.Collections.Concurrent;
using System.Text.Json;
using Guihang.Core.Data;
using Guihang.Core.Json;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Policies.Questions;
using Guihang.Core.Security;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Explaining;

/// <summary>Asks the policy engine and keeps the trace with what it justifies.</summary>
public sealed class DecisionKeeper(PolicyEngine engine, OpenQuestions questions, Session session, KnownTraces known, TimeProvider clock)
{
    private const string Insert =
        "INSERT INTO core_traces (hash, content, recorded_at) VALUES (@p0, @p1, @p2) ON CONFLICT (hash) DO NOTHING";

    /// <summary>Decides, and stores the trace in the change's transaction.</summary>
    /// <param name="jurisdiction">The jurisdiction's code.</param>
    /// <param name="asOf">The date asked for.</param>
    /// <param name="facts">The facts.</param>
    public async Task<(Outcome<TDecision> Outcome, KeptDecision Kept)> Decide<TFacts, TDecision>(
        string jurisdiction,
        DateOnly asOf,
        TFacts facts
    )
        where TFacts : IFacts<TDecision>
    {
        var decision = engine.Decide<TFacts, TDecision>(jurisdiction, asOf, facts);
        await Keep(decision.Trace);
        return (decision.Outcome, KeptDecision.Of(decision, facts));
    }

    /// <summary>Decides about a thing. Where only a person may, the question is put on the list, and what a person decided of it counts.</summary>
    /// <param name="about">The thing.</param>
    /// <param name="place">Where it belongs; its jurisdiction's policy counts.</param>
    /// <param name="asOf">The date asked for.</param>
    /// <param name="facts">The facts.</param>
    public async Task<(Outcome<TDecision> Outcome, KeptDecision Kept)> DecideAbout<TFacts, TDecision>(
        Subject about,
        Place place,
        DateOnly asOf,
        TFacts facts
    )
        where TFacts : IFacts<TDecision>
        where TDecision : class
    {
        var decision = engine.Decide<TFacts, TDecision>(place.Region, asOf, facts);
        await Keep(decision.Trace);
        return await questions.Settle(about, place, decision) is var (settled, by)
            ? (new Decided<TDecision>(settled), KeptDecision.Of(decision with { Outcome = new Decided<TDecision>(settled) }, facts, by))
            : (decision.Outcome, KeptDecision.Of(decision, facts));
    }

    private async Task Keep(Trace trace)
    {
        var key = Convert.ToHexStringLower(trace.Hash);
        if (known.Has(key))
        {
            return;
        }

        await session.Execute(Insert, trace.Hash, JsonSerializer.Serialize(TraceDocument.Of(trace), JsonForms.Api), clock.Now());
        session.WhenCommitted(() => known.Add(key));
    }
}

/// <summary>The traces that this process knows to be stored.</summary>
public sealed class KnownTraces
{
    private readonly ConcurrentDictionary<string, byte> _hashes = new(StringComparer.Ordinal);

    internal bool Has(string hash) => _hashes.ContainsKey(hash);

    internal void Add(string hash) => _hashes.TryAdd(hash, 0);
}
