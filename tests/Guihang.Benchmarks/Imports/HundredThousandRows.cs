using System.Diagnostics;
using System.Globalization;
using System.Text;
using Guihang.Benchmarks.Ledger;
using Guihang.Core.Data;
using Guihang.Core.Imports;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Host;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Guihang.Benchmarks.Imports;

/// <summary>
/// A county's ledger of 100,000 rows, each with a person, a sanction and a past visit, as an officer imports it: how long it takes, what memory it holds on its
/// way, that the same again changes nothing, and that it stops where it is called off.
/// </summary>
internal sealed class HundredThousandRows(string database)
{
    private const int Rows = 100_000;
    private const int Units = 200;
    private const int CalledOffAfter = 10_000;
    private const double MostSeconds = 60;
    private const long MostGrowthMegabytes = 100;
    private const string Region = "440605";
    private const string Surnames =
        "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
    private const string First = "建国志明晓文海春秀丽玉红永德少伟俊子家天光世兴宝金新立大小正学思长广东安云雪冬月";
    private const string Second = "平军华强辉勇杰涛斌波刚峰飞鹏超宁林山川江河英芳敏静兰梅莲琴霞燕玲娟萍洁慧颖琳荣贵祥福生民忠诚信义仁和";

    private readonly List<string> _lines = [];

    /// <summary>Measures, and gives a table.</summary>
    public static async Task<string> Measure(string folder)
    {
        var measured = new HundredThousandRows(Path.Combine(folder, "imports.db"));
        await measured.Run();
        return string.Join('\n', measured._lines);
    }

    private async Task Run()
    {
        await using var app = await Open();
        for (var i = 0; i < Units; i++)
        {
            await Send(app, Unit(i));
        }

        var ledger = Ledger(0);
        _lines.Add($"{Rows} rows, {ledger.Length / 1_000_000} MB of comma-separated values: people, sanctions and past visits.\n");
        _lines.Add("| what | found | goal | met |");
        _lines.Add("|---|---|---|---|");
        var first = await Import(app, ledger);
        Tell(
            "imported",
            $"{first.Seconds:0.0} s, of which the processor {first.Processor:0.0} s",
            $"under {MostSeconds:0} s",
            first.Seconds < MostSeconds && first.Import.Loaded == Rows
        );
        Tell(
            "told how far it had come",
            $"{first.Told} times",
            $"{Rows / ImportPiece.MostRows}",
            first.Told >= Rows / ImportPiece.MostRows
        );
        var growth = first.Megabytes[^1] - first.Megabytes[(first.Megabytes.Count / 5) - 1];
        Tell(
            "live memory after a fifth, the half and the whole",
            $"{first.Megabytes[(first.Megabytes.Count / 5) - 1]}, {first.Megabytes[(first.Megabytes.Count / 2) - 1]}, {first.Megabytes[^1]} MB",
            $"grows by less than {MostGrowthMegabytes} MB",
            growth < MostGrowthMegabytes
        );
        var again = await Import(app, ledger);
        Tell("the same file again", $"{again.Seconds:0.0} s, {again.Import.Loaded} rows loaded", "0 rows loaded", again.Import.Loaded == 0);
        var stopped = await Import(app, Ledger(Rows), callOffAfter: CalledOffAfter);
        Tell(
            $"another called off after {CalledOffAfter} rows",
            $"{stopped.Import.State} after {stopped.Import.Rows}",
            "stops within a piece",
            stopped.Import.State == ImportState.Cancelled && stopped.Import.Rows <= CalledOffAfter + ImportPiece.MostRows
        );
    }

    private void Tell(string what, string found, string goal, bool isMet)
    {
        var line = $"| {what} | {found} | {goal} | {(isMet ? "yes" : "**no**")} |";
        Console.WriteLine(line);
        _lines.Add(line);
    }

    private static async Task<Imported> Import(WebApplication app, byte[] ledger, int? callOffAfter = null)
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var import = await Send(
            app,
            new StartImport
            {
                Jurisdiction = Region,
                FileName = "台账.csv",
                Content = ledger,
            }
        );
        var megabytes = new List<long>();
        Task? calledOff = null;
        await using var scope = app.Services.CreateAsyncScope();
        var ended = await scope
            .ServiceProvider.GetRequiredService<ImportRunner>()
            .Run(
                import.Id,
                progress =>
                {
                    megabytes.Add(GC.GetTotalMemory(forceFullCollection: progress.Rows % CalledOffAfter == 0) / 1_000_000);
                    if (progress.Rows >= callOffAfter && calledOff is null)
                    {
                        calledOff = Send(app, new CancelImport { Id = import.Id });
                    }
                },
                CancellationToken.None
            );
        if (calledOff is not null)
        {
            await calledOff;
        }

        return new Imported(
            ended,
            watch.Elapsed.TotalSeconds,
            (Environment.CpuUsage.TotalTime - before).TotalSeconds,
            megabytes.Count,
            megabytes
        );
    }

    private static byte[] Ledger(int from)
    {
        var text = new StringBuilder(
            "编号,姓名,单位,职务,人员类别,处分种类,适用文本,决定日期,决定机关,文号,事由,送达日期,回访日期,回访方式,回访人,回访人身份,回访地点,思想情况\n"
        );
        for (var i = from; i < from + Rows; i++)
        {
            var decided = new DateOnly(2019, 1, 1).AddDays(i % 1500);
            var name = Name(i);
            text.Append(
                CultureInfo.InvariantCulture,
                $"L{i},{name},测试单位{i % Units},科员,公务员,党内警告,party-2018,{decided:yyyy-MM-dd},区纪委,〔{i}〕号,违反工作纪律,{decided.AddDays(3):yyyy-MM-dd},{decided.AddDays(30):yyyy-MM-dd},谈话,陈书记,书记,会议室,平稳\n"
            );
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // Of three characters, as most people's are, and each other's: they come in no order.
    private static string Name(int i)
    {
        var mixed = (int)(i * 7919L % (Surnames.Length * First.Length * Second.Length));
        var given = mixed / Surnames.Length;
        return $"{Surnames[mixed % Surnames.Length]}{First[given % First.Length]}{Second[given / First.Length]}";
    }

    private static RegisterUnit Unit(int number) =>
        new()
        {
            Name = $"测试单位{number}",
            CommitteeName = $"中共测试单位{number}委员会",
            AppealBody = "上一级监察机关",
            Region = Region,
        };

    private static async Task<T> Send<T>(WebApplication app, IRequest<T> request)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Door>().Send(new Call(Caller.System), request, CancellationToken.None);
    }

    private async Task<WebApplication> Open()
    {
        SqliteConnection.ClearAllPools();
        string[] arguments =
        [
            .. Jurisdictions.Settings(database).Select(setting => $"--{setting.Key}={setting.Value}"),
            "--environment=Testing",
            $"--contentRoot={AppContext.BaseDirectory}",
        ];
        var app = GuihangHost.Build(arguments);
        await app.Services.GetRequiredService<Migrator>().Migrate(CancellationToken.None);
        return app;
    }

    private sealed record Imported(ImportAnswer Import, double Seconds, double Processor, int Told, IReadOnlyList<long> Megabytes);
}
