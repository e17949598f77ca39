namespace Guihang.Policy.Rules;

/// <summary>What a rule comes to: <see cref="Decided{T}"/>, <see cref="NeedsDecision{T}"/> or <see cref="NotApplicable{T}"/>.</summary>
/// <typeparam name="T">The decision of the decision point.</typeparam>
public abstract record Outcome<T>
{
    private protected Outcome() { }
}

/// <summary>The law and the policy in force settle the case.</summary>
/// <param name="Decision">What they settle it to.</param>
/// <typeparam name="T">The decision of the decision point.</typeparam>
public sealed record Decided<T>(T Decision) : Outcome<T>;

/// <summary>Only a person may decide this case; the engine never guesses.</summary>
/// <param name="Question">What has to be decided, and why no rule does.</param>
/// <param name="By">Who may decide it.</param>
/// <param name="Options">What it may be decided to, two or more, or none where the answer is open.</param>
/// <typeparam name="T">The decision of the decision point.</typeparam>
public sealed record NeedsDecision<T>(Wording Question, Decider By, IReadOnlyList<Option<T>> Options) : Outcome<T>;

/// <summary>The decision point has no meaning for these facts.</summary>
/// <param name="Reason">Why not.</param>
/// <typeparam name="T">The decision of the decision point.</typeparam>
public sealed record NotApplicable<T>(Wording Reason) : Outcome<T>;

/// <summary>One way in which a person may decide.</summary>
/// <param name="Key">Names the option in requests: lower-case words joined by hyphens.</param>
/// <param name="Title">The option in words.</param>
/// <param name="Decision">What follows when it is chosen.</param>
/// <typeparam name="T">The decision of the decision point.</typeparam>
public sealed record Option<T>(string Key, Wording Title, T Decision);

/// <summary>Who may decide a case that no rule settles.</summary>
public enum Decider
{
    /// <summary>The body that took the sanction decision (处分决定机关).</summary>
    DecidingBody,

    /// <summary>The officer who handles the follow-up at the discipline commission (案件审理部门).</summary>
    CaseOfficer,

    /// <summary>The organisation department (组织部门).</summary>
    OrganisationDepartment,

    /// <summary>The leading group of the scheme (领导小组), by recorded vote.</summary>
    LeadingGroup,
}
