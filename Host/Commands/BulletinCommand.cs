using System.CommandLine;
using System.Globalization;
using System.Text;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Reporting;

namespace Guihang.Host.Commands;

/// <summary>The command that prints a bulletin or return, as it is known now or was known on an earlier day.</summary>
internal sealed class BulletinCommand
{
    private readonly Argument<string> _jurisdiction = new("jurisdiction")
    {
        Description = "地区代码 · the jurisdiction's code, such as 511523",
    };

    private readonly Argument<string> _name = new("name") { Description = "通报 · the bulletin, such as jiangan" };

    private readonly Option<DateOnly> _from = new("--from") { Description = "首日 · the first day", Required = true };

    private readonly Option<DateOnly> _to = new("--to") { Description = "末日 · the last day", Required = true };

    private readonly Option<DateOnly?> _asOf = new("--as-of") { Description = "以该日所知为准 · as known at the end of this day" };

    private readonly Option<string> _language = new("--language")
    {
        Description = "输出语言 · language of what is printed",
        DefaultValueFactory = _ => "zh",
    };

    private readonly Option<FileInfo?> _docx = new("--docx") { Description = "另存为 Word 文档 · write a Word document too" };

    private BulletinCommand() => _language.AcceptOnlyFromAmong("zh", "en");

    /// <summary>The command.</summary>
    /// <param name="run">Runs what it is given, on a host whose database is ready.</param>
    public static Command Make(Func<ParseResult, Func<Door, Task>, CancellationToken, Task<int>> run) => new BulletinCommand().All(run);

    private Command All(Func<ParseResult, Func<Door, Task>, CancellationToken, Task<int>> run)
    {
        var command = new Command("bulletin", "打印通报或者报表 · print a bulletin or return") { TreatUnmatchedTokensAsErrors = false };
        command.Arguments.Add(_jurisdiction);
        command.Arguments.Add(_name);
        foreach (var option in new Option[] { _from, _to, _asOf, _language, _docx })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellation) => run(parsed, door => Print(parsed, door, cancellation), cancellation));
        return command;
    }

    private async Task Print(ParseResult parsed, Door door, CancellationToken cancellation)
    {
        var language = CultureInfo.GetCultureInfo(parsed.GetRequiredValue(_language) == "en" ? "en" : "zh-CN");
        var call = new Call(Caller.System) { Language = language };
        var asked = new GetBulletin
        {
            Bulletin = parsed.GetRequiredValue(_name),
            Jurisdiction = parsed.GetRequiredValue(_jurisdiction),
            From = parsed.GetValue(_from),
            To = parsed.GetValue(_to),
            KnownOn = parsed.GetValue(_asOf),
        };
        try
        {
            var text = await door.Send(call, new GetBulletinContent(asked, BulletinForm.Text), cancellation);
            Console.Write(Encoding.UTF8.GetString(text.Bytes));
            if (parsed.GetValue(_docx) is { } file)
            {
                var word = await door.Send(call, new GetBulletinContent(asked, BulletinForm.Docx), cancellation);
                await File.WriteAllBytesAsync(file.FullName, word.Bytes, cancellation);
            }
        }
        catch (ProblemException problem)
        {
            throw new StartRefusedException(Said(problem, "zh-CN"), Said(problem, "en"));
        }
    }

    // As an API caller would read it, field by field.
    private static string Said(ProblemException problem, string language)
    {
        var body = ProblemWriter.Body(problem, CultureInfo.GetCultureInfo(language), "");
        return body.Errors is []
            ? body.Detail
            : string.Join(' ', body.Errors.Select(error => $"{error.Field}: {error.Wrong} {error.Right}"));
    }
}
