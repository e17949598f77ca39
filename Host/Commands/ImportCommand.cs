using System.CommandLine;
using System.Globalization;
using Guihang.Core.Http;
using Guihang.Core.Imports;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;

namespace Guihang.Host.Commands;

/// <summary>Loads a county's ledger from a file: the same requests as the API sends, worked off at once, with what is wrong printed cell by cell.</summary>
internal static class ImportCommand
{
    private const int MostPrinted = 200;

    /// <summary>The command.</summary>
    /// <param name="open">Opens the host with the configuration given on the command line.</param>
    /// <param name="guarded">Says in words what a person can mend.</param>
    public static Command Make(Func<string[], CancellationToken, Task<WebApplication>> open, Func<Func<Task>, Task<int>> guarded)
    {
        var file = new Argument<FileInfo>("file") { Description = "台账文件：.xlsx 或者 .csv · the ledger, .xlsx or .csv" };
        var jurisdiction = new Option<string>("--jurisdiction")
        {
            Description = "台账所属辖区 · the jurisdiction whose ledger it is",
            Required = true,
        };
        var isDryRun = new Option<bool>("--dry-run") { Description = "只检查，不写入 · says what would happen and writes nothing" };
        var column = new Option<string[]>("--column")
        {
            Description = "台账自有表头，如 documentNumber=卷号，可多次 · a header of the ledger's own, such as documentNumber=卷号",
        };
        var officer = new Option<string>("--officer") { Description = "以谁的名义 · in whose name; the system's where it is not said" };
        var language = new Option<string>("--language") { Description = "zh-CN 或者 en", DefaultValueFactory = _ => "zh-CN" };
        var command = new Command("import", "导入台账 · take over a county's ledger: people, sanctions and past visits")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.Arguments.Add(file);
        command.Options.Add(jurisdiction);
        command.Options.Add(isDryRun);
        command.Options.Add(column);
        command.Options.Add(officer);
        command.Options.Add(language);
        command.SetAction(
            (parsed, cancellation) =>
                guarded(async () =>
                {
                    await using var app = await open(CommandConfiguration.Of(parsed), cancellation);
                    await using var scope = app.Services.CreateAsyncScope();
                    var run = new Run(scope.ServiceProvider, CultureInfo.GetCultureInfo(parsed.GetRequiredValue(language)));
                    await run.Import(
                        parsed.GetRequiredValue(file),
                        parsed.GetRequiredValue(jurisdiction),
                        parsed.GetValue(isDryRun),
                        Columns(parsed.GetValue(column) ?? []),
                        parsed.GetValue(officer),
                        cancellation
                    );
                })
        );
        return command;
    }

    private static Dictionary<string, string>? Columns(string[] given)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in given)
        {
            if (text.Split('=', 2) is not [{ Length: > 0 } field, { Length: > 0 } header])
            {
                throw new StartRefusedException($"“{text}”应写作 字段=表头。", $"\"{text}\" should be written field=header.");
            }

            columns[field] = header;
        }

        return columns.Count == 0 ? null : columns;
    }

    private sealed class Run(IServiceProvider services, CultureInfo language)
    {
        private readonly Door _door = services.GetRequiredService<Door>();
        private readonly bool _isEnglish = language.TwoLetterISOLanguageName == "en";

        public async Task Import(
            FileInfo file,
            string jurisdiction,
            bool isDryRun,
            IReadOnlyDictionary<string, string>? columns,
            string? officer,
            CancellationToken cancellation
        )
        {
            if (!file.Exists)
            {
                throw new StartRefusedException($"没有文件 {file.FullName}。", $"There is no file {file.FullName}.");
            }

            var caller = officer is null ? Caller.System : await services.GetRequiredService<HeaderIdentity>().Find(officer, cancellation);
            var call = new Call(
                caller ?? throw new StartRefusedException($"没有代码为 {officer} 的工作人员。", $"There is no officer {officer}.")
            )
            {
                Language = language,
            };
            try
            {
                var import = await _door.Send(
                    call,
                    new StartImport
                    {
                        Jurisdiction = jurisdiction,
                        FileName = file.Name,
                        Content = await File.ReadAllBytesAsync(file.FullName, cancellation),
                        IsDryRun = isDryRun,
                        Columns = columns,
                    },
                    cancellation
                );
                foreach (var (field, header) in import.Columns)
                {
                    Say($"  {header} → {field}", $"  {header} → {field}");
                }

                import = await services.GetRequiredService<ImportRunner>().Run(import.Id, Progress, cancellation);
                await PrintFaults(call, import, cancellation);
                PrintEnd(import);
            }
            catch (ProblemException refused)
            {
                throw new StartRefusedException(Detail(refused, "zh-CN"), Detail(refused, "en"));
            }
        }

        private static string Detail(ProblemException refused, string language) =>
            ProblemWriter.Body(refused, CultureInfo.GetCultureInfo(language), "").Detail;

        private void Progress(ImportAnswer import)
        {
            if (import.Rows % (10 * ImportPiece.MostRows) == 0)
            {
                Say($"  {import.Rows} 行…", $"  {import.Rows} rows…");
            }
        }

        private async Task PrintFaults(Call call, ImportAnswer import, CancellationToken cancellation)
        {
            var printed = 0;
            string? after = null;
            do
            {
                var page = await _door.Send(call, new ListImportFaults { Id = import.Id, After = after }, cancellation);
                foreach (var fault in page.Items)
                {
                    var what = fault.IsWarning ? (_isEnglish ? "note" : "提示") : (_isEnglish ? "wrong" : "有误");
                    // A fault of a whole row has the row's number for its address.
                    var isRow = fault.Address.All(char.IsAsciiDigit);
                    var place = (isRow, _isEnglish) switch
                    {
                        (true, true) => $"Row {fault.Address}",
                        (true, false) => $"第 {fault.Address} 行",
                        _ => fault.Address,
                    };
                    Say($"{place} {what}：{fault.Wrong}{fault.Right}", $"{place} {what}: {fault.Wrong} {fault.Right}");
                    printed++;
                }

                after = page.Next;
            } while (after is not null && printed < MostPrinted);

            if (after is not null)
            {
                Say("……其余的见导入报告。", "… the others stand in the import's report.");
            }
        }

        private void PrintEnd(ImportAnswer import)
        {
            var (zh, en) = import.IsDryRun ? ("试导，什么也没有写入", "a dry run, nothing was written") : ("已载入", "loaded");
            Say(
                $"{import.Rows} 行（{zh}）：载入 {import.Loaded}，原已有 {import.Unchanged}，未载入 {import.Refused}，提示 {import.Warnings}。",
                $"{import.Rows} rows ({en}): {import.Loaded} loaded, {import.Unchanged} there before, {import.Refused} refused, {import.Warnings} notes."
            );
            if (import.State != ImportState.Done)
            {
                throw new StartRefusedException(
                    $"导入没有完成（{import.State}）。",
                    $"The import did not come to its end ({import.State})."
                );
            }
        }

        private void Say(string zh, string en) => Console.WriteLine(_isEnglish ? en : zh);
    }
}
