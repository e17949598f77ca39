using Guihang.Policy;
using Guihang.Policy.Calendar;
using Guihang.Policy.Executions;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using Context = Guihang.Policy.Rules.IRuleContext<Guihang.Policy.Executions.ExecutionFacts, Guihang.Policy.Executions.ExecutionDecision>;

namespace Guihang.Plugins.National.Rules.Executions;

internal sealed class EachTextSaysWhatExecutesADecision()
    : Rule<ExecutionFacts, ExecutionDecision>(
        new Wording(
            "处分决定的送达、宣布、归档、职务工资变动与执行报告，依决定所适用的文本；复审、复核、申诉不停止执行。",
            "Service, announcement, filing, change of post and pay, and the report follow the text that the decision applied; a review does not suspend them."
        ),
        Items,
        Reviews,
        EndDay
    )
{
    private static readonly Parameter<Table> Items = Parameter.Table("execution.items");
    private static readonly Parameter<Table> Reviews = Parameter.Table("reviews.limits");
    private static readonly Parameter<EndDayConvention> EndDay = Parameter.Enumeration<EndDayConvention>("execution.end-day");

    private static readonly Wording Revoked = new("处分已撤销，无须执行。", "The sanction was revoked; nothing of it is executed.");
    private static readonly Wording NotAsked = new(
        "决定所适用的文本未要求此项。",
        "The text that the decision applied does not ask for it."
    );
    private static readonly Wording NotKnown = new(
        "已查来源未载明决定所适用的文本对此项的规定，是否应办、何时办理均不详，须由人查明。",
        "Nothing that was read says whether the text that the decision applied asks for it, or by when. A person must find out."
    );
    private static readonly Wording NotForKind = new("该处分种类无须办理此项。", "It is not asked for with this kind of sanction.");
    private static readonly Wording Promptly = new("应当办理；文本未规定具体期限。", "It is owed; the text sets no number of days.");
    private static readonly Wording InTime = new(
        "自作出决定之日起，在文本规定的期限内办理。",
        "It is owed within the time that the text sets, from the day of the decision."
    );
    private static readonly Wording Extended = new(
        "经批准延长办理期限，不超过文本规定的最长期限。",
        "More time was approved, within the longest that the text allows."
    );

    public override Outcome<ExecutionDecision> Decide(ExecutionFacts facts, Context context) =>
        new Decided<ExecutionDecision>(
            new()
            {
                Items = [.. Enum.GetValues<ExecutionItem>().Select(item => Item(item, facts, context))],
                Reviews = [.. Enum.GetValues<ReviewStep>().Select(step => Review(step, facts, context))],
            }
        );

    private static ExecutionDue Item(ExecutionItem item, ExecutionFacts facts, Context context)
    {
        if (facts.IsRevoked)
        {
            return new(item, IsOwed: false, null, Revoked);
        }

        // A row that is missing is no provision: it says only that nobody has read one.
        if (context.ReadRow(Items, facts.LegalText, Words.Of(item)) is not { } row)
        {
            return new(item, IsOwed: null, null, NotKnown);
        }

        if (row.Flag("asked") == false)
        {
            return new(item, IsOwed: false, null, NotAsked);
        }

        if (row.List<SanctionKind>("kinds") is { Count: > 0 } kinds && !kinds.Contains(facts.Kind))
        {
            return new(item, IsOwed: false, null, NotForKind);
        }

        if (row.Duration("within") is not { } within)
        {
            return new(item, IsOwed: true, null, Promptly);
        }

        var endDay = context.Read(EndDay);
        var extension = facts.Extensions.LastOrDefault(extension => extension.Item == item);
        if (extension is null || row.Duration("at-most") is not { } most)
        {
            return new(item, IsOwed: true, endDay.SpanFrom(facts.DecidedOn, within).LastDay, InTime);
        }

        var latest = endDay.SpanFrom(facts.DecidedOn, most).LastDay!.Value;
        return new(item, IsOwed: true, extension.Until < latest ? extension.Until : latest, Extended);
    }

    private static ReviewDue Review(ReviewStep step, ExecutionFacts facts, Context context)
    {
        if (context.ReadRow(Reviews, Words.Of(facts.Regime), Words.Of(step)) is not { } row)
        {
            return new(step, null, null);
        }

        var endDay = context.Read(EndDay);
        var from = step == ReviewStep.Reexamination ? facts.ServedOn : facts.Reviews.LastOrDefault(r => r.Step < step)?.AnsweredOn;
        var asked = facts.Reviews.LastOrDefault(review => review.Step == step);
        return new(
            step,
            from is { } day && row.Duration("lodge-within") is { } lodge ? endDay.SpanFrom(day, lodge).LastDay : null,
            asked is not null && row.Duration("answer-within") is { } answer ? endDay.SpanFrom(asked.LodgedOn, answer).LastDay : null
        );
    }
}
