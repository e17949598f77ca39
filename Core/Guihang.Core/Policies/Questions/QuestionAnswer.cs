using System.Text.Json;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Questions;

/// <summary>A question that law and policy leave to a person.</summary>
public sealed record QuestionAnswer
{
    /// <summary>The question's id.</summary>
    /// <example>{questionId}</example>
    public required Guid Id { get; init; }

    /// <summary>What kind of thing it is about.</summary>
    /// <example>sanction</example>
    public required string SubjectKind { get; init; }

    /// <summary>The thing that it is about.</summary>
    /// <example>{questionedSanctionId}</example>
    public required Guid SubjectId { get; init; }

    /// <summary>The jurisdiction (GB/T 2260).</summary>
    /// <example>440000</example>
    public required string Jurisdiction { get; init; }

    /// <summary>Which question policy was asked.</summary>
    /// <example>influence-period</example>
    public required string DecisionPoint { get; init; }

    /// <summary>Who may decide it.</summary>
    /// <example>decidingBody</example>
    public required Decider By { get; init; }

    /// <summary>What has to be decided, and the options with what follows from each; without options the answer is open.</summary>
    /// <example>{"question":{"zh":"须由作出决定的机关认定。","en":"The deciding body must say."},"by":"decidingBody","options":[]}</example>
    public required JsonElement Asked { get; init; }

    /// <summary>Where it stands.</summary>
    /// <example>open</example>
    public required QuestionState State { get; init; }

    /// <summary>The option chosen; null until it is decided, or where the answer was open.</summary>
    /// <example>null</example>
    public required string? Option { get; init; }

    /// <summary>What was decided; null until then.</summary>
    /// <example>null</example>
    public required JsonElement? Decision { get; init; }

    /// <summary>Why; null until it is decided.</summary>
    /// <example>null</example>
    public required string? Reason { get; init; }

    /// <summary>The document of the decision; null until it is decided.</summary>
    /// <example>null</example>
    public required string? DocumentNumber { get; init; }

    /// <summary>The day of the decision; null until then.</summary>
    /// <example>null</example>
    public required DateOnly? DecidedOn { get; init; }

    internal static QuestionAnswer Of(OpenQuestion question) =>
        new()
        {
            Id = question.Id,
            SubjectKind = question.SubjectKind,
            SubjectId = question.SubjectId,
            Jurisdiction = question.Region,
            DecisionPoint = question.DecisionPoint,
            By = question.By,
            Asked = question.Asked,
            State = question.State,
            Option = question.OptionKey,
            Decision = question.Decision is { } decision ? JsonSerializer.Deserialize<JsonElement>(decision) : null,
            Reason = question.Reason,
            DocumentNumber = question.DocumentNumber,
            DecidedOn = question.DecidedOn,
        };
}
