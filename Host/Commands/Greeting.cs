using Guihang.Core.Http;
using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Loading;

namespace Guihang.Host.Commands;

/// <summary>What the host says when it listens.</summary>
internal static class Greeting
{
    public static void Print(WebApplication app)
    {
        var url = app.Urls.First();
        var book = app.Services.GetRequiredService<PolicyBook>();
        Console.WriteLine(
            $"""

            归航 Guihang · {url}
            服务地区 serving {string.Join(", ", book.Served)} · 政策簿 policy book {book.Hash[..12]}
            API 文档 documentation {url}/swagger
            """
        );
        Tell(
            "下列插件有误，已跳过；它们不属于本机服务的地区。 These plugins are faulty and were passed over; no jurisdiction served is concerned.",
            book.PassedOver
        );
        Tell("下列政策久未核对。 These policies have not been checked for long.", book.Warnings);
        if (app.Services.GetRequiredService<HostSettings>().LoadsDemo)
        {
            Console.WriteLine(
                $"""

                试一试 Three things to try:
                  1. 总览 the overview                    {url}/
                  2. 南海某镇镇长的影响期及依据 why a mayor's influence period ends when it does
                     curl -H '{HeaderIdentity.Header}: nanhai.officer' {url}/api/v1/sanctions/{Demo.DemoIds.Of(
                    "sanctionId"
                )}/influence-period/explanation
                  3. 逾期未访 the visits that are overdue
                     curl -H '{HeaderIdentity.Header}: nanhai.officer' '{url}/api/v1/due-items?state=overdue&limit=5'
                """
            );
        }
    }

    private static void Tell(string about, IReadOnlyList<PolicyFault> faults)
    {
        if (faults is not [])
        {
            Console.Error.WriteLine(about);
            Console.Error.WriteLine(PolicyFault.Describe(faults));
        }
    }
}
