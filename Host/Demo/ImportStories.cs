using System.Text;
using Guihang.Core.Imports;

namespace Guihang.Host.Demo;

/// <summary>
/// A ledger that Nanhai tried before loading it: one row is as it should be, the other lacks the day of the decision. What it loaded then was on record already,
/// and left its columns.
/// </summary>
internal static class ImportStories
{
    private const string Ledger = """
        姓名,单位,职务,人员类别,处分种类,适用文本,决定日期,决定机关,文书号,事由
        台某,南海区某镇人民政府（演示）,科员,公务员,党内警告,party-2023,2024-03-15,中共南海区纪委,南纪〔2024〕8号,工作失职
        账某,南海区某镇人民政府（演示）,科员,公务员,党内警告,party-2023,,中共南海区纪委,南纪〔2024〕9号,工作失职
        """;

    private const string Loaded = """
        姓名,单位,职务,人员类别,处分种类,适用文本,决定日期,决定机关,文书号,事由
        黄某,南海区某镇人民政府（演示）,镇长,公务员,行政记大过,regulation-2007,2018-09-05,佛山市南海区人民政府,南府〔2018〕12号,火灾事故中违反工作纪律
        """;

    public static IEnumerable<DemoStep> Steps() =>
        [
            Step(new DateOnly(2024, 6, 3), "the ledger of Nanhai, tried", Ledger, isDryRun: true),
            Step(new DateOnly(2024, 6, 5), "the ledger of Nanhai, loaded", Loaded, isDryRun: false),
        ];

    private static DemoStep Step(DateOnly day, string name, string ledger, bool isDryRun) =>
        new(
            day,
            name,
            "nanhai.officer",
            t =>
                t.Send(
                    new StartImport
                    {
                        Jurisdiction = "440605",
                        FileName = "南海台账.csv",
                        Content = Encoding.UTF8.GetBytes(ledger.ReplaceLineEndings("\n")),
                        IsDryRun = isDryRun,
                        Columns = new Dictionary<string, string>(StringComparer.Ordinal) { ["documentNumber"] = "文书号" },
                    }
                )
        );
}
