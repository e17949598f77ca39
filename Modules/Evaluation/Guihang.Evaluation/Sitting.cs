using Guihang.Core.Problems;
using Guihang.Evaluation.Data;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>A meeting with all that belongs to it: who sits in the group that day, who is there, who stands aside, who voted how, what was decided.</summary>
internal sealed record Sitting(
    LeadingGroup Group,
    Meeting Meeting,
    IReadOnlyList<AgendaItem> Items,
    IReadOnlyList<Membership> Members,
    IReadOnlyList<Attendance> Attendances,
    IReadOnlyList<Recusal> Recusals,
    IReadOnlyList<MemberVote> Votes,
    IReadOnlyList<GroupResolution> Resolutions
)
{
    /// <summary>Who stands aside in an item: members of that day only, and what was declared while the item was open.</summary>
    public IEnumerable<Recusal> RecusalsOf(AgendaItem item) =>
        Recusals.Where(recusal =>
            recusal.ConcernsId == item.ConcernsId && IsMember(recusal.OfficerId) && !(recusal.RecordedAt > ClosedAt(item))
        );

    public bool IsMember(Guid officerId) => Members.Any(member => member.OfficerId == officerId);

    public bool IsPresent(Guid officerId) => Attendances.Any(attendance => attendance.OfficerId == officerId);

    public IEnumerable<MemberVote> VotesOn(AgendaItem item) => Votes.Where(vote => vote.ItemId == item.Id && IsMember(vote.OfficerId));

    public GroupResolution? ResolutionOf(AgendaItem item) => Resolutions.FirstOrDefault(resolution => resolution.ItemId == item.Id);

    /// <summary>How a vote stands, or stood when it was decided: those who stand aside are left out of all but their own number.</summary>
    public Tally TallyOf(AgendaItem item)
    {
        if (ResolutionOf(item) is { } resolution)
        {
            return resolution.Counted();
        }

        var aside = AsideIn(item);
        var votes = VotesOn(item).Where(vote => !aside.Contains(vote.OfficerId)).ToList();
        return new Tally(
            Members.Count,
            aside.Count,
            Voters(aside).Count(),
            votes.Count(vote => vote.Choice == VoteChoice.InFavour),
            votes.Count(vote => vote.Choice == VoteChoice.Against)
        );
    }

    /// <summary>How many of those present, who do not stand aside, have not voted on an item yet: neither for, nor against, nor to abstain.</summary>
    public int VotesMissing(AgendaItem item) =>
        Voters(AsideIn(item)).Count(member => VotesOn(item).All(vote => vote.OfficerId != member.OfficerId));

    private HashSet<Guid> AsideIn(AgendaItem item) => [.. RecusalsOf(item).Select(recusal => recusal.OfficerId)];

    private IEnumerable<Membership> Voters(HashSet<Guid> aside) =>
        Members.Where(member => !aside.Contains(member.OfficerId) && IsPresent(member.OfficerId));

    // From then on nothing that is recorded changes who decided.
    private DateTime? ClosedAt(AgendaItem item) => ResolutionOf(item)?.RecordedAt ?? Meeting.SignedAt;

    /// <exception cref="ProblemException">The minutes are signed.</exception>
    public void CheckOpen()
    {
        if (Meeting.IsLocked)
        {
            throw new ProblemException(MeetingProblems.Locked);
        }
    }
}

/// <summary>Reads meetings.</summary>
internal sealed class MeetingLedger(EvaluationDb db, GroupLedger groups)
{
    /// <summary>Items of an agenda at most.</summary>
    public const int MostItems = 60;

    public async Task<Sitting> Read(Guid meetingId, CancellationToken cancellationToken)
    {
        var meeting = await db.Meetings.SingleAsync(m => m.Id == meetingId, cancellationToken);
        var items = await db.AgendaItems.Where(i => i.MeetingId == meetingId).OrderBy(i => i.Position).ToListAsync(cancellationToken);
        var ids = items.ConvertAll(item => item.Id);
        var concerns = items.ConvertAll(item => item.ConcernsId);
        return new Sitting(
            await groups.Group(meeting.GroupId, cancellationToken),
            meeting,
            items,
            await groups.SeatsOn(meeting.GroupId, meeting.HeldOn, cancellationToken),
            await db.Attendances.Where(a => a.MeetingId == meetingId && a.SupersededAt == null).ToListAsync(cancellationToken),
            await db
                .Recusals.Where(r => r.GroupId == meeting.GroupId && concerns.Contains(r.ConcernsId) && r.SupersededAt == null)
                .OrderBy(r => r.Id)
                .ToListAsync(cancellationToken),
            await db.MemberVotes.Where(v => ids.Contains(v.ItemId)).OrderBy(v => v.Id).ToListAsync(cancellationToken),
            await db.Resolutions.Where(r => ids.Contains(r.ItemId)).ToListAsync(cancellationToken)
        );
    }

    public async Task<(Sitting Sitting, AgendaItem Item)> ReadItem(Guid itemId, CancellationToken cancellationToken)
    {
        var meetingId = await db.AgendaItems.Where(i => i.Id == itemId).Select(i => i.MeetingId).SingleAsync(cancellationToken);
        var sitting = await Read(meetingId, cancellationToken);
        return (sitting, sitting.Items.Single(item => item.Id == itemId));
    }
}
