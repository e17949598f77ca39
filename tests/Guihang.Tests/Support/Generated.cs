using FsCheck;
using FsCheck.Fluent;
using Guihang.Policy.Calendar;

namespace Guihang.Tests.Support;

/// <summary>What properties are tried on.</summary>
internal static class Generated
{
    private static readonly DateOnly First = new(2003, 1, 1);
    private static readonly DateOnly Last = new(2031, 12, 31);

    /// <summary>Days of the years that the policies speak of; every third one stands where months differ: at their end or on 29 February.</summary>
    public static Gen<DateOnly> Days { get; } =
        Gen.Frequency(
            (2, Gen.Choose(First.DayNumber, Last.DayNumber).Select(DateOnly.FromDayNumber)),
            (
                1,
                from year in Gen.Choose(First.Year, Last.Year)
                from month in Gen.Choose(1, 12)
                from back in Gen.Choose(0, 3)
                select new DateOnly(year, month, DateTime.DaysInMonth(year, month) - back)
            )
        );

    /// <summary>Lengths up to five years and two months of days.</summary>
    public static Gen<Duration> Lengths { get; } =
        from months in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(1, 60)))
        from days in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(1, 60)))
        select new Duration(months, days);

    /// <summary>Short spans near one another, so that they often touch; some empty, some without an end.</summary>
    public static Gen<DateSpan> Spans { get; } =
        from start in Gen.Choose(0, 12)
        from length in Gen.Frequency((1, Gen.Constant(-1)), (6, Gen.Choose(0, 8)))
        let first = new DateOnly(2024, 2, 24).AddDays(start)
        select new DateSpan(first, length < 0 ? null : first.AddDays(length));

    /// <summary>The conventions.</summary>
    public static Gen<EndDayConvention> Conventions { get; } = Gen.Elements(Enum.GetValues<EndDayConvention>());

    /// <summary>Holds the property to what the generator makes.</summary>
    public static void Hold<T>(Gen<T> generator, Func<T, bool> property) =>
        Prop.ForAll(generator.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
