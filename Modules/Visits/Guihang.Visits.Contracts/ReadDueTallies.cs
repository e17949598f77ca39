using MediatR;

namespace Guihang.Visits.Contracts;

/// <summary>
/// How the visits that were owed in a window stand: those whose last day lies in it. Asked by modules inside a request that was let in. With a key to page by:
/// units or officers in the order of their ids.
/// </summary>
/// <param name="Regions">Of these jurisdictions (GB/T 2260); null for all.</param>
/// <param name="From">The window's first day.</param>
/// <param name="To">The window's last day.</param>
/// <param name="By">By what they are told apart.</param>
/// <param name="After">The last key of the page before; null for the first page.</param>
/// <param name="Limit">How many at most, 1 to 1,000.</param>
public sealed record ReadDueTallies(IReadOnlyList<string>? Regions, DateOnly From, DateOnly To, DueTallyBy By, Guid? After, int Limit)
    : IRequest<IReadOnlyList<DueTally>>;

/// <summary>By what visits owed are told apart.</summary>
public enum DueTallyBy
{
    /// <summary>Not at all: one tally of all.</summary>
    Whole,

    /// <summary>By the person's unit.</summary>
    Unit,

    /// <summary>
    /// By the officer who owes them: the care-responsible person (关怀责任人) where the case has one, otherwise the secretary of the unit's Party organisation
    /// where the plan names the secretary or the top leader. An empty id for those that nobody holds.
    /// </summary>
    Officer,
}

/// <summary>How visits that were owed stand. It says nothing of why.</summary>
/// <param name="Key">The unit or officer; empty for all, and for those that nobody holds.</param>
/// <param name="Due">How many were owed (events), exempt ones among them.</param>
/// <param name="MetInTime">Met by the last day of their window.</param>
/// <param name="MetLate">Met after it.</param>
/// <param name="Overdue">Not met, and the last day has passed.</param>
/// <param name="Exempt">Not met, and exempt.</param>
/// <param name="PersonsDue">To how many persons one was owed.</param>
/// <param name="PersonsDone">With how many of them one was held.</param>
public sealed record DueTally(Guid Key, int Due, int MetInTime, int MetLate, int Overdue, int Exempt, int PersonsDue, int PersonsDone);

/// <summary>For how long visits have been overdue. Asked by modules inside a request that was let in.</summary>
/// <param name="Regions">Of these jurisdictions (GB/T 2260); null for all.</param>
/// <param name="Days">The bounds between the ages, in days, ascending: 7 and 30 make up to 7, 8 to 30, more than 30.</param>
public sealed record ReadOverdueAges(IReadOnlyList<string>? Regions, IReadOnlyList<int> Days) : IRequest<IReadOnlyList<OverdueAge>>;

/// <summary>Visits that have been overdue for so long.</summary>
/// <param name="FromDays">For so many days at least.</param>
/// <param name="ToDays">For so many at most; null without bound.</param>
/// <param name="Visits">How many visits (events).</param>
/// <param name="Persons">Of how many persons.</param>
public sealed record OverdueAge(int FromDays, int? ToDays, int Visits, int Persons);
