namespace Guihang.Policy.Rules;

/// <summary>Facts of a decision point. They never hold a name, an identity number or anything else that tells who the person is.</summary>
/// <typeparam name="TDecision">What is decided on them.</typeparam>
public interface IFacts<TDecision>;

/// <summary>
/// One jurisdiction's rule for one decision point: a pure function of the facts, the date asked for and the parameters.
/// It has no clock, no input or output, and a constructor without parameters; the engine makes one instance and calls it from many threads.
/// Its class is named as a sentence.
/// </summary>
/// <typeparam name="TFacts">The facts of the decision point.</typeparam>
/// <typeparam name="TDecision">The decision of the decision point.</typeparam>
/// <param name="says">What the rule says, in a sentence that a lawyer can check.</param>
/// <param name="reads">Every parameter that the rule may read; reading another one is an error.</param>
public abstract class Rule<TFacts, TDecision>(Wording says, params Parameter[] reads) : IRule
    where TFacts : IFacts<TDecision>
{
    /// <inheritdoc/>
    public Wording Says { get; } = says;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Reads { get; } = reads;

    /// <inheritdoc/>
    public Type Facts => typeof(TFacts);

    /// <summary>Decides.</summary>
    /// <param name="facts">What is known of the case.</param>
    /// <param name="context">The date asked for, the parameters in force on it, and what the level above decides.</param>
    public abstract Outcome<TDecision> Decide(TFacts facts, IRuleContext<TFacts, TDecision> context);
}

/// <summary>A rule of any decision point, as the loader sees it. Rules derive from <see cref="Rule{TFacts,TDecision}"/>.</summary>
public interface IRule
{
    /// <summary>What the rule says, in a sentence that a lawyer can check.</summary>
    Wording Says { get; }

    /// <summary>Every parameter that the rule may read.</summary>
    IReadOnlyList<Parameter> Reads { get; }

    /// <summary>The facts type, which names the decision point.</summary>
    Type Facts { get; }
}

/// <summary>What a rule may ask while it decides. Everything it asks goes into the trace.</summary>
/// <typeparam name="TFacts">The facts of the decision point.</typeparam>
/// <typeparam name="TDecision">The decision of the decision point.</typeparam>
public interface IRuleContext<TFacts, TDecision>
{
    /// <summary>The date asked for: the day whose policy counts.</summary>
    DateOnly AsOf { get; }

    /// <summary>The value in force on <see cref="AsOf"/>.</summary>
    /// <exception cref="ParameterNotSetException">No level of the jurisdiction sets it on that day. The engine turns it into "needs decision".</exception>
    T Read<T>(Parameter<T> parameter)
        where T : notnull;

    /// <summary>The value in force on another day, for what the law ties to that day.</summary>
    /// <exception cref="ParameterNotSetException">No level of the jurisdiction sets it on that day. The engine turns it into "needs decision".</exception>
    T ReadOn<T>(Parameter<T> parameter, DateOnly day)
        where T : notnull;

    /// <summary>The value in force on <see cref="AsOf"/>; false where no level of the jurisdiction sets one on that day.</summary>
    bool TryRead<T>(Parameter<T> parameter, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? value)
        where T : notnull;

    /// <summary>The row of a table with this key; null where the table in force has none.</summary>
    /// <param name="parameter">The table.</param>
    /// <param name="key">The key columns' values, in the order in which the table declares them.</param>
    /// <exception cref="ParameterNotSetException">No level of the jurisdiction sets the table on that day.</exception>
    TableRow? ReadRow(Parameter<Table> parameter, params ReadOnlySpan<string> key);

    /// <summary>What the next level above with a rule decides; <see cref="NotApplicable{T}"/> where there is none.</summary>
    Outcome<TDecision> Above(TFacts facts);

    /// <summary>Puts a sentence into the trace. It must not tell anything of the person: traces are shared by all cases that come out the same way.</summary>
    void Note(Wording note);
}

/// <summary>No level of the jurisdiction sets the parameter on the day asked for.</summary>
/// <param name="parameter">The parameter's name.</param>
public sealed class ParameterNotSetException(string parameter)
    : Exception($"No level sets the parameter \"{parameter}\" on the day asked for.")
{
    /// <summary>The parameter's name.</summary>
    public string Parameter { get; } = parameter;
}
