using Guihang.Policy;

namespace Guihang.Plugins.National.Rules.InfluencePeriods;

/// <summary>What the rules on periods say to people.</summary>
internal static class Notes
{
    public static readonly Wording Revoked = new(
        "处分已撤销，自始不计影响期。",
        "The sanction was revoked; it has no influence period from the beginning."
    );
    public static readonly Wording RestoredTooEarly = new(
        "恢复党员权利的日期早于留党察看期满；表现好不缩短察看期。",
        "The day on which rights are restored is before probation ends; good conduct does not shorten it."
    );
    public static readonly Wording Deceased = new(
        "当事人已去世，以书面结论结案，不计影响期。",
        "The person has died; a written conclusion closes the case and no period runs."
    );
    public static readonly Wording NoLongerInService = new(
        "作出决定时已退休或离职，不再给予处分，不计影响期。",
        "The person had left the service when the decision was taken; no sanction of the state's side is given and no period runs."
    );
    public static readonly Wording TextOfAnotherRegime = new(
        "所选文本不适用于该类处分。",
        "The text chosen does not govern sanctions of this regime."
    );
    public static readonly Wording KindNotForCategory = new(
        "该类人员不适用这一处分种类。",
        "This kind of sanction cannot be given to a person of this category."
    );
    public static readonly Wording StatedLengthOutOfRange = new(
        "决定书所定期限应在单个期限以上、各期限之和以下，且不超过上限。",
        "The length stated by the decision must lie between that of one sanction and the sum, and not above the maximum."
    );
    public static readonly Wording NoPeriodInSource = new(
        "所适用文本中没有可核实的影响期，须由决定机关明确。",
        "The text applied gives no period that could be verified; the deciding body must state it."
    );
    public static readonly Wording NoPeriodAtAll = new("该措施没有影响期。", "The measure has no influence period.");
    public static readonly Wording UnknownCause = new(
        "政策所列错误性质中没有所填的一项。",
        "The policy list of the natures of errors does not have one of those given."
    );
    public static readonly Wording InsteadOfRemovalIsOpen = new(
        "2023 年修订前的文本未写明“本应撤销党内职务而给予严重警告”的影响期。",
        "Before the 2023 revision no text that can be relied on says how long a serious warning counts that was given instead of removal."
    );
    public static readonly Wording AsSeriousWarning = new("按严重警告计算。", "Counted as a serious warning.");
    public static readonly Wording AsRemoval = new("按撤销党内职务计算。", "Counted as a removal from Party posts.");
    public static readonly Wording BreachDuringProbation = new(
        "留党察看期间又受处分的，应当开除党籍，由决定机关处理。",
        "A further sanction during probation calls for expulsion; the deciding body must act."
    );
    public static readonly Wording SecondSanctionIsOpen = new(
        "所适用文本未规定影响期内再受处分如何计算。",
        "The text applied does not say how a new sanction inside an earlier period is counted."
    );
    public static readonly Wording Parallel = new("各自计算，至较晚的一日为止。", "Each counts on its own, to the later end.");
    public static readonly Wording RemainingAndNew = new(
        "原处分尚未执行的影响期与新处分影响期之和。",
        "What remains of the earlier period and the new period, one after the other."
    );
    public static readonly Wording Capped = new("合计以规定的上限为限。", "The sum stops at the maximum.");
    public static readonly Wording ChangeIsOpen = new(
        "变更后的起算日须由决定机关明确。",
        "From which day the changed sanction counts must be stated by the deciding body."
    );
    public static readonly Wording ChangedToLighter = new(
        "变更为较轻处分的，自原决定之日起按新处分的期限计算。",
        "Changed to a lighter kind: the new length counts from the original decision."
    );
    public static readonly Wording ChangedToHeavier = new(
        "变更为较重处分的，自变更决定之日起按新处分的期限计算，减去已执行的时间。",
        "Changed to a heavier kind: the new length counts from the change, less the time served."
    );
    public static readonly Wording AppealNeverAggravates = new(
        "因本人申诉、复审、复核而变更的，不得加重处分。",
        "A change that comes of the person's own appeal or review must not be heavier."
    );
    public static readonly Wording RestorationDayIsOpen = new(
        "察看期已满而以变更决定恢复党员权利的，其后两年自何日起算未见规定。",
        "Where probation was over at the change, no source says from which day the two years after it count."
    );
    public static readonly Wording FromRestoration = new("自恢复党员权利之日起算。", "From the day on which rights are restored.");
    public static readonly Wording BackDated = new("自察看期满之日起算。", "From the day on which probation ended.");
    public static readonly Wording RestoredOnTime = new(
        "影响期按察看期满如期恢复党员权利推算，以恢复党员权利的决定为准。",
        "The period after probation is shown as it will be when rights are restored on time; the decision on them counts."
    );
}
