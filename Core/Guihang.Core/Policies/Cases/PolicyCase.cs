using System.Text.Json.Nodes;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Policies.Explaining;

namespace Guihang.Core.Policies.Cases;

/// <summary>A situation and the outcome that a plugin expects: the tests that a county writes, by name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Region">The jurisdiction asked for.</param>
/// <param name="Decision">The decision point.</param>
/// <param name="On">The date asked for.</param>
/// <param name="Facts">The facts, in the words of policies.</param>
/// <param name="Expect">What must stand in the outcome; what it leaves out is not compared.</param>
/// <param name="Source">Where the expectation comes from.</param>
/// <param name="File">Where the case stands.</param>
/// <param name="Line">On which line.</param>
public sealed record PolicyCase(
    string Name,
    string Region,
    DecisionPoint Decision,
    DateOnly On,
    JsonNode Facts,
    JsonNode Expect,
    string Source,
    string File,
    int Line
)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Region} {Name}";
}

/// <summary>What a case came to.</summary>
/// <param name="Case">The case.</param>
/// <param name="Outcome">The outcome, in the words of policies.</param>
/// <param name="Trace">How.</param>
/// <param name="Kept">The decision as it would be kept, for its explanation.</param>
/// <param name="Differences">Where the outcome differs from what is expected; empty where the case passes.</param>
public sealed record PolicyCaseResult(
    PolicyCase Case,
    JsonNode Outcome,
    Trace Trace,
    KeptDecision Kept,
    IReadOnlyList<CaseDifference> Differences
);

/// <summary>A place where an outcome is not what a case expects.</summary>
/// <param name="Place">The place in the outcome, such as <c>/decided/visits/0/visitor</c>.</param>
/// <param name="Expected">What the case expects, as JSON.</param>
/// <param name="Found">What the outcome has there, as JSON; null where it has nothing.</param>
public sealed record CaseDifference(string Place, string Expected, string? Found);
