using System.Globalization;
using Guihang.Policy;
using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;
using Guihang.Policy.VisitPlans;

namespace Guihang.Plugins.National.Rules.VisitPlans;

/// <summary>Limits in working days over the official calendar of the years that they touch.</summary>
internal static class WorkingCalendar
{
    public static readonly Parameter<Table> Years = Parameter.Table("calendar.years");

    /// <summary>The first day after a number of working days; null, with the year, where its calendar is not known.</summary>
    public static (DateOnly? End, int? Missing) EndOf(
        DateOnly start,
        int days,
        EndDayConvention endDay,
        IRuleContext<VisitPlanFacts, VisitPlanDecision> context
    )
    {
        var calendar = new WorkingDays();
        for (var year = start.Year; ; year++)
        {
            if (context.ReadRow(Years, year.ToString(CultureInfo.InvariantCulture)) is not { } row)
            {
                context.Note(
                    new Wording(
                        $"{year}年的节假日安排尚未录入，工作日期限无法计算。",
                        $"The calendar of {year} is not known; the limit in working days cannot be told."
                    )
                );
                return (null, year);
            }

            calendar.Add(year, row.List("off"), row.List("worked"));
            // Under the convention of the corresponding day the first day does not count (Civil Code art. 201).
            if (calendar.TryEnd(start, days, endDay != EndDayConvention.CorrespondingDay, out var end, out _))
            {
                return (end, null);
            }
        }
    }
}
