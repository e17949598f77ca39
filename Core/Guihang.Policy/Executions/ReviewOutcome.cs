namespace Guihang.Policy.Executions;

/// <summary>What a review came to.</summary>
public enum ReviewOutcome
{
    /// <summary>The decision stands (维持).</summary>
    Upheld,

    /// <summary>It is changed; the change is recorded on its own (变更).</summary>
    Changed,

    /// <summary>It is revoked; the revocation is recorded on its own (撤销).</summary>
    Revoked,

    /// <summary>The person took it back (撤回).</summary>
    Withdrawn,
}
