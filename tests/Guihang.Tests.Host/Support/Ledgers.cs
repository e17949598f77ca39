using System.Text;
using Guihang.Core.Imports;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Core.Sheets;
using Microsoft.Extensions.DependencyInjection;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Support;

/// <summary>Files of ledgers, and their way in.</summary>
internal static class Ledgers
{
    /// <summary>The headers of a county's ledger.</summary>
    public static readonly IReadOnlyList<string> Headers =
    [
        "序号",
        "姓名",
        "单位",
        "职务",
        "人员类别",
        "在职情况",
        "处分种类",
        "处分依据",
        "决定日期",
        "决定机关",
        "文号",
        "事由",
        "送达日期",
        "影响期届满日",
    ];

    /// <summary>The settings of a host that serves Guangdong's regions of the stories.</summary>
    public static readonly IReadOnlyDictionary<string, string?> Guangdong = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Policies:Served:2"] = "440100",
        ["Policies:Served:3"] = "440113",
        ["Policies:Served:4"] = "440114",
        ["Policies:Confirmed:1:Parameter"] = "visits.regular.every",
        ["Policies:Confirmed:1:Region"] = "440100",
        ["Policies:Confirmed:1:Value"] = "calendar-half-year",
        ["Policies:Confirmed:1:By"] = "Tests",
        ["Policies:Confirmed:1:On"] = "2026-01-01",
        ["Policies:Confirmed:1:Document"] = "None",
    };

    /// <summary>A row of a ledger that is right in all its cells.</summary>
    public static List<string> Row(string number, string name, string unit, string kind, string text, string day) =>
        [number, name, unit, "干部", "公务员", "在职", kind, text, day, "本级纪委监委", $"〔{number}〕号", "违反工作纪律", "", ""];

    /// <summary>The rows as comma-separated values.</summary>
    public static byte[] Csv(IEnumerable<IReadOnlyList<string>> rows, Encoding? encoding = null) =>
        (encoding ?? Encoding.UTF8).GetBytes(
            string.Join("\r\n", rows.Select(row => string.Join(',', row.Select(cell => cell.Contains(',') ? $"\"{cell}\"" : cell))))
        );

    /// <summary>The rows as an Excel workbook.</summary>
    public static async Task<byte[]> Xlsx(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        using var stream = new MemoryStream();
        await using (var writer = SheetWriter.To(SheetForm.Xlsx, stream, "台账"))
        {
            await writer.Headers(rows[0]);
            foreach (var row in rows.Skip(1))
            {
                await writer.Row([.. row]);
            }

            await writer.End();
        }

        return stream.ToArray();
    }

    /// <summary>The rows of a sheet that came back.</summary>
    public static List<SheetRow> Sheet(this Answer answer)
    {
        using var stream = new MemoryStream(answer.Bytes);
        using var reader = SheetReader.Open(stream);
        return [.. reader.Rows()];
    }

    /// <summary>Sends a ledger, has it worked off, and gives how it ended.</summary>
    public static async Task<Answer> Import(
        this TestApp app,
        string officer,
        byte[] content,
        string jurisdiction = "440000",
        bool isDryRun = false,
        string fileName = "台账.xlsx",
        IReadOnlyDictionary<string, string>? columns = null
    )
    {
        var api = app.As(officer);
        var started = (
            await api.Post(
                "imports",
                new
                {
                    jurisdiction,
                    fileName,
                    content,
                    isDryRun,
                    columns,
                },
                key: $"import-{app.NextKey()}"
            )
        ).Expect(Created);
        await app.Services.GetRequiredService<ImportWorker>().DoWaiting(CancellationToken.None);
        return (await api.Get($"imports/{started.Id}")).Expect(OK);
    }

    /// <summary>What is wrong in it, by address.</summary>
    public static async Task<List<(string Address, string Code, string Wrong, string Right)>> Faults(this Api api, string import) =>
        [
            .. (await api.Get($"imports/{import}/faults?limit=200")).Expect(OK).Json["items"]!
                .AsArray()
                .Select(fault => ($"{fault!["address"]}", $"{fault["code"]}", $"{fault["wrong"]}", $"{fault["right"]}")),
        ];

    /// <summary>Registers a unit of a region.</summary>
    public static async Task<Guid> Unit(this TestApp app, string name, string region) =>
        (
            await app.Send(
                new RegisterUnit
                {
                    Name = name,
                    CommitteeName = $"中共{name}委员会",
                    AppealBody = "上一级监察机关",
                    Region = region,
                }
            )
        ).Id;

    /// <summary>Registers an officer of a region.</summary>
    public static Task Officer(this TestApp app, string code, Guid unitId, string region, params Role[] roles) =>
        app.Send(
            new RegisterOfficer
            {
                Code = code,
                Name = "某某",
                UnitId = unitId,
                Region = region,
                Roles = roles,
            }
        );
}
