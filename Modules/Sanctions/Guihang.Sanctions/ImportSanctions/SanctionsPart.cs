using Guihang.Core.Imports;
using Guihang.Core.Requests;
using Guihang.Policy;

namespace Guihang.Sanctions;

/// <summary>People and sanctions in a county's ledger.</summary>
internal sealed class SanctionsPart : IImportPart
{
    public const string Number = "number";
    public const string Name = "name";
    public const string Unit = "unit";
    public const string Post = "post";
    public const string Category = "category";
    public const string State = "serviceState";
    public const string Leadership = "leadership";
    public const string Regime = "regime";
    public const string Kind = "kind";
    public const string LegalText = "legalText";
    public const string DecidedOn = "decidedOn";
    public const string DecidingBody = "decidingBody";
    public const string DocumentNumber = "documentNumber";
    public const string Cause = "cause";
    public const string CaseRegion = "caseRegion";
    public const string ServedOn = "servedOn";
    public const string Sex = "sex";
    public const string Causes = "causes";
    public const string PeriodEnd = "periodEnd";

    public int Order => 1;

    public IReadOnlyList<ImportField> Fields { get; } =
    [
        new(Number, new Wording("编号", "Number"), "台账编号"),
        new(Name, new Wording("姓名", "Name"), "人员姓名", "被处分人", "受处分人", "受处理处分人员") { IsAsked = true },
        new(Sex, new Wording("性别", "Sex")),
        new(Unit, new Wording("单位", "Unit"), "工作单位", "所在单位", "单位名称") { IsAsked = true },
        new(Post, new Wording("职务", "Post"), "单位及职务", "原任职务", "现任职务", "职务职级") { IsAsked = true },
        new(Category, new Wording("人员类别", "Category of person"), "类别", "身份", "人员身份") { IsAsked = true },
        new(State, new Wording("在职状态", "Service state"), "是否在职", "在职情况", "状态"),
        new(Leadership, new Wording("领导职务", "Place in the leadership"), "是否班子成员", "班子成员"),
        new(Regime, new Wording("处分类别", "Regime"), "处分性质", "处分类型"),
        new(Kind, new Wording("处分种类", "Kind of sanction"), "处分", "处分决定", "党纪处分", "政务处分", "组织措施", "处分档次")
        {
            IsAsked = true,
        },
        new(LegalText, new Wording("适用文本", "Text applied"), "处分依据", "适用条例", "依据") { IsAsked = true },
        new(DecidedOn, new Wording("决定日期", "Day of the decision"), "处分日期", "处分时间", "处分决定日期", "批准日期", "作出日期")
        {
            IsAsked = true,
        },
        new(DecidingBody, new Wording("决定机关", "Deciding body"), "处分机关", "作出机关", "批准机关") { IsAsked = true },
        new(DocumentNumber, new Wording("文号", "Number of the decision"), "处分文号", "决定文号", "处分决定文号") { IsAsked = true },
        new(Cause, new Wording("事由", "Cause"), "违纪事实", "处分原因", "主要问题", "违纪违法事实", "案由") { IsAsked = true },
        new(Causes, new Wording("错误性质", "Nature of the error"), "问题性质", "违纪类型"),
        new(CaseRegion, new Wording("立案辖区", "Jurisdiction of the case"), "立案机关辖区", "办案辖区"),
        new(ServedOn, new Wording("送达日期", "Day of service"), "送达时间", "宣布日期"),
        new(PeriodEnd, new Wording("影响期届满日", "Last day of the period"), "影响期截止", "影响期满日期", "影响期止", "期满日期"),
    ];

    public IChange<ImportedPiece> Load(ImportPiece piece) => new ImportSanctions(piece);

    public IQuery<ImportedPiece> Check(ImportPiece piece) => new CheckSanctions(piece);
}
