using System.Text.Json;
using System.Text.Json.Nodes;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Deciding;

/// <summary>Which of the three a decision point came to.</summary>
public enum OutcomeKind
{
    /// <summary>Law and policy settle it.</summary>
    Decided,

    /// <summary>Only a person may decide it.</summary>
    NeedsDecision,

    /// <summary>It has no meaning for these facts.</summary>
    NotApplicable,
}

/// <summary>Outcomes as JSON: what is kept with a decision, and what the cases of plugins compare.</summary>
public static class OutcomeDocument
{
    /// <summary>Which of the three it is.</summary>
    public static OutcomeKind KindOf<T>(Outcome<T> outcome) =>
        outcome switch
        {
            Decided<T> => OutcomeKind.Decided,
            NeedsDecision<T> => OutcomeKind.NeedsDecision,
            _ => OutcomeKind.NotApplicable,
        };

    /// <summary>The outcome as an object with one member, named for its kind.</summary>
    public static JsonObject Of<T>(Outcome<T> outcome, JsonSerializerOptions options)
    {
        var content = outcome switch
        {
            Decided<T> decided => JsonSerializer.SerializeToNode(decided.Decision, options),
            NeedsDecision<T> open => JsonSerializer.SerializeToNode(open, options),
            NotApplicable<T> none => JsonSerializer.SerializeToNode(none, options),
            _ => throw new InvalidOperationException($"No form for {outcome.GetType().Name}."),
        };
        return new JsonObject { [options.PropertyNamingPolicy!.ConvertName(KindOf(outcome).ToString())] = content };
    }
}
