using Guihang.Policy;
using Guihang.Policy.Calendar;
using Guihang.Policy.Observations;
using Guihang.Policy.Rules;

namespace Guihang.Plugins.National.Rules.Observations;

internal sealed class ObservationIsScoredOverItsWindows()
    : Rule<ObservationFacts, ObservationDecision>(
        new Wording(
            "按政策所定的考察期数和量表逐期评分，各期取平均；考察结果由人写入评估报告。",
            "Each window that the policy sets is scored on its instrument, and the mean is taken; people write the result into the report."
        ),
        Sheet,
        Cycle,
        Count,
        First,
        Reports,
        Items
    )
{
    private static readonly Parameter<Instrument> Sheet = Parameter.Instrument("observation.instrument");
    private static readonly Parameter<CalendarCycle> Cycle = Parameter.Enumeration<CalendarCycle>("observation.window");
    private static readonly Parameter<int> Count = Parameter.Number("observation.windows");
    private static readonly Parameter<DateRule> First = Parameter.DateRule("observation.first-window");
    private static readonly Parameter<IReadOnlyList<string>> Reports = Parameter.List("reports.on-observation");
    private static readonly Parameter<Table> Items = Parameter.Table("observation.adjustments");

    private const int Hundredths = 100;
    private const int Whole = 10_000;

    public override Outcome<ObservationDecision> Decide(ObservationFacts facts, IRuleContext<ObservationFacts, ObservationDecision> context)
    {
        if (!context.TryRead(Sheet, out var sheet))
        {
            return new NotApplicable<ObservationDecision>(new("该地没有考察量表。", "The region has no instrument of observation."));
        }

        var first = context.Read(First).From(facts.EvaluatedOn);
        var dimensions = sheet.Parts.Where(part => part.Kind == InstrumentPartKind.Points).ToList();
        var items = context.TryRead(Items, out var table) ? table.Rows : [];
        var windows = context
            .Read(Cycle)
            .WindowsFrom(new DateSpan(first, null))
            .Take(context.Read(Count))
            .Select(span => Adjusted(Window(span, dimensions, facts.Scores), items, facts.Adjustments))
            .ToList();

        IReadOnlyList<string> reports = context.TryRead(Reports, out var named) ? named : [];
        if (windows.Exists(window => window.Points is null))
        {
            return new Decided<ObservationDecision>(new() { Windows = windows, Reports = reports });
        }

        var points = windows.Sum(window => window.Points!.Value) / windows.Count;
        var band = sheet.GradeOf(points);
        return new Decided<ObservationDecision>(
            new()
            {
                Windows = windows,
                Reports = reports,
                Points = points,
                Band = band.Key,
                Title = band.Title,
            }
        );
    }

    // Each item counts up to its own cap; together they bring a window neither below nought nor above a hundred.
    private static ObservationWindow Adjusted(
        ObservationWindow window,
        IReadOnlyList<TableRow> items,
        IReadOnlyList<ObservationAdjustment> adjustments
    )
    {
        var within = adjustments.Where(adjustment => adjustment.WindowStart == window.Span.Start).ToList();
        var (bonus, deduction) = (Sum(AdjustmentEffect.Bonus), Sum(AdjustmentEffect.Deduction));
        return window with
        {
            Scored = window.Points,
            Bonus = bonus,
            Deduction = deduction,
            Points = window.Points is { } points ? Math.Clamp(points + bonus - deduction, 0, Whole) : null,
        };

        int Sum(AdjustmentEffect effect) =>
            items
                .Where(item => item.Word<AdjustmentEffect>("effect") == effect)
                .Sum(item =>
                    Hundredths
                    * Math.Min(
                        item.Number("most")!.Value,
                        item.Number("points")!.Value * within.Count(adjustment => adjustment.Item == item.Key)
                    )
                );
    }

    // Each dimension is brought to a hundred by its own most, then weighed. Hundredths, rounded down.
    private static ObservationWindow Window(DateSpan span, List<InstrumentPart> dimensions, IReadOnlyList<ObservationScore> scores)
    {
        var given = dimensions.Select(part => scores.FirstOrDefault(s => s.Dimension == part.Key && s.WindowStart == span.Start)).ToList();
        var missing = dimensions.Where((_, i) => given[i] is null).Select(part => part.Key).ToList();
        var points = dimensions.Zip(given).Sum(pair => pair.First.Weight * (pair.Second?.Points ?? 0) * 10_000L / pair.First.Most!.Value);
        return new ObservationWindow(span, missing is [] ? (int)(points / dimensions.Sum(part => part.Weight)) : null, missing);
    }
}
