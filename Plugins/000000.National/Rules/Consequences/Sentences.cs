using Guihang.Policy;

namespace Guihang.Plugins.National.Rules.Consequences;

/// <summary>
/// What the rule on consequences says to people. "No bar in force on that date" is the same for someone long released and for someone never sanctioned.
/// </summary>
internal static class Sentences
{
    public static readonly Wording Allowed = new("在所问日期没有有效的限制。", "No bar in force on that date.");
    public static readonly Wording AllowedLateral = new(
        "属平级交流，不是提拔；在所问日期没有有效的限制。",
        "It is a lateral move, not a promotion. No bar in force on that date."
    );
    public static readonly Wording Barred = new("在所问日期仍受限制。", "It is barred on that date.");
    public static readonly Wording NotRegulated = new(
        "在所问日期，现有来源未就此事项作出规定，须由人决定。",
        "No text known to be in force on that date regulates this; a person must decide."
    );
    public static readonly Wording PeriodUndecided = new(
        "有一项处分的影响期尚待决定，不能答复没有限制。",
        "The period of a sanction is still to be decided; it cannot be answered that nothing bars it."
    );
    public static readonly Wording PostAfterExpulsionIsOpen = new(
        "被开除党籍未满五年，所适用文本未规定可否推荐担任党外职务，须由人决定。",
        "The person was expelled from the Party and may not be readmitted yet; the text applied does not say whether a post outside it is barred. A person must decide."
    );
    public static readonly Wording HoldsNoPost = new(
        "在所问日期已不在职，不涉及职务、职级和待遇的晋升。",
        "The person does not serve on that date: there is no question of a post, a rank or a rise."
    );
    public static readonly Wording IsThePostHigher = new(
        "拟任职务是否高于现任职务，须由人认定。",
        "Whether the intended post is higher than the present one must be found by a person."
    );
    public static readonly Wording Higher = new("高于现任职务，属提拔。", "It is higher: a promotion.");
    public static readonly Wording Same = new("与现任职务相当，属平级交流。", "It is of the same level: a lateral move.");
    public static readonly Wording IsItFurtherUse = new(
        "平级交流是否属于进一步使用，须由人认定。",
        "Whether the lateral move amounts to further use must be found by a person."
    );
    public static readonly Wording FurtherUse = new("属于进一步使用。", "It amounts to further use.");
    public static readonly Wording NotFurtherUse = new("不属于进一步使用。", "It does not amount to further use.");
}
