using Guihang.Policy;
using Guihang.Policy.Calendar;
using Guihang.Policy.Consequences;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;

namespace Guihang.Plugins.National.Rules.Consequences;

internal sealed class AnActionIsBarredWhileABarHolds()
    : Rule<ConsequenceFacts, ConsequenceDecision>(
        new Wording(
            "处分的限制在影响期内有效；期满之次日起，限制不再适用。",
            "What a sanction bars is barred while its period runs; from the day after the last day it is not."
        ),
        BarredBy,
        ReviewBodies,
        ReviewWithin
    )
{
    private static readonly Parameter<Table> BarredBy = Parameter.Table("consequences.barred-by");

    // Of the judgement that people make when a period is over (党政领导干部选拔任用工作条例 art. 24(6)); the rule itself never reads them.
    private static readonly Parameter<IReadOnlyList<string>> ReviewBodies = Parameter.List("use-judgement.bodies");
    private static readonly Parameter<Duration> ReviewWithin = Parameter.Duration("use-judgement.review-within");

    public override Outcome<ConsequenceDecision> Decide(
        ConsequenceFacts facts,
        IRuleContext<ConsequenceFacts, ConsequenceDecision> context
    ) =>
        facts.ServiceState is ServiceState.Retired or ServiceState.Deceased ? new NotApplicable<ConsequenceDecision>(Sentences.HoldsNoPost)
        : facts.Action == IntendedAction.MoveToPost ? MoveToPost(facts, context)
        : Answer(facts, Barring(context, Words.Of(facts.Action)), Sentences.Allowed);

    private static Outcome<ConsequenceDecision> MoveToPost(
        ConsequenceFacts facts,
        IRuleContext<ConsequenceFacts, ConsequenceDecision> context
    )
    {
        if (facts.Comparison == PostComparison.Higher)
        {
            return OfPost(facts, Barring(context, "promotion"), Sentences.Allowed);
        }

        var lateral = OfPost(facts, Barring(context, "lateral-move"), Sentences.AllowedLateral);
        if (facts.Comparison == PostComparison.NotFound)
        {
            // Whether a post is higher is found by people who know both posts, never by this system.
            return Ask(
                Sentences.IsThePostHigher,
                ("higher", Sentences.Higher, OfPost(facts, Barring(context, "promotion"), Sentences.Allowed)),
                ("same", Sentences.Same, lateral)
            );
        }

        var asFurtherUse = OfPost(facts, Barring(context, "further-use"), Sentences.AllowedLateral);
        return facts.AmountsToFurtherUse switch
        {
            true => asFurtherUse,
            false => lateral,
            // 条例 (2023) art. 10 bars further use; whether a lateral move amounts to it is judged by people.
            null when asFurtherUse is Decided<ConsequenceDecision> { Decision.Verdict: ConsequenceVerdict.Barred } => Ask(
                Sentences.IsItFurtherUse,
                ("further-use", Sentences.FurtherUse, asFurtherUse),
                ("not-further-use", Sentences.NotFurtherUse, lateral)
            ),
            null => lateral,
        };
    }

    private static IReadOnlyList<Bar>? Barring(IRuleContext<ConsequenceFacts, ConsequenceDecision> context, string action) =>
        context.ReadRow(BarredBy, action)?.List<Bar>("bars");

    // 条例 (2003, 2015) keep an expelled member from coming back to the Party; of posts outside it only the texts since 2018 speak (art. 13).
    private static Outcome<ConsequenceDecision> OfPost(ConsequenceFacts facts, IReadOnlyList<Bar>? barring, Wording allowed) =>
        Answer(facts, barring, allowed) switch
        {
            Decided<ConsequenceDecision> { Decision.Verdict: ConsequenceVerdict.Allowed }
                when facts.Bars.Any(bar => bar.Bar == Bar.Readmission && bar.Span.Contains(facts.On)) =>
                new NeedsDecision<ConsequenceDecision>(Sentences.PostAfterExpulsionIsOpen, Decider.OrganisationDepartment, []),
            var answer => answer,
        };

    private static Outcome<ConsequenceDecision> Answer(ConsequenceFacts facts, IReadOnlyList<Bar>? barring, Wording allowed)
    {
        if (barring is null)
        {
            return new NeedsDecision<ConsequenceDecision>(Sentences.NotRegulated, Decider.OrganisationDepartment, []);
        }

        var relevant = facts.Bars.Where(bar => barring.Contains(bar.Bar)).ToList();
        var holding = relevant.Where(bar => bar.Span.Contains(facts.On)).ToList();
        if (holding is [] && facts.HasUndecidedPeriod)
        {
            return new NeedsDecision<ConsequenceDecision>(Sentences.PeriodUndecided, Decider.DecidingBody, []);
        }

        return new Decided<ConsequenceDecision>(
            holding is []
                ? new ConsequenceDecision(ConsequenceVerdict.Allowed, allowed, null, [])
                : new ConsequenceDecision(ConsequenceVerdict.Barred, Sentences.Barred, FirstFree(facts, relevant), holding)
        );
    }

    // Bars may follow on one another, so the first end is not always a free day. What nobody has decided yet may bar longer than anything known.
    private static DateOnly? FirstFree(ConsequenceFacts facts, List<BarredSpan> bars)
    {
        if (facts.HasUndecidedPeriod)
        {
            return null;
        }

        var day = facts.On;
        while (bars.FirstOrDefault(bar => bar.Span.Contains(day)) is { } holding)
        {
            if (holding.Span.End is not { } end)
            {
                return null;
            }

            day = end;
        }

        return day;
    }

    private static NeedsDecision<ConsequenceDecision> Ask(
        Wording question,
        params ReadOnlySpan<(string Key, Wording Title, Outcome<ConsequenceDecision> Outcome)> ways
    )
    {
        var options = new List<Option<ConsequenceDecision>>(ways.Length);
        foreach (var (key, title, outcome) in ways)
        {
            if (outcome is Decided<ConsequenceDecision> decided)
            {
                options.Add(new(key, title, decided.Decision));
            }
        }

        return new NeedsDecision<ConsequenceDecision>(question, Decider.OrganisationDepartment, options);
    }
}
