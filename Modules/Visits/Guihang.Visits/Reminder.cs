namespace Guihang.Visits;

/// <summary>That somebody was reminded of an overdue visit, once for each step; it survives that the item is planned anew.</summary>
internal sealed class Reminder
{
    public required Guid Id { get; init; }

    /// <summary>With <see cref="Key"/> it names the visit that is owed, whatever row of the due list holds it.</summary>
    public required Guid SanctionId { get; init; }

    public required string Key { get; init; }

    public required Guid CaseId { get; init; }

    public required string Region { get; init; }

    public required Guid UnitId { get; init; }

    public required ReminderStep Step { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>Who is told by mail; null where nobody is, or nobody has an address.</summary>
    public required Guid? RecipientId { get; init; }

    /// <summary>The day on which the mail was ordered; null while it was not.</summary>
    public required DateOnly? MailedOn { get; set; }

    public required DateTime RecordedAt { get; init; }
}

/// <summary>The steps in which an overdue visit is brought forward.</summary>
internal enum ReminderStep
{
    /// <summary>The person responsible hears of it.</summary>
    Responsible,

    /// <summary>The jurisdiction's case officer has it in the day's digest.</summary>
    Officer,

    /// <summary>It goes onto the leading group's agenda.</summary>
    Agenda,
}

/// <summary>The address under which an officer's calendar is read; of the token only the hash is kept.</summary>
internal sealed class CalendarFeed
{
    public required Guid OfficerId { get; init; }

    public required byte[] TokenHash { get; set; }

    public required DateTime IssuedAt { get; set; }
}
