using Guihang.Reporting;
using static Guihang.Host.Demo.DemoStories;

namespace Guihang.Host.Demo;

/// <summary>What was published of the demo's people. The return is invented; its figures are what was known on the day.</summary>
internal static class FiguresStories
{
    public static IEnumerable<DemoStep> Steps() =>
        [
            new(
                Day(2019, 7, 5),
                "figures/publication",
                "nanhai.officer",
                t =>
                    t.Send(
                        new PublishBulletin
                        {
                            Bulletin = "half-year",
                            Jurisdiction = "440605",
                            From = Day(2019, 1, 1),
                            To = Day(2019, 6, 30),
                            DocumentNumber = "南纪报〔2019〕2号",
                        }
                    )
            ),
        ];
}
