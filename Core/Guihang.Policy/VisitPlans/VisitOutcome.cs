namespace Guihang.Policy.VisitPlans;

/// <summary>What came of a visit. Refusing, contesting or being unreachable changes no class, grade, score or priority.</summary>
public enum VisitOutcome
{
    /// <summary>It was held (已进行).</summary>
    Held,

    /// <summary>It was begun and cut short, to be continued (中断，待续).</summary>
    CutShort,

    /// <summary>The person declined it, which is the person's right (本人谢绝).</summary>
    RefusedByPerson,

    /// <summary>The person could not be reached (联系不上).</summary>
    Unreachable,

    /// <summary>The person asked for another day (本人改期).</summary>
    RescheduledByPerson,

    /// <summary>The visitors had to put it off (工作人员改期).</summary>
    RescheduledByStaff,
}
