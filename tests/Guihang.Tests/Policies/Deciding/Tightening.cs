using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Loading;
using Guihang.Tests.Support;
using static Guihang.Tests.Support.PolicyFolder;

namespace Guihang.Tests.Policies.Deciding;

/// <summary>What only tightens never comes out laxer below; a book in which it would is refused.</summary>
public sealed class Tightening
{
    private static readonly DateOnly First = new(2020, 1, 1);
    private static readonly string[] Levels = [Nation, Province, County];

    [Theory]
    [InlineData("tighten-min")]
    [InlineData("tighten-max")]
    public void A_lower_level_is_never_laxer_on_any_day(string inherit)
    {
        var (made, refused) = (0, 0);
        Prop.ForAll(
                Policies.ToArbitrary(),
                levels =>
                {
                    using var folder = Written(levels, inherit);
                    PolicyBook? book = null;
                    try
                    {
                        book = folder.Load();
                        made++;
                    }
                    catch (PolicyBookRefusedException fault)
                    {
                        Assert.All(
                            fault.Faults,
                            found => Assert.True(found.Code is PolicyFaultCode.LaxerThanAbove or PolicyFaultCode.RequirementUnmet)
                        );
                        refused++;
                    }

                    // A book is made exactly where no day has a laxer value below; then the lower level's is the value in force.
                    return (book is not null) == Days.All(day => IsStricterBelow(levels, inherit, day))
                        && (book is null || Days.All(day => IsInForce(book, levels, day)));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));

        Assert.True(made > 0 && refused > 0, $"{made} made, {refused} refused");
    }

    private static IEnumerable<DateOnly> Days => Enumerable.Range(-1, 6).Select(month => First.AddMonths(month));

    // For each level: its values by the month from which they count; null is an end.
    private static Gen<IReadOnlyList<IReadOnlyList<(int Month, int? Value)>>> Policies { get; } =
        from nation in Values
        from province in Values
        from county in Values
        select (IReadOnlyList<IReadOnlyList<(int, int?)>>)[nation, province, county];

    private static Gen<IReadOnlyList<(int Month, int? Value)>> Values =>
        from months in Gen.Choose(0, 4).ListOf()
        from numbers in Gen.Frequency((5, Gen.Choose(1, 4).Select(number => (int?)number)), (1, Gen.Constant<int?>(null))).ListOf(5)
        select (IReadOnlyList<(int, int?)>)[.. months.Distinct().Order().Take(2).Select((month, i) => (month, numbers[i]))];

    private static PolicyFolder Written(IReadOnlyList<IReadOnlyList<(int Month, int? Value)>> levels, string inherit)
    {
        var folder = new PolicyFolder();
        for (var i = 0; i < Levels.Length; i++)
        {
            var definition = i == 0 ? $"  title: {{ zh: 参数, en: Parameter }}\n  type: number\n  inherit: {inherit}\n" : "";
            var values = levels[i]
                .Select(value =>
                {
                    var content = value.Value is { } number
                        ? string.Create(CultureInfo.InvariantCulture, $"value: {number}")
                        : "ended: true";
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"    - {{ from: {First.AddMonths(value.Month):yyyy-MM-dd}, {content}, cites: [law#1] }}\n"
                    );
                });
            folder.Policy(Levels[i], $"- parameter: p\n{definition}{(levels[i] is [] ? "" : "  values:\n")}{string.Concat(values)}");
        }

        return folder;
    }

    private static int? On(IReadOnlyList<(int Month, int? Value)> level, DateOnly day) =>
        level.LastOrDefault(value => First.AddMonths(value.Month) <= day).Value;

    private static bool IsStricterBelow(IReadOnlyList<IReadOnlyList<(int Month, int? Value)>> levels, string inherit, DateOnly day)
    {
        var inForce = levels.Select(level => On(level, day)).OfType<int>().ToList();
        return inForce.SequenceEqual(inherit == "tighten-min" ? inForce.Order() : inForce.OrderDescending());
    }

    private static bool IsInForce(PolicyBook book, IReadOnlyList<IReadOnlyList<(int Month, int? Value)>> levels, DateOnly day) =>
        Equals(
            book.ChainFor("440605", day).Resolve("p", day)?.Value,
            levels.Select(level => On(level, day)).LastOrDefault(value => value is not null)
        );
}
