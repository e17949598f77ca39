using Guihang.Core.Policies.Book;
using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using Guihang.Tests.Support;
using static Guihang.Tests.Support.PolicyFolder;

namespace Guihang.Tests.Policies.Deciding;

/// <summary>What a parameter comes to for a jurisdiction on a day.</summary>
public sealed class Inheritance
{
    private static readonly DateOnly Day = new(2024, 6, 1);

    [Fact]
    public void The_most_specific_level_replaces_what_is_above_and_the_trace_can_say_what_it_stands_in_front_of()
    {
        using var folder = Defined("number", "replace")
            .Policy(Nation, Definition("number", "replace") + Values("{ from: 2020-01-01, value: 1, cites: [law#1] }"))
            .Policy(Province, Setting + Values("{ from: 2020-01-01, value: 2, cites: [law#1] }"))
            .Policy(County, Setting + Values("{ from: 2020-01-01, value: 3, cites: [law#2] }"));
        var book = folder.Load();

        var resolved = book.ChainFor("440605", Day).Resolve("p", Day)!;

        Assert.Equal(3, resolved.Value);
        Assert.Equal(["440605.Nanhai@1.0.0"], resolved.Parts.Select(part => part.Plugin));
        Assert.Equal(["440000.Guangdong@1.0.0", "000000.National@1.0.0"], resolved.Shadowed.Select(value => value.Plugin));
        Assert.Equal([2, 1], resolved.Shadowed.Select(value => (int)value.Value!));
        Assert.Equal(2, book.ChainFor("440000", Day).Resolve("p", Day)!.Value);
        Assert.Equal(2, book.ChainFor("440113", Day).Resolve("p", Day)!.Value);
        Assert.Equal(1, book.ChainFor("511523", Day).Resolve("p", Day)!.Value);
    }

    [Theory]
    [InlineData("tighten-min", 2, 3)]
    [InlineData("tighten-min", 2, 2)]
    [InlineData("tighten-max", 3, 2)]
    [InlineData("tighten-max", 3, 3)]
    public void A_lower_level_may_be_as_strict_or_stricter(string inherit, int above, int below)
    {
        using var folder = Defined("number", inherit, $"{{ from: 2020-01-01, value: {above}, cites: [law#1] }}")
            .Policy(County, Setting + Values($"{{ from: 2020-01-01, value: {below}, cites: [law#1] }}"));

        Assert.Equal(below, On(folder, Day)!.Value);
    }

    [Fact]
    public void Being_laxer_where_nothing_is_in_force_above_is_no_fault()
    {
        using var folder = Defined("number", "tighten-max", "{ from: 2020-01-01, value: 3, cites: [law#1] }")
            .Policy(
                County,
                Setting + Values("{ from: 2019-01-01, value: 9, cites: [law#1] }", "{ from: 2020-01-01, value: 3, cites: [law#1] }")
            );

        Assert.Equal(9, On(folder, new DateOnly(2019, 12, 31))!.Value);
        Assert.Equal(3, On(folder, new DateOnly(2020, 1, 1))!.Value);
    }

    [Fact]
    public void Lists_are_appended_the_higher_level_first()
    {
        using var folder = Defined("list", "append", "{ from: 2020-01-01, value: [a, b], cites: [law#1] }")
            .Policy(Province, Setting + Values("{ from: 2021-01-01, value: [d], cites: [law#1] }"))
            .Policy(County, Setting + Values("{ from: 2022-01-01, value: [c], cites: [law#2] }"));

        var resolved = On(folder, Day)!;

        Assert.Equal<IEnumerable<string>>(["a", "b", "d", "c"], (IReadOnlyList<string>)resolved.Value);
        Assert.Equal(3, resolved.Parts.Count);
        Assert.Empty(resolved.Shadowed);
        Assert.Equal<IEnumerable<string>>(["a", "b"], (IReadOnlyList<string>)On(folder, new DateOnly(2020, 12, 31))!.Value);
    }

    [Fact]
    public void Tables_are_appended_row_by_row_and_every_row_can_be_found()
    {
        const string Shape = "  key: [name]\n  columns: { name: { type: word, required: true }, days: { type: number } }\n";
        using var folder = new PolicyFolder()
            .Policy(
                Nation,
                Definition("table", "append") + Shape + Values("{ from: 2020-01-01, rows: [{ name: first, days: 3 }], cites: [law#1] }")
            )
            .Policy(County, Setting + Values("{ from: 2020-01-01, rows: [{ name: own, days: 5 }], cites: [law#2] }"));

        var table = (Table)On(folder, Day)!.Value;

        Assert.Equal(["first", "own"], table.Rows.Select(row => row.Key));
        Assert.Equal(5, table.Find("own")!.Number("days"));
        Assert.Equal(3, table.Find("first")!.Number("days"));
    }

    [Fact]
    public void What_is_sealed_is_the_same_everywhere()
    {
        using var folder = Defined("duration", "sealed", "{ from: 2020-01-01, value: P12M, cites: [law#1] }");

        Assert.Equal(Duration.OfMonths(12), On(folder, Day)!.Value);
    }

    [Fact]
    public void A_lower_level_may_speak_where_a_sealed_value_is_not_yet_in_force()
    {
        using var folder = Defined("number", "sealed", "{ from: 2020-01-01, value: 1, cites: [law#1] }")
            .Policy(
                County,
                Setting + Values("{ from: 2018-01-01, value: 2, cites: [law#1] }", "{ from: 2020-01-01, ended: true, cites: [law#1] }")
            );

        Assert.Equal(2, On(folder, new DateOnly(2019, 12, 31))!.Value);
        Assert.Equal(1, On(folder, new DateOnly(2020, 1, 1))!.Value);
    }

    [Fact]
    public void When_a_value_has_ended_the_level_above_is_heard_again()
    {
        using var folder = Defined("number", "replace", "{ from: 2020-01-01, value: 1, cites: [law#1] }")
            .Policy(
                County,
                Setting
                    + Values(
                        "{ from: 2021-01-01, value: 2, cites: [law#2] }",
                        "{ from: 2022-01-01, ended: true, cites: [law#2] }",
                        "{ from: 2023-01-01, value: 3, cites: [law#2] }"
                    )
            );

        Assert.Equal(2, On(folder, new DateOnly(2021, 12, 31))!.Value);
        Assert.Equal(1, On(folder, new DateOnly(2022, 1, 1))!.Value);
        Assert.Equal(1, On(folder, new DateOnly(2022, 12, 31))!.Value);
        Assert.Equal(3, On(folder, new DateOnly(2023, 1, 1))!.Value);
    }

    [Fact]
    public void When_the_only_value_has_ended_none_is_set()
    {
        using var folder = Defined(
            "number",
            "replace",
            "{ from: 2020-01-01, value: 1, cites: [law#1] }",
            "{ from: 2021-01-01, ended: true, cites: [law#1] }"
        );

        Assert.NotNull(On(folder, new DateOnly(2020, 12, 31)));
        Assert.Null(On(folder, new DateOnly(2021, 1, 1)));
        Assert.Null(On(folder, new DateOnly(2019, 12, 31)));
    }

    [Fact]
    public void A_value_that_is_announced_counts_from_its_day_on()
    {
        using var folder = Defined(
            "number",
            "replace",
            "{ from: 2020-01-01, value: 1, cites: [law#1] }",
            "{ from: 2030-01-01, value: 2, cites: [law#2] }"
        );

        Assert.Equal(1, On(folder, new DateOnly(2029, 12, 31))!.Value);
        Assert.Equal(2, On(folder, new DateOnly(2030, 1, 1))!.Value);
    }

    [Fact]
    public void A_parameter_that_nobody_defines_is_not_set()
    {
        using var folder = new PolicyFolder();

        Assert.Null(On(folder, Day));
    }

    [Fact]
    public void A_template_of_a_lower_level_takes_the_place_of_one_above()
    {
        using var folder = new PolicyFolder();
        foreach (var level in new[] { Nation, County })
        {
            folder.Write($"{level}/documents/letter.md", $"---\ntitle: {{ zh: 函, en: Letter }}\nversion: \"1\"\n---\n{level}\n");
        }

        var book = folder.Load();

        Assert.Equal(County, book.ChainFor("440605", Day).Template("letter")?.Plugin.Manifest.Id);
        Assert.Equal(Nation, book.ChainFor("440000", Day).Template("letter")?.Plugin.Manifest.Id);
        Assert.Null(book.ChainFor("440605", Day).Template("other"));
    }

    private const string Setting = "- parameter: p\n";

    private static PolicyFolder Defined(string type, string inherit, params string[] values) =>
        new PolicyFolder().Policy(Nation, Definition(type, inherit) + (values is [] ? "" : Values(values)));

    private static string Definition(string type, string inherit) =>
        $"- parameter: p\n  title: {{ zh: 参数, en: Parameter }}\n  type: {type}\n  inherit: {inherit}\n";

    private static string Values(params string[] values) => "  values:\n" + string.Concat(values.Select(value => $"    - {value}\n"));

    private static ResolvedValue? On(PolicyFolder folder, DateOnly day) => folder.Load().ChainFor("440605", day).Resolve("p", day);
}
