using System.Text.Json;
using Guihang.Core.Json;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Questions;

/// <summary>
/// A question that law and policy leave to a person (须由人决定). It stays until someone who may decides it, or until the case no longer asks it.
/// </summary>
internal sealed class OpenQuestion
{
    public required Guid Id { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    public required string Region { get; init; }

    public required Guid UnitId { get; init; }

    public required string DecisionPoint { get; init; }

    public required Decider By { get; init; }

    /// <summary>The question with its options, as JSON; asked with other words or dates it is another question.</summary>
    public required string Content { get; init; }

    public required DateOnly AsOf { get; init; }

    public required DateTime AskedAt { get; init; }

    public required QuestionState State { get; set; }

    /// <summary>What was decided, as JSON; null until then.</summary>
    public string? Decision { get; set; }

    public string? OptionKey { get; set; }

    public string? Reason { get; set; }

    public string? DocumentNumber { get; set; }

    public DateOnly? DecidedOn { get; set; }

    public Guid? DecidedBy { get; set; }

    /// <summary>When it was decided or withdrawn, UTC.</summary>
    public DateTime? ClosedAt { get; set; }

    public JsonElement Asked => JsonSerializer.Deserialize<JsonElement>(Content, JsonForms.Api);
}

/// <summary>Where a question stands.</summary>
public enum QuestionState
{
    /// <summary>Nobody has decided it.</summary>
    Open,

    /// <summary>It is decided.</summary>
    Decided,

    /// <summary>The case no longer asks it.</summary>
    Withdrawn,
}
