using Guihang.Core.Imports;
using Guihang.Core.Requests;
using Guihang.Policy;

namespace Guihang.Visits;

/// <summary>Past visits in a county's ledger.</summary>
internal sealed class VisitsPart : IImportPart
{
    public const string Days = "visitedOn";
    public const string Kind = "visitKind";
    public const string Visitors = "visitors";
    public const string Capacity = "visitorCapacity";
    public const string Place = "visitPlace";
    public const string Thinking = "visitThinking";

    public int Order => 2;

    public IReadOnlyList<ImportField> Fields { get; } =
    [
        new(Days, new Wording("回访日期", "Days of visits"), "回访时间", "谈话日期", "谈话时间", "回访谈话日期") { IsAsked = true },
        new(Kind, new Wording("回访方式", "Kind of visit"), "谈话方式", "方式") { IsAsked = true },
        new(Visitors, new Wording("回访人", "Visitors"), "谈话人", "回访人员") { IsAsked = true },
        new(Capacity, new Wording("回访人身份", "Capacity of the visitors"), "谈话人身份") { IsAsked = true },
        new(Place, new Wording("回访地点", "Place of the visit"), "谈话地点", "地点") { IsAsked = true },
        new(Thinking, new Wording("思想情况", "Thinking"), "思想动态", "回访情况", "谈话情况"),
    ];

    public IChange<ImportedPiece> Load(ImportPiece piece) => new ImportVisits(piece);

    public IQuery<ImportedPiece> Check(ImportPiece piece) => new CheckVisits(piece);
}
