using Guihang.Policy;
using Guihang.Policy.Calendar;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;

namespace Guihang.Tests.Policies.Contract;

/// <summary>How rules see parameters.</summary>
public sealed class TablesAndParameters
{
    private static readonly TableRow Row = new(
        "party/warning",
        new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["days"] = 7,
            ["length"] = Duration.OfMonths(6),
            ["role"] = "unit-secretary",
            ["kinds"] = new List<string> { "warning", "major-demerit" },
            ["flag"] = true,
            ["title"] = new Wording("警告", "Warning"),
        }
    );

    [Fact]
    public void A_row_is_found_by_the_values_of_its_key()
    {
        var other = new TableRow("alone", new Dictionary<string, object>(StringComparer.Ordinal));
        var table = new Table([Row, other]);

        Assert.Same(Row, table.Find("party", "warning"));
        Assert.Same(Row, table.Find("party/warning"));
        Assert.Same(other, table.Find("alone"));
        Assert.Null(table.Find("party"));
        Assert.Null(table.Find("warning", "party"));
        Assert.Equal([Row, other], table.Rows);
    }

    [Fact]
    public void Cells_are_read_by_column()
    {
        Assert.Equal(7, Row.Number("days"));
        Assert.Equal(Duration.OfMonths(6), Row.Duration("length"));
        Assert.Equal("unit-secretary", Row.Word("role"));
        Assert.Equal(VisitorRole.UnitSecretary, Row.Word<VisitorRole>("role"));
        Assert.Equal(["warning", "major-demerit"], Row.List("kinds"));
        Assert.Equal([SanctionKind.Warning, SanctionKind.MajorDemerit], Row.List<SanctionKind>("kinds"));
        Assert.True(Row.Flag("flag"));
        Assert.Equal(new Wording("警告", "Warning"), Row.Wording("title"));
        Assert.Equal("party/warning", Row.Key);
        Assert.Equal(6, Row.Cells.Count);
    }

    [Fact]
    public void A_cell_that_is_left_out_is_absent()
    {
        Assert.Null(Row.Number("none"));
        Assert.Null(Row.Duration("none"));
        Assert.Null(Row.Word("none"));
        Assert.Null(Row.Word<VisitorRole>("none"));
        Assert.Empty(Row.List("none"));
        Assert.Empty(Row.List<SanctionKind>("none"));
        Assert.Null(Row.Flag("none"));
        Assert.Null(Row.Wording("none"));
    }

    [Fact]
    public void A_word_that_the_rule_does_not_understand_is_an_error()
    {
        Assert.Throws<KeyNotFoundException>(() => Row.Word<SanctionKind>("role"));
        Assert.Throws<KeyNotFoundException>(() => Row.List<VisitorRole>("kinds"));
    }

    [Fact]
    public void Members_are_written_in_lower_case_with_hyphens()
    {
        Assert.Equal("head-of-lower-organisation", Words.Of(LeadershipRole.HeadOfLowerOrganisation));
        Assert.Equal("none", Words.Of(LeadershipRole.None));
        Assert.Equal(
            ["none", "leading-group-member", "head-of-lower-organisation"],
            Words.Of<LeadershipRole>().Keys.OrderBy(word => Words.Of<LeadershipRole>()[word])
        );
    }

    [Fact]
    public void Every_word_of_the_contract_is_read_back_as_its_member()
    {
        var types = typeof(IRule).Assembly.GetExportedTypes().Where(type => type.IsEnum).ToList();
        Assert.True(types.Count > 15);

        foreach (var kind in Enum.GetValues<SanctionKind>())
        {
            Assert.Equal(kind, Words.Of<SanctionKind>()[Words.Of(kind)]);
            Assert.Matches("^[a-z]+(-[a-z]+)*$", Words.Of(kind));
        }
    }

    [Fact]
    public void Parameters_know_their_type_and_their_words_and_convert_what_is_stored()
    {
        Check(Parameter.Number("n"), ParameterType.Number, 3, 3);
        Check(Parameter.Duration("d"), ParameterType.Duration, Duration.OfDays(3), Duration.OfDays(3));
        Check(Parameter.Text("t"), ParameterType.Text, new Wording("甲", "A"), new Wording("甲", "A"));
        Check(
            Parameter.Enumeration<LeadershipRole>("e"),
            ParameterType.Enumeration,
            "leading-group-member",
            LeadershipRole.LeadingGroupMember
        );
        Check(Parameter.List("l"), ParameterType.List, new List<string> { "a" }, ["a"]);
        Check(Parameter.ListOf<LeadershipRole>("lo"), ParameterType.List, new List<string> { "none" }, [LeadershipRole.None]);
        var table = new Table([Row]);
        Check(Parameter.Table("tb"), ParameterType.Table, table, table);

        Assert.Equal(3, Parameter.Enumeration<LeadershipRole>("e").Options.Count);
        Assert.Equal(3, Parameter.ListOf<LeadershipRole>("e").Options.Count);
        Assert.Empty(Parameter.List("l").Options);
        Assert.Empty(Parameter.Number("n").Options);

        static void Check<T>(Parameter<T> parameter, ParameterType type, object stored, T read)
            where T : notnull
        {
            Assert.Equal(type, parameter.Type);
            Assert.Equal(parameter.Name, parameter.ToString());
            Assert.Equal(read, parameter.Convert(stored));
        }
    }

    [Fact]
    public void A_parameter_that_is_not_set_is_named()
    {
        var unset = new ParameterNotSetException("visits.most");

        Assert.Equal("visits.most", unset.Parameter);
        Assert.Equal("No level sets the parameter \"visits.most\" on the day asked for.", unset.Message);
    }

    [Fact]
    public void A_wording_reads_as_its_Chinese_form() => Assert.Equal("甲", new Wording("甲", "A").ToString());

    [Fact]
    public void The_whole_of_a_decision_runs_from_its_first_day_to_the_last_of_its_spans()
    {
        var day = new DateOnly(2024, 1, 1);
        var probation = new InfluenceSpan(InfluenceSpanKind.Probation, new DateSpan(day, day.AddDays(10)), []);
        var after = new InfluenceSpan(InfluenceSpanKind.InfluencePeriod, new DateSpan(day.AddDays(10), day.AddDays(30)), []);
        var open = new InfluenceSpan(InfluenceSpanKind.InfluencePeriod, new DateSpan(day.AddDays(10), null), []);

        Assert.Equal(new DateSpan(day, day.AddDays(30)), Whole(probation, after));
        Assert.Equal(
            new DateSpan(day, day.AddDays(30)),
            Whole(new InfluenceSpan(InfluenceSpanKind.InfluencePeriod, new DateSpan(day, day.AddDays(30)), []), probation)
        );
        Assert.Equal(new DateSpan(day, null), Whole(probation, open));
        Assert.Equal(probation.Span, Whole(probation));
        Assert.Null(Whole());

        static DateSpan? Whole(params InfluenceSpan[] spans) =>
            new InfluencePeriodDecision { Spans = spans, Ending = PeriodEnding.Automatic }.Whole();
    }
}
