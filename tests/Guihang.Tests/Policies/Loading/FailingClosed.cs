using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Loading;
using Guihang.Policy.Calendar;
using Guihang.Tests.Support;
using static Guihang.Tests.Support.PolicyFolder;

namespace Guihang.Tests.Policies.Loading;

/// <summary>Anything wrong in the chain of a jurisdiction served refuses the book; a plugin outside is reported and passed over.</summary>
public sealed class FailingClosed
{
    private const string Within = """
        - parameter: visits.within
          title: { zh: 期限, en: Within }
          type: duration
          inherit: tighten-max

        """;

    private const string OpenWithin = """
        - parameter: visits.within
          confidence: unverified
          values:
            - { from: 2020-01-01, open: true }

        """;

    [Theory]
    [InlineData(Nation)]
    [InlineData(Province)]
    [InlineData(County)]
    public void A_fault_at_any_level_of_a_jurisdiction_served_refuses_the_book(string level)
    {
        using var folder = new PolicyFolder().Append($"{level}/plugin.yaml", "asembly: Rules.dll\n");

        Assert.Contains(folder.Refused(), fault => fault.Code == PolicyFaultCode.UnknownKey && fault.Plugin == level);
    }

    [Fact]
    public void The_refusal_tells_everything_that_is_wrong_with_its_place_in_both_languages()
    {
        using var folder = new PolicyFolder()
            .Append($"{County}/plugin.yaml", "asembly: Rules.dll\n")
            .Policy(County, "- parameter: visits.mots\n");

        var message = Assert.Throws<PolicyBookRefusedException>(folder.Load).Message;

        Assert.Contains($"{County}/plugin.yaml:6", message, StringComparison.Ordinal);
        Assert.Contains($"{County}/policies/test.yaml:1", message, StringComparison.Ordinal);
        Assert.Contains("没有名为“asembly”的键。 是否应为“assembly”？", message, StringComparison.Ordinal);
        Assert.Contains("There is no key \"asembly\" here. Did you mean \"assembly\"?", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_faulty_plugin_outside_is_reported_and_passed_over()
    {
        using var folder = new PolicyFolder().Append($"{County}/plugin.yaml", "asembly: Rules.dll\n");
        folder.Served[0] = "440000";

        var book = folder.Load();

        Assert.Equal([Nation, Province], book.Plugins.Select(plugin => plugin.Manifest.Id));
        Assert.Equal($"{County}/plugin.yaml:6", Assert.Single(book.PassedOver).Place);
        Assert.True(book.Serves("440000"));
        Assert.False(book.Serves("440605"));
    }

    [Fact]
    public void What_is_below_a_faulty_plugin_is_passed_over_with_it()
    {
        using var folder = new PolicyFolder().Append($"{Province}/plugin.yaml", "asembly: Rules.dll\n");
        folder.Served[0] = "510000";

        var book = folder.Load();

        Assert.Equal([Nation], book.Plugins.Select(plugin => plugin.Manifest.Id));
        Assert.Equal([Province, County], book.PassedOver.Select(fault => fault.Plugin));
    }

    [Fact]
    public void A_plugin_whose_region_is_a_slip_counts_as_that_of_its_folder()
    {
        using var folder = new PolicyFolder().Replace($"{County}/plugin.yaml", "440605\"", "440114\"");

        Assert.Contains(folder.Refused(), fault => fault.Code == PolicyFaultCode.RegionMismatch && fault.Plugin == County);
    }

    [Fact]
    public void A_plugin_that_could_be_anyones_refuses_the_book()
    {
        using var folder = new PolicyFolder();
        Directory.Move(Path.Combine(folder.Path, County), Path.Combine(folder.Path, "Nanhai"));
        folder.Write("Nanhai/plugin.yaml", "");

        Assert.Contains(folder.Refused(), fault => fault.Code == PolicyFaultCode.NotYaml && fault.Plugin == "Nanhai");
    }

    [Fact]
    public void Where_nothing_is_served_nothing_refuses_but_a_missing_nation()
    {
        using var folder = new PolicyFolder().Write($"{County}/plugin.yaml", "");
        folder.Served.Clear();
        Assert.Equal([Nation, Province], folder.Load().Plugins.Select(plugin => plugin.Manifest.Id));

        Directory.Delete(Path.Combine(folder.Path, Nation), true);
        Assert.Contains(folder.Refused(), fault => fault.Code == PolicyFaultCode.FileMissing);
    }

    [Fact]
    public void Folders_whose_names_begin_with_an_underscore_are_no_plugins()
    {
        using var folder = new PolicyFolder().Write("_template/plugin.yaml", "");

        Assert.Empty(folder.Load().PassedOver);
    }

    [Fact]
    public void A_level_without_a_plugin_is_skipped()
    {
        using var folder = new PolicyFolder();
        Directory.Delete(Path.Combine(folder.Path, Province), true);

        Assert.Equal(
            [County, Nation],
            folder.Load().ChainFor("440605", ShippedPolicies.Today).Plugins.Select(plugin => plugin.Manifest.Id)
        );
    }

    [Fact]
    public void An_unverified_value_counts_once_the_deployer_has_confirmed_it_and_the_trace_can_say_who()
    {
        using var folder = new PolicyFolder().Policy(Nation, Within).Policy(County, OpenWithin).Confirm("visits.within", "P30D");

        var resolved = folder.Load().ChainFor("440605", ShippedPolicies.Today).Resolve("visits.within", ShippedPolicies.Today);

        Assert.Equal(Duration.OfDays(30), resolved?.Value);
        var part = Assert.Single(resolved!.Parts);
        Assert.Equal(Confidence.Unverified, part.Confidence);
        Assert.Equal("Nr. 1", part.Confirmation?.Document);
    }

    [Fact]
    public void An_unverified_value_with_a_number_of_its_own_is_confirmed_as_it_stands_or_replaced()
    {
        const string Stated = "- parameter: visits.within\n  confidence: unverified\n  values: [{ from: 2020-01-01, value: P10D }]\n";

        Assert.Equal(Duration.OfDays(10), Value(null));
        Assert.Equal(Duration.OfDays(5), Value("P5D"));

        static object? Value(string? confirmed)
        {
            using var folder = new PolicyFolder().Policy(Nation, Within).Policy(County, Stated).Confirm("visits.within", confirmed);
            return folder.Load().ChainFor("440605", ShippedPolicies.Today).Resolve("visits.within", ShippedPolicies.Today)?.Value;
        }
    }

    [Fact]
    public void A_list_is_confirmed_as_words_with_commas()
    {
        using var folder = new PolicyFolder()
            .Policy(Nation, "- parameter: letters\n  title: { zh: 函, en: Letters }\n  type: list\n  inherit: append\n")
            .Policy(County, "- parameter: letters\n  confidence: unverified\n  values: [{ from: 2020-01-01, open: true }]\n")
            .Confirm("letters", "one, two");

        Assert.Equal<IEnumerable<string>>(
            ["one", "two"],
            (IReadOnlyList<string>)folder.Load().ChainFor("440605", ShippedPolicies.Today).Resolve("letters", ShippedPolicies.Today)!.Value
        );
    }

    [Fact]
    public void Outside_the_jurisdictions_served_an_unverified_value_needs_nobody_and_an_open_one_is_not_set()
    {
        using var folder = new PolicyFolder().Policy(Nation, Within).Policy(County, OpenWithin);
        folder.Served[0] = "440000";

        var book = folder.Load();

        Assert.Empty(book.PassedOver);
        Assert.Null(book.ChainFor("440605", ShippedPolicies.Today).Resolve("visits.within", ShippedPolicies.Today));
    }

    [Fact]
    public void Of_two_confirmations_of_one_value_the_second_is_told()
    {
        using var folder = new PolicyFolder()
            .Policy(Nation, Within)
            .Policy(County, OpenWithin)
            .Confirm("visits.within", "P30D")
            .Confirm("visits.within", "P40D");

        Assert.Equal(PolicyFaultCode.ConfirmationUnused, Assert.Single(folder.Refused()).Code);
    }

    [Fact]
    public void What_was_checked_within_the_time_is_not_stale()
    {
        using var folder = new PolicyFolder().Policy(
            Nation,
            Within + "  verified: 2024-11-01\n  values: [{ from: 2020-01-01, value: P30D, cites: [law#1] }]\n"
        );

        Assert.Empty(folder.Load().Warnings);
    }

    [Fact]
    public void The_book_has_another_hash_when_anything_in_it_says_something_else()
    {
        using var folder = new PolicyFolder().Policy(Nation, Within).Policy(County, OpenWithin).Confirm("visits.within", "P30D");
        var hashes = new List<string> { folder.Load().Hash, folder.Load().Hash };
        Assert.Equal(hashes[0], hashes[1]);

        folder.Confirmed[0] = folder.Confirmed[0] with { Value = "P20D" };
        hashes.Add(folder.Load().Hash);
        folder.Append($"{County}/policies/test.yaml", "# A remark.\n");
        hashes.Add(folder.Load().Hash);
        folder.Write($"{County}/documents/letter.md", "---\ntitle: { zh: 函, en: Letter }\nversion: \"1\"\n---\nText\n");
        hashes.Add(folder.Load().Hash);
        folder.Replace($"{Province}/plugin.yaml", "1.0.0", "1.0.1");
        hashes.Add(folder.Load().Hash);

        Assert.Equal(5, hashes.Distinct().Count());
        Assert.All(hashes, hash => Assert.Matches("^[0-9a-f]{64}$", hash));
    }
}
