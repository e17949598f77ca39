using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Guihang.Host.OpenApi;

/// <summary>Describes the groups of operations.</summary>
internal sealed class Tags : IDocumentFilter
{
    private static readonly (string Name, string Description)[] Described =
    [
        ("Sanctions", "人员、处分、影响期及使用限制 · People, sanctions, influence periods and what they bar"),
        ("Visits", "回访个案、应访事项、谈话、困难与业绩 · Follow-up cases, visits owed and made, difficulties and achievements"),
        ("Evaluation", "结果运用 · To what the result of a follow-up is used"),
        ("Reporting", "统计指标与数字 · Indicators and figures, also as known on an earlier day"),
        ("Documents", "爱心提醒函等文书 · Letters and other documents made from policy's templates"),
        ("Attachments", "附件：佐证材料与签字原件扫描件 · Files: evidence, and scans of what was signed"),
        ("Directory", "单位、工作人员与行政区划 · Units, officers and regions"),
        ("Policies", "政策插件 · The policies in force"),
    ];

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context) =>
        swaggerDoc.Tags = Described.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }).ToHashSet();
}
