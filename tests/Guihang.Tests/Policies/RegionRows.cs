using System.Globalization;
using Guihang.Core.Regions;
using Guihang.Tests.Support;

namespace Guihang.Tests.Policies;

/// <summary>The table that ships: what it holds, and what is true of every row of it.</summary>
public sealed class RegionRows
{
    private static readonly IReadOnlyList<Region> Rows = Read();
    private static readonly string[] ByHand = ["44", "5115", "46", "11", "12", "31", "50"];

    // Every day on which anything in the table changes, the day before it, and days on which nothing does.
    private static readonly IReadOnlyList<DateOnly> Days =
    [
        .. Rows.SelectMany(row => new[] { row.From, row.From.AddDays(-1), row.To ?? row.From, (row.To ?? row.From).AddDays(-1) })
            .Append(DateOnly.MinValue)
            .Append(ShippedPolicies.Today)
            .Distinct()
            .Order(),
    ];

    [Theory]
    [InlineData("provinces", 34)]
    [InlineData("prefectures", 333)]
    [InlineData("counties of Guangdong", 122)]
    [InlineData("counties of Yibin", 10)]
    [InlineData("counties of Beijing", 16)]
    [InlineData("counties of Tianjin", 16)]
    [InlineData("counties of Shanghai", 16)]
    [InlineData("counties of Chongqing", 37)]
    [InlineData("counties directly below a province", 32)]
    [InlineData("counties", 2849)]
    public void As_many_stand_today_as_the_list_of_2025_has(string which, int count)
    {
        Func<Region, bool> counted = which switch
        {
            "provinces" => row => row.Parent == Region.Nation,
            "prefectures" => row => IsPrefecture(row.Code),
            "counties of Guangdong" => row => IsCounty(row.Code) && Below(row.Code).Contains("440000"),
            "counties" => row => IsCounty(row.Code),
            "counties of Yibin" => row => row.Parent == "511500",
            "counties of Beijing" => row => row.Parent == "110000",
            "counties of Tianjin" => row => row.Parent == "120000",
            "counties of Shanghai" => row => row.Parent == "310000",
            "counties of Chongqing" => row => row.Parent == "500000",
            _ => row => IsCounty(row.Code) && row.Code[2..4] == "90" && row.Parent == $"{row.Code[..2]}0000",
        };

        Assert.Equal(count, Rows.Count(row => row.HoldsOn(ShippedPolicies.Today) && counted(row)));
    }

    [Fact]
    public void Every_chain_reaches_the_nation_on_every_day_and_meets_no_region_twice()
    {
        foreach (var code in Codes())
        {
            foreach (var day in Days)
            {
                var chain = RegionTable.Shipped.Chain(code, day);
                Assert.Equal(Region.Nation, chain[^1]);
                Assert.Equal(chain.Distinct(StringComparer.Ordinal), chain);
                Assert.True(chain.Count <= 4, $"{code} on {day:o}: {string.Join(" < ", chain)}");
            }
        }
    }

    [Fact]
    public void A_code_stands_for_one_region_on_a_day_and_for_one_run_of_days() =>
        Assert.All(
            Rows.GroupBy(row => row.Code, StringComparer.Ordinal),
            rows => Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From))
        );

    [Fact]
    public void What_is_above_a_row_is_in_force_on_every_day_of_it()
    {
        var spans = Rows.ToLookup(row => row.Code, StringComparer.Ordinal);

        // Where the beginning is not recorded, on those days at least on which that of the parent is.
        Assert.All(
            Rows.Where(row => row.Parent is not null),
            row =>
                Assert.All(
                    Days.Where(day =>
                        row.HoldsOn(day) && (row.From != Region.Unrecorded || day >= spans[row.Parent!].Min(above => above.From))
                    ),
                    day => Assert.Single(spans[row.Parent!], above => above.HoldsOn(day))
                )
        );
    }

    [Fact]
    public void What_follows_a_row_is_in_force_on_the_day_on_which_it_ends()
    {
        var ended = Rows.Where(row => row.Successor is not null || row.DividedAmong.Count > 0).ToList();

        Assert.NotEmpty(ended);
        Assert.All(
            ended,
            row =>
                Assert.All(
                    row.Successor is { } one ? [one] : row.DividedAmong,
                    code => Assert.Single(Rows, next => next.Code == code && next.HoldsOn(row.To!.Value))
                )
        );
    }

    [Fact]
    public void In_the_regions_written_by_hand_nothing_ends_and_is_followed_by_nothing() =>
        Assert.All(
            Rows.Where(row => EndsUnfollowed(row) && (IsPrefecture(row.Code) || ByHand.Any(row.Code.StartsWith))),
            row => Assert.Single(Rows, next => next.Code == row.Code && next.From == row.To)
        );

    [Fact]
    public void Elsewhere_a_code_that_no_other_follows_is_the_exception()
    {
        var ended = Rows.Where(row => row.To is not null && Rows.All(next => next.Code != row.Code || next.From != row.To)).ToList();

        Assert.Equal(129, ended.Count(EndsUnfollowed));
        Assert.True(ended.Count > 400);
    }

    [Fact]
    public void A_code_that_followed_another_is_that_one_before()
    {
        foreach (var row in Rows.Where(row => row.Successor is not null))
        {
            Assert.Equal(row, RegionTable.Shipped.On(row.Code, row.To!.Value.AddDays(-1)));
            Assert.Equal(RegionTable.Shipped.On(row.Successor!, row.To!.Value), RegionTable.Shipped.On(row.Code, row.To!.Value));
        }
    }

    [Theory]
    [InlineData("440605", "2000-01-01", "440682", "南海市", "440605 440600 440000 000000")]
    [InlineData("440605", "2002-12-07", "440682", "南海市", "440605 440600 440000 000000")]
    [InlineData("440605", "2005-01-01", "440605", "南海区", "440605 440600 440000 000000")]
    [InlineData("440113", "2000-05-20", "440181", "番禺市", "440113 440100 440000 000000")]
    [InlineData("440113", "2000-05-21", "440113", "番禺区", "440113 440100 440000 000000")]
    [InlineData("440117", "2010-01-01", "440184", "从化市", "440117 440100 440000 000000")]
    [InlineData("440183", "2015-01-01", "440118", "增城区", "440118 440100 440000 000000")]
    [InlineData("440116", "2010-01-01", "440116", "萝岗区", "440112 440100 440000 000000")]
    [InlineData("440116", "2015-01-01", "440112", "黄埔区", "440112 440100 440000 000000")]
    [InlineData("440112", "2010-01-01", "440112", "黄埔区", "440112 440100 440000 000000")]
    [InlineData("440604", "2000-01-01", "440602", "城区", "440604 440600 440000 000000")]
    [InlineData("511524", "2020-01-01", "511524", "长宁县", "511524 511500 510000 000000")]
    [InlineData("500110", "2010-01-01", "500110", "万盛区", "500110 500000 000000")]
    [InlineData("500222", "2012-01-01", "500110", "綦江区", "500110 500000 000000")]
    [InlineData("460400", "2001-01-01", "460003", "儋州市", "460400 460000 000000")]
    [InlineData("460400", "2010-01-01", "469003", "儋州市", "460400 460000 000000")]
    [InlineData("460001", "2000-01-01", "460001", "通什市", "469001 460000 000000")]
    public void A_region_was_then(string code, string day, string codeThen, string nameThen, string chain)
    {
        var on = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        var then = RegionTable.Shipped.On(code, on);
        Assert.Equal((codeThen, nameThen), (then.Code, then.Name));
        Assert.Equal(chain.Split(' '), RegionTable.Shipped.Chain(code, on));
    }

    [Theory]
    [InlineData("419001", "410000")]
    [InlineData("429004", "420000")]
    [InlineData("429021", "420000")]
    [InlineData("469021", "460000")]
    [InlineData("659001", "650000")]
    [InlineData("110101", "110000")]
    [InlineData("310151", "310000")]
    [InlineData("500229", "500000")]
    [InlineData("441900", "440000")]
    [InlineData("442000", "440000")]
    [InlineData("460400", "460000")]
    [InlineData("620200", "620000")]
    public void A_region_stands_directly_below_its_province(string code, string province) =>
        Assert.Equal([code, province, Region.Nation], RegionTable.Shipped.Chain(code, ShippedPolicies.Today));

    [Theory]
    [InlineData("441900")]
    [InlineData("442000")]
    [InlineData("460400")]
    [InlineData("620200")]
    public void A_city_without_counties_has_none(string code) =>
        Assert.Equal([code], RegionTable.Shipped.Within(code, ShippedPolicies.Today));

    [Fact]
    public void Of_a_region_that_was_divided_no_part_is_the_successor()
    {
        var then = RegionTable.Shipped.On("440582", ShippedPolicies.Today);

        Assert.Equal(("潮阳市", null), (then.Name, then.Successor));
        Assert.Equal(["440513", "440514"], then.DividedAmong);
        Assert.Equal("440582", RegionTable.Shipped.Latest("440582"));
    }

    private static bool IsPrefecture(string code) => code[2..4] != "00" && code[4..] == "00";

    private static bool IsCounty(string code) => code[4..] != "00";

    private static IEnumerable<string> Below(string code) => RegionTable.Shipped.Chain(code, ShippedPolicies.Today).Skip(1);

    private static IEnumerable<string> Codes() => Rows.Select(row => row.Code).Distinct(StringComparer.Ordinal);

    private static bool EndsUnfollowed(Region row) => row.To is not null && row.Successor is null && row.DividedAmong.Count == 0;

    private static IReadOnlyList<Region> Read()
    {
        using var stream = typeof(RegionTable).Assembly.GetManifestResourceStream("regions.csv")!;
        using var text = new StreamReader(stream);
        return RegionFile.Read(text);
    }
}
