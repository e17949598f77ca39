using Guihang.Core.Policies.Loading;
using Guihang.Tests.Support;

namespace Guihang.Tests.Policies.Loading;

/// <summary>A table that names rows of another one is held to what is there: persons are never divided by events, and no bulletin tells a figure that there is not.</summary>
public sealed class References
{
    private const string Tables = """
        - parameter: figures
          title: { zh: 数, en: Figures }
          type: table
          key: [figure]
          columns:
            figure: { type: word, required: true }
            counts: { type: word, required: true, options: [persons, events] }
          inherit: append
          values:
            - from: 2020-01-01
              cites: [law#1]
              rows:
                - { figure: visited, counts: persons }
                - { figure: visits, counts: events }
        - parameter: shares
          title: { zh: 率, en: Shares }
          type: table
          key: [share]
          columns:
            share: { type: word, required: true }
            of: { type: word, required: true, of: figures, same: counts }
            counts: { type: word, required: true, options: [persons, events] }
          inherit: append
          values:
            - from: 2020-01-01
              cites: [law#1]
              rows:
                - { share: reached, of: visited, counts: persons }

        """;

    [Fact]
    public void A_row_that_is_there_and_counts_the_same_is_taken()
    {
        using var folder = new PolicyFolder().Policy(PolicyFolder.Nation, Tables);

        Assert.Contains(folder.Load().Plugins, plugin => plugin.Values.ContainsKey("shares"));
    }

    [Theory]
    [InlineData("of: visits, counts: persons", "numbers of different units are never divided")]
    [InlineData("of: kings, counts: persons", "which \"figures\" does not have")]
    public void A_level_below_that_divides_persons_by_events_or_names_nothing_is_refused(string row, string says)
    {
        using var folder = new PolicyFolder()
            .Policy(PolicyFolder.Nation, Tables)
            .Policy(
                PolicyFolder.County,
                $$"""
                - parameter: shares
                  values:
                    - from: 2021-01-01
                      cites: [law#1]
                      rows:
                        - { share: own, {{row}} }
                """
            );

        var fault = Assert.Single(folder.Refused());

        Assert.Equal(PolicyFaultCode.BadValue, fault.Code);
        Assert.Equal("440605.Nanhai/policies/test.yaml", fault.File);
        Assert.Contains(says, fault.What.En, StringComparison.Ordinal);
    }
}
