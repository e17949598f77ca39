namespace Guihang.Policy.Sanctions;

/// <summary>What a sanction keeps a person from while it counts.</summary>
public enum Bar
{
    /// <summary>Promotion to a higher post (提拔、晋升职务).</summary>
    PromotionInPost,

    /// <summary>Promotion in rank (晋升职级).</summary>
    PromotionInRank,

    /// <summary>Promotion in level (晋升级别).</summary>
    PromotionInLevel,

    /// <summary>Further or important use (进一步使用、重用).</summary>
    FurtherUse,

    /// <summary>Being an inspection candidate (考察对象), 党政领导干部选拔任用工作条例 (2019) art. 24(6).</summary>
    InspectionCandidate,

    /// <summary>A rise of the salary step (晋升工资档次).</summary>
    PayStep,

    /// <summary>Any post equal to or above the former one (不得担任原任职务相当或者高于原任职务).</summary>
    EqualOrHigherPost,

    /// <summary>Review for a professional title (职称评审).</summary>
    ProfessionalTitle,

    /// <summary>The rights to vote, to elect and to be elected within the Party (表决权、选举权和被选举权).</summary>
    PartyVote,

    /// <summary>Readmission to the Party (重新入党).</summary>
    Readmission,
}
