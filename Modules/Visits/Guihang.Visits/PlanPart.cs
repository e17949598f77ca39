using System.Globalization;
using Guihang.Policy.VisitPlans;
using Guihang.Sanctions.Contracts;

namespace Guihang.Visits;

/// <summary>What is known of a case beside its visits.</summary>
/// <param name="Moves">The moves, the earliest first.</param>
/// <param name="Events">What happened and may call for a contact, for one sanction.</param>
/// <param name="Closings">The closings, the earliest first.</param>
internal sealed record CaseHistory(IReadOnlyList<CaseMove> Moves, IReadOnlyList<CaseEvent> Events, IReadOnlyList<CaseClosing> Closings)
{
    public static CaseHistory None { get; } = new([], [], []);
}

/// <summary>A part of what is owed after a sanction that policy decides on its own: by whose policy, of which day, on which facts.</summary>
internal sealed record PlanPart
{
    /// <summary>Begins the names of the parts that an event calls for.</summary>
    public const string Event = "event";

    private const string Programme = "programme";

    /// <summary>Names it within the sanction.</summary>
    public required string Name { get; init; }

    public required string Region { get; init; }

    /// <summary>The day whose policy counts.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>From which day on its visits are owed; null where from the beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The first day from which on another part's visits are owed.</summary>
    public DateOnly? Until { get; init; }

    public DateOnly? EnrolledOn { get; init; }

    /// <summary>Whether it decides what is owed to everybody.</summary>
    public bool IsRegular => EnrolledOn is null && Happened is null;

    private CaseEvent? Happened { get; init; }

    /// <summary>The parts of a sanction's follow-up.</summary>
    public static IReadOnlyList<PlanPart> Of(FollowUpCase followUp, SanctionState sanction, CaseHistory history)
    {
        if (sanction.IsRevoked)
        {
            return [.. Prompted(followUp, history).Where(part => part.Happened!.Kind == CaseEventKind.SignOfDespair)];
        }

        var parts = new List<PlanPart>(Regular(followUp, sanction, history.Moves));
        // Visits of the programme follow the policy of the day of enrolment, those that are owed to everybody that of the service.
        if (followUp.EnrolledOn is { } enrolled && followUp.ProgrammeSanctionId == sanction.SanctionId)
        {
            parts.Add(
                new()
                {
                    Name = Programme,
                    Region = RegionOn(followUp, history.Moves, enrolled),
                    AsOf = enrolled,
                    EnrolledOn = enrolled,
                }
            );
        }

        parts.AddRange(Prompted(followUp, history));
        return parts;
    }

    private static IEnumerable<PlanPart> Prompted(FollowUpCase followUp, CaseHistory history) =>
        history.Events.Select(e => new PlanPart
        {
            Name = $"{Event}-{e.Id}",
            Region = RegionOn(followUp, history.Moves, e.On),
            AsOf = e.On,
            Happened = e,
        });

    /// <summary>The jurisdiction to which the case belonged on a day.</summary>
    public static string RegionOn(FollowUpCase followUp, IReadOnlyList<CaseMove> moves, DateOnly day) =>
        moves.FirstOrDefault(move => move.On > day)?.FromRegion ?? followUp.Region;

    public VisitPlanFacts Facts(FollowUpCase followUp, SanctionState sanction) =>
        new()
        {
            Regime = sanction.Regime,
            Kind = sanction.Kind,
            DecidedOn = sanction.DecidedOn,
            ServedOn = sanction.ServedOn,
            Period = sanction.Period,
            Category = sanction.Category,
            ServiceState = followUp.ServiceState ?? sanction.ServiceState,
            Leadership = sanction.Leadership,
            EnrolledOn = EnrolledOn,
            Event = Happened?.Kind,
            EventOn = Happened?.On,
        };

    // Of several of one day the last counts, and a day that ends where it began has moved nobody: a move that was withdrawn leads back on its own day.
    private static List<CaseMove> Lasting(IEnumerable<CaseMove> moves) =>
        [.. moves.GroupBy(move => move.On).Where(day => day.First().FromRegion != day.Last().Region).Select(day => day.Last())];

    // A transfer neither interrupts nor restarts: what had begun is owed as it was, and from the day of the move on the new place's policy counts.
    private static IEnumerable<PlanPart> Regular(FollowUpCase followUp, SanctionState sanction, IReadOnlyList<CaseMove> moves)
    {
        var start = sanction.ServedOn ?? sanction.DecidedOn;
        var later = Lasting(moves.Where(move => move.On > start));
        yield return new PlanPart
        {
            Name = "",
            Region = RegionOn(followUp, moves, start),
            AsOf = start,
            Until = later.FirstOrDefault()?.On,
        };
        foreach (var (i, move) in later.Index())
        {
            yield return new PlanPart
            {
                Name = $"from-{move.On.ToString("O", CultureInfo.InvariantCulture)}-{move.Region}",
                Region = move.Region,
                AsOf = move.On,
                From = move.On,
                Until = i + 1 < later.Count ? later[i + 1].On : null,
            };
        }
    }
}
