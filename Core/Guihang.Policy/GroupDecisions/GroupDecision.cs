using Guihang.Policy.Rules;

namespace Guihang.Policy.GroupDecisions;

/// <summary>What it is decided on whether a leading group has decided (集体决定). Nobody is named: numbers only.</summary>
public sealed record GroupDecisionFacts : IFacts<GroupDecision>
{
    /// <summary>What the group decides.</summary>
    public required GroupMatter Matter { get; init; }

    /// <summary>Whether it is decided in a meeting whose members, recusals and votes are recorded one by one.</summary>
    public required bool InMeeting { get; init; }

    /// <summary>Members of the group on that day, 1 or more.</summary>
    public required int Members { get; init; }

    /// <summary>Members who stand aside in this matter, at most all of them.</summary>
    public required int Recused { get; init; }

    /// <summary>Members present, those who stand aside left out.</summary>
    public required int Present { get; init; }

    /// <summary>Votes in favour.</summary>
    public required int InFavour { get; init; }

    /// <summary>Votes against. Who is present and votes neither for nor against abstains.</summary>
    public required int Against { get; init; }
}

/// <summary>Whether the group has decided.</summary>
public sealed record GroupDecision
{
    /// <summary>Whether the matter may be decided only in a meeting that is recorded.</summary>
    public required bool MeetingIsRequired { get; init; }

    /// <summary>Of how many members at least the group must be, whoever stands aside or is present: fewer decide nothing together.</summary>
    public required int MembersNeeded { get; init; }

    /// <summary>How many members count for the quorum.</summary>
    public required int Counting { get; init; }

    /// <summary>How many must be present at least.</summary>
    public required int PresenceNeeded { get; init; }

    /// <summary>Whether enough are present.</summary>
    public required bool IsQuorate { get; init; }

    /// <summary>How many must be in favour at least.</summary>
    public required int FavourNeeded { get; init; }

    /// <summary>Whether enough are in favour. Without enough members present nothing is decided, whatever the votes.</summary>
    public required bool IsAdopted { get; init; }

    /// <summary>The papers that follow the meeting when its minutes are signed, by the name of their template.</summary>
    public IReadOnlyList<string> Papers { get; init; } = [];
}

/// <summary>Matters that a leading group decides.</summary>
public enum GroupMatter
{
    /// <summary>Whether a person is taken into the programme (是否纳入).</summary>
    Enrolment,

    /// <summary>A person's grade (评定等次).</summary>
    Grade,

    /// <summary>The report on a person's observation, with which the final report may be made (考察评估报告).</summary>
    FinalReport,

    /// <summary>A duty that is overdue and was put before the group (逾期事项).</summary>
    Overdue,

    /// <summary>Any other business (其他).</summary>
    Other,
}

/// <summary>Who counts for the quorum.</summary>
public enum QuorumBase
{
    /// <summary>All members but those who stand aside in the matter.</summary>
    MembersNotRecused,

    /// <summary>All members.</summary>
    AllMembers,
}
