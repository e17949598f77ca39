using Guihang.Core.Policies.Explaining;
using Guihang.Policy.GroupDecisions;

namespace Guihang.Evaluation;

/// <summary>
/// What a leading group decided on an item (集体决定), with the numbers on which it did and the trace of the rule that counted them. It is superseded by
/// another decision on the same matter of the same person, and by nothing else.
/// </summary>
internal sealed class GroupResolution
{
    public required Guid Id { get; init; }

    public required Guid ItemId { get; init; }

    public required GroupMatter Matter { get; init; }

    public required Guid? EnrolmentId { get; init; }

    /// <summary>What was moved, by key.</summary>
    public required string? Motion { get; init; }

    /// <summary>Whether the motion was adopted; otherwise it was rejected.</summary>
    public required bool IsAdopted { get; init; }

    public required DateOnly On { get; init; }

    public required string DocumentNumber { get; init; }

    public required int Members { get; init; }

    public required int Recused { get; init; }

    public required int Present { get; init; }

    public required int InFavour { get; init; }

    public required int Against { get; init; }

    public required string? Reasons { get; init; }

    public required KeptDecision Decision { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTime RecordedAt { get; init; }

    /// <summary>When another decision took its place; of a motion that was rejected, at once.</summary>
    public required DateTime? SupersededAt { get; set; }

    /// <summary>The vote as it was counted.</summary>
    public Tally Counted() => new(Members, Recused, Present, InFavour, Against);
}

/// <summary>How a vote of a group stands.</summary>
/// <param name="Members">Members on that day.</param>
/// <param name="Recused">Those who stand aside.</param>
/// <param name="Present">Those present, the former left out.</param>
/// <param name="InFavour">In favour.</param>
/// <param name="Against">Against.</param>
internal sealed record Tally(int Members, int Recused, int Present, int InFavour, int Against);
