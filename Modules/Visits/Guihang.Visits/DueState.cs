namespace Guihang.Visits;

/// <summary>How a due item stands.</summary>
public enum DueState
{
    /// <summary>Its window has not opened yet.</summary>
    Upcoming,

    /// <summary>Its window is open.</summary>
    Open,

    /// <summary>Its window has passed and no visit meets it.</summary>
    Overdue,

    /// <summary>Met within its window.</summary>
    Met,

    /// <summary>Met after its window: late, but done.</summary>
    MetLate,

    /// <summary>Exempt: somebody other than who asked granted it, until a day.</summary>
    Exempt,

    /// <summary>The case was closed before it was met. It is not overdue.</summary>
    Closed,

    /// <summary>Its window ended before visits were watched in the jurisdiction. It is history, and not overdue.</summary>
    BeforeGoLive,
}
