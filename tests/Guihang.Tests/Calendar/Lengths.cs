using FsCheck.Fluent;
using Guihang.Policy.Calendar;
using Guihang.Tests.Support;

namespace Guihang.Tests.Calendar;

/// <summary>Lengths of months and days, as ISO 8601 writes them.</summary>
public sealed class Lengths
{
    [Theory]
    [InlineData("P18M", 18, 0)]
    [InlineData("P2Y", 24, 0)]
    [InlineData("P1Y6M", 18, 0)]
    [InlineData("P30D", 0, 30)]
    [InlineData("P2W", 0, 14)]
    [InlineData("P1W3D", 0, 10)]
    [InlineData("P1Y2M3W4D", 14, 25)]
    [InlineData("P0D", 0, 0)]
    [InlineData("P1200M", 1200, 0)]
    [InlineData("P100Y", 1200, 0)]
    [InlineData("P36600D", 0, 36600)]
    public void A_length_is_read(string text, int months, int days)
    {
        Assert.True(Duration.TryParse(text, out var read));
        Assert.Equal(new Duration(months, days), read);
        Assert.Equal(read, Duration.Parse(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("18M")]
    [InlineData("P18")]
    [InlineData("p18m")]
    [InlineData("P-1M")]
    [InlineData("P1.5M")]
    [InlineData("PT24H")]
    [InlineData("P3D1M")]
    [InlineData("P1201M")]
    [InlineData("P101Y")]
    [InlineData("P99Y13M")]
    [InlineData("P36601D")]
    [InlineData("P999999D")]
    [InlineData(" P18M")]
    [InlineData("P18M\n")]
    public void What_is_no_length_is_refused(string? text)
    {
        Assert.False(Duration.TryParse(text, out var read));
        Assert.Equal(default, read);
    }

    [Fact]
    public void The_refusal_says_what_a_length_looks_like()
    {
        var fault = Assert.Throws<FormatException>(() => Duration.Parse("one year"));

        Assert.Equal("\"one year\" is not a length such as P18M, P2Y or P30D.", fault.Message);
    }

    [Theory]
    [InlineData(0, 0, "P0D")]
    [InlineData(18, 0, "P18M")]
    [InlineData(0, 30, "P30D")]
    [InlineData(1, 3, "P1M3D")]
    public void A_length_is_written(int months, int days, string text) => Assert.Equal(text, new Duration(months, days).ToString());

    [Fact]
    public void Whole_years_are_written_as_months() => Assert.Equal("P12M", Duration.Parse("P1Y").ToString());

    [Fact]
    public void What_is_written_is_read_back() => Generated.Hold(Generated.Lengths, length => Duration.Parse(length.ToString()) == length);

    [Fact]
    public void Months_and_days_are_made_apart()
    {
        Assert.Equal(new Duration(7, 0), Duration.OfMonths(7));
        Assert.Equal(new Duration(0, 7), Duration.OfDays(7));
    }

    [Fact]
    public void Lengths_one_after_the_other_add_months_to_months_and_days_to_days()
    {
        Assert.Equal(new Duration(7, 11), new Duration(3, 4) + new Duration(4, 7));
    }

    [Fact]
    public void Adding_lengths_does_not_depend_on_the_order() =>
        Generated.Hold(
            from a in Generated.Lengths
            from b in Generated.Lengths
            from c in Generated.Lengths
            select (a, b, c),
            t => t.a + t.b == t.b + t.a && t.a + t.b + t.c == t.a + (t.b + t.c)
        );

    [Fact]
    public void Nothing_added_changes_nothing() => Generated.Hold(Generated.Lengths, length => length + default(Duration) == length);

    [Theory]
    [InlineData("P30D", "P1M", -1)]
    [InlineData("P31D", "P1M", 1)]
    [InlineData("P365D", "P12M", -1)]
    [InlineData("P366D", "P12M", 1)]
    [InlineData("P12M", "P1Y", 0)]
    [InlineData("P4W", "P28D", 0)]
    public void Months_and_days_compare_by_the_mean_length_of_a_month(string left, string right, int sign)
    {
        var (l, r) = (Duration.Parse(left), Duration.Parse(right));

        Assert.Equal(sign, Math.Sign(l.CompareTo(r)));
        Assert.Equal(sign < 0, l < r);
        Assert.Equal(sign > 0, l > r);
        Assert.Equal(sign <= 0, l <= r);
        Assert.Equal(sign >= 0, l >= r);
    }

    [Fact]
    public void Adding_to_both_keeps_the_order() =>
        Generated.Hold(
            from a in Generated.Lengths
            from b in Generated.Lengths
            from c in Generated.Lengths
            select (a, b, c),
            t => (t.a < t.b) == (t.a + t.c < t.b + t.c)
        );
}
