using Guihang.Core.Regions;
using Guihang.Tests.Support;

namespace Guihang.Tests.Policies;

/// <summary>Codes are not identities, and prefixes are not always parents: chains are those of the day, in the codes of today.</summary>
public sealed class RegionChains
{
    private static readonly DateOnly Founded = new(1949, 10, 1);
    private static readonly DateOnly Moved = new(2001, 7, 1);
    private static readonly DateOnly Raised = new(2010, 1, 1);

    // A county below a city until it moved below another one; it had another code and name before 2010. Dongguan has no counties, Jiyuan no city.
    private static readonly RegionTable Table = new([
        new("000000", "全国", Founded, null, null, null),
        new("440000", "广东省", Founded, null, null, "000000"),
        new("410000", "河南省", Founded, null, null, "000000"),
        new("440100", "甲市", Founded, null, null, "440000"),
        new("440200", "乙市", Founded, null, null, "440000"),
        new("441900", "东莞市", Founded, null, null, "440000"),
        new("419001", "济源市", Founded, null, null, "410000"),
        new("440121", "某县", Founded, Moved, null, "440100"),
        new("440121", "某县", Moved, Raised, "440203", "440200"),
        new("440203", "某区", Raised, null, null, "440200"),
        new("440122", "并入县", Founded, Raised, null, "440100"),
    ]);

    [Fact]
    public void The_chain_runs_from_the_region_up_to_the_nation() =>
        Assert.Equal(["440605", "440600", "440000", "000000"], RegionTable.Shipped.Chain("440605", ShippedPolicies.Today));

    [Fact]
    public void An_old_code_means_the_region_of_today_and_a_new_one_that_of_old()
    {
        Assert.Equal(["511523", "511500", "510000", "000000"], RegionTable.Shipped.Chain("512529", ShippedPolicies.Today));
        Assert.Equal(["511523", "511500", "510000", "000000"], RegionTable.Shipped.Chain("511523", new DateOnly(1990, 1, 1)));
        Assert.Equal("511523", RegionTable.Shipped.Latest("512529"));
        Assert.Equal("440605", RegionTable.Shipped.Latest("440605"));
    }

    [Fact]
    public void A_row_holds_from_its_first_day_to_the_day_before_its_end()
    {
        var until = new DateOnly(1996, 10, 5);

        Assert.Equal("512529", RegionTable.Shipped.On("511523", until.AddDays(-1)).Code);
        Assert.Equal("511523", RegionTable.Shipped.On("512529", until).Code);
        Assert.Equal("512529", RegionTable.Shipped.On("511523", new DateOnly(1900, 1, 1)).Code);
    }

    [Fact]
    public void A_county_that_moved_has_the_city_of_the_day_above_it()
    {
        Assert.Equal(["440203", "440100", "440000", "000000"], Table.Chain("440203", Moved.AddDays(-1)));
        Assert.Equal(["440203", "440200", "440000", "000000"], Table.Chain("440203", Moved));
        Assert.Equal(["440203", "440200", "440000", "000000"], Table.Chain("440121", Raised.AddDays(100)));
        Assert.Equal(["440203", "440100", "440000", "000000"], Table.Chain("440121", DateOnly.MinValue));
    }

    [Fact]
    public void Everything_that_was_ever_above_is_known() =>
        Assert.Equal(["000000", "440000", "440100", "440200"], Table.EverAbove("440203").Order(StringComparer.Ordinal));

    [Fact]
    public void A_parent_need_not_share_the_prefix_nor_stand_one_level_up()
    {
        Assert.Equal(["419001", "410000", "000000"], Table.Chain("419001", ShippedPolicies.Today));
        Assert.Equal(["441900", "440000", "000000"], Table.Chain("441900", ShippedPolicies.Today));
        Assert.Equal(["441900"], Table.Within("441900", ShippedPolicies.Today));
    }

    [Fact]
    public void A_region_that_went_up_in_another_one_keeps_its_last_row()
    {
        Assert.Equal("并入县", Table.On("440122", ShippedPolicies.Today).Name);
        Assert.Equal("440122", Table.Latest("440122"));
    }

    [Fact]
    public void What_lies_within_is_as_of_the_day()
    {
        Assert.Contains("440203", Table.Within("440100", Moved.AddDays(-1)));
        Assert.DoesNotContain("440203", Table.Within("440100", Moved));
        Assert.Contains("440203", Table.Within("440200", Moved));
        Assert.Contains("440200", Table.Within("440200", Moved));
    }

    [Fact]
    public void The_nation_is_above_all_and_below_none()
    {
        Assert.Equal(["000000"], Table.Chain("000000", ShippedPolicies.Today));
        Assert.Empty(Table.EverAbove("000000"));
        Assert.Equal(
            Table.Within("000000", ShippedPolicies.Today).Count,
            Table.Within("440000", ShippedPolicies.Today).Count + Table.Within("410000", ShippedPolicies.Today).Count + 1
        );
    }

    [Fact]
    public void An_unknown_code_is_known_to_be_none()
    {
        Assert.False(Table.Knows("999999"));
        Assert.True(Table.Knows("440121"));
        Assert.Throws<KeyNotFoundException>(() => Table.Chain("999999", ShippedPolicies.Today));
    }

    [Fact]
    public void Codes_that_follow_each_other_in_a_circle_are_refused() =>
        Assert.Contains(
            "circle",
            Assert
                .Throws<InvalidOperationException>(() =>
                    new RegionTable([new("1", "一", Founded, Moved, "2", null), new("2", "二", Founded, Moved, "1", null)])
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Parents_that_run_in_a_circle_are_refused() =>
        Assert.Contains(
            "circle",
            Assert
                .Throws<InvalidOperationException>(() =>
                    new RegionTable([new("1", "一", Founded, null, null, "2"), new("2", "二", Founded, null, null, "1")]).Chain("1", Moved)
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void In_the_table_that_ships_every_chain_reaches_the_nation_on_every_day_on_which_anything_changes()
    {
        var codes = RegionTable.Shipped.Within("000000", ShippedPolicies.Today);
        Assert.True(codes.Count > 5);

        foreach (var code in codes)
        {
            var days = new[]
            {
                new DateOnly(1980, 1, 1),
                new DateOnly(1996, 10, 4),
                new DateOnly(1996, 10, 5),
                new DateOnly(2000, 5, 20),
                new DateOnly(2002, 12, 8),
                ShippedPolicies.Today,
            };
            Assert.All(days, day => Assert.Equal("000000", RegionTable.Shipped.Chain(code, day)[^1]));
            Assert.Matches("^[0-9]{6}$", code);
        }
    }
}
