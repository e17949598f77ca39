using System.Diagnostics.CodeAnalysis;
using Guihang.Core.Policies.Book;
using Guihang.Policy;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Deciding;

/// <summary>Asks the rules: facts in, decision and trace out. It has no state but the book and may be called from any thread.</summary>
/// <param name="book">The policy book.</param>
public sealed class PolicyEngine(PolicyBook book)
{
    private static readonly Wording NoRule = new(
        "各级政策均未就此作出规定，须由人决定。",
        "No level has a rule for this; a person must decide."
    );

    /// <summary>Decides with the most specific rule of the jurisdiction on the day.</summary>
    /// <param name="region">The jurisdiction's code.</param>
    /// <param name="asOf">The date asked for: the day whose policy counts.</param>
    /// <param name="facts">What is known of the case.</param>
    /// <exception cref="KeyNotFoundException">The region is not in the table.</exception>
    public Decision<TDecision> Decide<TFacts, TDecision>(string region, DateOnly asOf, TFacts facts)
        where TFacts : IFacts<TDecision>
    {
        var chain = book.ChainFor(region, asOf);
        var steps = new List<TraceStep>(2);
        var asking = new Asking<TFacts, TDecision>(chain, asOf, steps, chain.Rules(typeof(TFacts)));
        var point = DecisionPoints.Of(typeof(TFacts));
        var outcome = asking.Ask(0, facts) ?? new NeedsDecision<TDecision>(Absence(chain, point) ?? NoRule, Decider.CaseOfficer, []);
        return new Decision<TDecision>(outcome, new Trace(book.Hash, point, steps), asOf, region);
    }

    private static Wording? Absence(PolicyChain chain, DecisionPoint point) =>
        chain.Plugins.Select(plugin => plugin.Manifest.Absent.GetValueOrDefault(point.Name)).FirstOrDefault(reason => reason is not null);

    private sealed class Asking<TFacts, TDecision>(
        PolicyChain chain,
        DateOnly asOf,
        List<TraceStep> steps,
        IReadOnlyList<(PolicyPlugin Plugin, IRule Rule)> rules
    )
        where TFacts : IFacts<TDecision>
    {
        /// <summary>What the rule at this height decides; null where there is none that high.</summary>
        public Outcome<TDecision>? Ask(int height, TFacts facts)
        {
            if (height >= rules.Count)
            {
                return null;
            }

            var (plugin, rule) = rules[height];
            var context = new Context(this, chain, asOf, rule, height);
            steps.Add(new TraceStep(plugin, rule, context.Reads, context.Notes));
            try
            {
                return ((Rule<TFacts, TDecision>)rule).Decide(facts, context);
            }
            catch (ParameterNotSetException unset)
            {
                return new NeedsDecision<TDecision>(
                    new Wording(
                        $"各级政策在该日均未设定“{unset.Parameter}”，须由人决定。",
                        $"No level sets \"{unset.Parameter}\" on that day; a person must decide."
                    ),
                    Decider.CaseOfficer,
                    []
                );
            }
        }

        private sealed class Context(Asking<TFacts, TDecision> asking, PolicyChain chain, DateOnly asOf, IRule rule, int height)
            : IRuleContext<TFacts, TDecision>
        {
            public List<ParameterRead> Reads { get; } = new(4);

            public List<Wording> Notes { get; } = [];

            public DateOnly AsOf => asOf;

            public T Read<T>(Parameter<T> parameter)
                where T : notnull => TryRead(parameter, out var value) ? value : throw new ParameterNotSetException(parameter.Name);

            public T ReadOn<T>(Parameter<T> parameter, DateOnly day)
                where T : notnull
            {
                var resolved = Resolve(parameter, day);
                Record(parameter, resolved, null);
                return resolved is null ? throw new ParameterNotSetException(parameter.Name) : parameter.Convert(resolved.Value);
            }

            public bool TryRead<T>(Parameter<T> parameter, [NotNullWhen(true)] out T? value)
                where T : notnull
            {
                var resolved = Resolve(parameter, asOf);
                Record(parameter, resolved, null);
                value = resolved is null ? default : parameter.Convert(resolved.Value);
                return resolved is not null;
            }

            public TableRow? ReadRow(Parameter<Table> parameter, params ReadOnlySpan<string> key)
            {
                var resolved = Resolve(parameter, asOf);
                Record(parameter, resolved, key.Length == 1 ? key[0] : string.Join('/', key!));
                return resolved is null ? throw new ParameterNotSetException(parameter.Name) : ((Table)resolved.Value).Find(key);
            }

            public Outcome<TDecision> Above(TFacts facts) =>
                asking.Ask(height + 1, facts)
                ?? new NotApplicable<TDecision>(new Wording("上级没有相应的规则。", "No level above has a rule for this."));

            public void Note(Wording note) => Notes.Add(note);

            // A rule may come back to a value; the trace says once that it read it.
            private void Record(Parameter parameter, ResolvedValue? value, string? row)
            {
                var read = new ParameterRead(parameter.Name, value, row);
                if (!Reads.Contains(read))
                {
                    Reads.Add(read);
                }
            }

            private ResolvedValue? Resolve(Parameter parameter, DateOnly day) =>
                rule.Reads.Contains(parameter)
                    ? chain.Resolve(parameter.Name, day)
                    : throw new InvalidOperationException($"{rule.GetType().Name} reads \"{parameter.Name}\" without declaring it.");
        }
    }
}
