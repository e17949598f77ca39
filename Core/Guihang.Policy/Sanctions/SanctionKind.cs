namespace Guihang.Policy.Sanctions;

/// <summary>
/// What a person was given. Which kinds a text of law knows, and for how long each counts, is in the national policy's table
/// <c>sanctions.kinds</c>, not here.
/// </summary>
public enum SanctionKind
{
    /// <summary>Warning (警告).</summary>
    Warning,

    /// <summary>Serious warning (严重警告), Party.</summary>
    SeriousWarning,

    /// <summary>Removal from Party posts (撤销党内职务).</summary>
    RemovalFromPartyPosts,

    /// <summary>Probation within the Party for one year (留党察看一年).</summary>
    ProbationOneYear,

    /// <summary>Probation within the Party for two years (留党察看二年).</summary>
    ProbationTwoYears,

    /// <summary>Expulsion from the Party (开除党籍).</summary>
    Expulsion,

    /// <summary>Demerit (记过).</summary>
    Demerit,

    /// <summary>Major demerit (记大过).</summary>
    MajorDemerit,

    /// <summary>Demotion in grade (降级).</summary>
    Demotion,

    /// <summary>Removal from post (撤职).</summary>
    RemovalFromPost,

    /// <summary>Dismissal (开除公职).</summary>
    Dismissal,

    /// <summary>Lowered post grade (降低岗位等级), public institutions.</summary>
    LoweredPost,

    /// <summary>Suspension for self-examination (停职检查), organisational handling.</summary>
    Suspension,

    /// <summary>Post adjustment (调整职务), organisational handling.</summary>
    PostAdjustment,

    /// <summary>Ordered resignation (责令辞职), organisational handling.</summary>
    OrderedResignation,

    /// <summary>Removal from office (免职), organisational handling.</summary>
    RemovalFromOffice,

    /// <summary>Demotion in post (降职), organisational handling.</summary>
    DemotionInPost,

    /// <summary>Resignation taking blame (引咎辞职).</summary>
    BlameResignation,

    /// <summary>A talk as a reminder (谈话提醒); it has no period.</summary>
    Reminder,

    /// <summary>Criticism and education (批评教育); it has no period.</summary>
    Criticism,

    /// <summary>An ordered self-examination in writing (责令检查); it has no period.</summary>
    OrderedInspection,

    /// <summary>Criticism in a circular (通报批评); it has no period.</summary>
    CircularCriticism,

    /// <summary>Admonition (诫勉), by talk or in writing.</summary>
    Admonition,
}
