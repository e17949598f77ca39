using Guihang.Core.Regions;

namespace Guihang.Tests.Policies;

/// <summary>A table with a fault is refused, and the fault is named by its line.</summary>
public sealed class RegionFiles
{
    private const string Header = "code,name,from,to,successor,parent";
    private const string Nation = "000000,全国,,,,";
    private const string Province = "440000,广东省,,,,000000";

    [Fact]
    public void A_table_without_faults_is_read()
    {
        var rows = Read(
            Nation,
            Province,
            "440100,广州市,2001,,,440000",
            "440181,番禺市,,2001,440100,440000",
            "440182,甲县,,2001-07,440100+440000,440000"
        );

        Assert.Equal(("440100", "广州市", new DateOnly(2001, 1, 1), null), (rows[2].Code, rows[2].Name, rows[2].From, rows[2].To));
        Assert.Equal((Region.Unrecorded, new DateOnly(2001, 1, 1), "440100"), (rows[3].From, rows[3].To, rows[3].Successor));
        Assert.Equal((new DateOnly(2001, 7, 1), null), (rows[4].To, rows[4].Successor));
        Assert.Equal(["440100", "440000"], rows[4].DividedAmong);
    }

    [Theory]
    [InlineData("440100,广州市,,,,440000,", "cells: 7 instead of six")]
    [InlineData("440100,广州市", "cells: 2 instead of six")]
    [InlineData(" ", "cells: 1 instead of six")]
    [InlineData("44010,广州市,,,,440000", "\"44010\" is no code of six digits")]
    [InlineData("44010x,广州市,,,,440000", "\"44010x\" is no code of six digits")]
    [InlineData("440100,广州市,,,,44", "\"44\" is no code of six digits")]
    [InlineData("440100,广州市,,2001,440000+,440000", "\"\" is no code of six digits")]
    [InlineData("440100,,,,,440000", "no name")]
    [InlineData("440100,广州市,2001-02-29,,,440000", "\"2001-02-29\" is no day, month or year")]
    [InlineData("440100,广州市,,2001-13,,440000", "\"2001-13\" is no day, month or year")]
    [InlineData("440100,广州市,2001,2001,,440000", "it ends before it begins")]
    [InlineData("440100,广州市,2001,2000-12-31,,440000", "it ends before it begins")]
    [InlineData("440100,广州市,,,,", "no parent")]
    [InlineData("440100,广州市,,,,450000", "the parent 450000 is not in the table")]
    [InlineData("440100,广州市,,,440000,440000", "it names a successor and does not end")]
    [InlineData("440100,广州市,,2001,450000,440000", "the successor 450000 is not there on the day on which the row ends")]
    [InlineData("440100,广州市,,2001,440000+440000,440000", "it names a successor twice")]
    [InlineData("440100,广州市,,,,440100", "the regions above 440100 run in a circle")]
    [InlineData("000001,甲,,,,000000", "000001 stands behind 440000")]
    public void A_row_is_refused(string row, string why) => Assert.Equal($"Regions, line 4: {why}.", Refusal(Nation, Province, row));

    [Theory]
    [InlineData("2000", "2001", "it does not begin on the day on which the row above it ends")]
    [InlineData("2002", "2001", "it does not begin on the day on which the row above it ends")]
    [InlineData("", "2001", "it does not begin on the day on which the row above it ends")]
    public void A_gap_or_an_overlap_of_one_code_is_refused(string to, string from, string why) =>
        Assert.Equal($"Regions, line 5: {why}.", Refusal(Nation, Province, $"440100,甲,,{to},,440000", $"440100,乙,{from},,,440000"));

    [Fact]
    public void A_successor_of_a_code_that_goes_on_is_refused() =>
        Assert.Equal(
            "Regions, line 4: it names a successor, and its own code goes on.",
            Refusal(Nation, Province, "440100,甲,,2001,440200,440000", "440100,乙,2001,,,440000", "440200,丙,,,,440000")
        );

    [Theory]
    [InlineData(",2002", "2001,")]
    [InlineData("2000,2002", "2001,2003")]
    [InlineData("2001,", ",2001")]
    [InlineData("2001,", "2000,")]
    public void A_row_on_some_day_of_which_its_parent_is_not_there_is_refused(string parent, string row) =>
        Assert.Equal(
            "Regions, line 5: the parent 440100 is not there on every day of the row.",
            Refusal(Nation, Province, $"440100,甲市,{parent},,440000", $"440121,乙县,{row},,440100")
        );

    [Fact]
    public void Of_a_row_whose_beginning_is_not_recorded_nothing_is_asked_before_that_of_its_parent() =>
        Assert.Equal(4, Read(Nation, Province, "440100,甲市,2000,,,440000", "440121,乙县,,,,440100").Count);

    [Fact]
    public void A_successor_that_begins_later_is_refused() =>
        Assert.Equal(
            "Regions, line 4: the successor 440200 is not there on the day on which the row ends.",
            Refusal(Nation, Province, "440100,甲市,,2001-07-01,440200,440000", "440200,乙市,2001-07-02,,,440000")
        );

    [Fact]
    public void A_nation_with_a_parent_is_refused() =>
        Assert.Contains("line 2: the nation has a parent", Refusal("000000,全国,,,,440000", Province), StringComparison.Ordinal);

    [Fact]
    public void Parents_that_run_in_a_circle_are_refused_each() =>
        Assert.Equal(
            ["Regions, line 4: the regions above 440100 run in a circle.", "Regions, line 5: the regions above 440200 run in a circle."],
            Refusal(Nation, Province, "440100,甲市,,,,440200", "440200,乙市,,,,440100").Split(Environment.NewLine)
        );

    [Fact]
    public void Every_faulty_row_is_named() =>
        Assert.Equal(
            ["Regions, line 3: no name.", "Regions, line 4: cells: 1 instead of six."],
            Refusal(Nation, "440000,,,,,000000", "x").Split(Environment.NewLine)
        );

    [Theory]
    [InlineData("")]
    [InlineData("code,name,from,until,successor,parent")]
    public void Another_header_is_refused(string header) =>
        Assert.Equal(
            $"Regions, line 1: the header is \"{header}\", not \"{Header}\".",
            Assert.Throws<InvalidDataException>(() => RegionFile.Read(new StringReader($"{header}\n{Nation}"))).Message
        );

    private static IReadOnlyList<Region> Read(params string[] rows) =>
        RegionFile.Read(new StringReader(string.Join('\n', rows.Prepend(Header))));

    private static string Refusal(params string[] rows) => Assert.Throws<InvalidDataException>(() => Read(rows)).Message;
}
