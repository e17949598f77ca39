namespace Guihang.Tests.Host.Support;

/// <summary>A clock that tests move. Each reading is a moment later, so that what is recorded has an order.</summary>
internal sealed class TestClock : TimeProvider
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private readonly Lock _lock = new();
    private DateTimeOffset _now = new(2026, 11, 2, 1, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now += Tick;
        }
    }

    /// <summary>Moves to nine in the morning of a day in China.</summary>
    public void MoveTo(DateOnly day) => MoveTo(new DateTimeOffset(day.ToDateTime(new TimeOnly(1, 0)), TimeSpan.Zero));

    /// <summary>Moves to a moment.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        lock (_lock)
        {
            _now = moment;
        }
    }

    public void MoveTo(int year, int month, int day) => MoveTo(new DateOnly(year, month, day));
}
