using System.Globalization;
using System.Text;
using FluentValidation;
using Guihang.Core.Documents;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy;
using Guihang.Policy.Indicators;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Reporting;

/// <summary>Asks for a bulletin.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetBulletin : IQuery<BulletinAnswer>, IConcernPlace
{
    /// <summary>The bulletin's code.</summary>
    /// <example>guangdong</example>
    public required string Bulletin { get; init; }

    /// <summary>The jurisdiction, with all below it (GB/T 2260).</summary>
    /// <example>440000</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The first day of the window.</summary>
    /// <example>2018-01-01</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the window.</summary>
    /// <example>2019-09-08</example>
    public required DateOnly To { get; init; }

    /// <summary>As it was known at the end of this day; as it is known now where it is not said.</summary>
    /// <example>2019-09-08</example>
    public DateOnly? KnownOn { get; init; }

    string IConcernPlace.Jurisdiction => Jurisdiction;
}

/// <summary>Asks for a bulletin as a file.</summary>
/// <param name="Bulletin">The bulletin.</param>
/// <param name="Form">In which form.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.Auditor, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetBulletinContent(GetBulletin Bulletin, BulletinForm Form) : IQuery<BulletinContent>, IConcernPlace
{
    string IConcernPlace.Jurisdiction => Bulletin.Jurisdiction;
}

/// <summary>The forms of a bulletin.</summary>
public enum BulletinForm
{
    /// <summary>As a terminal shows it.</summary>
    Text,

    /// <summary>A page that prints well.</summary>
    Html,

    /// <summary>A Word document.</summary>
    Docx,
}

/// <summary>A bulletin as a file.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="FileName">A name for it.</param>
public sealed record BulletinContent(byte[] Bytes, string MediaType, string FileName)
{
    internal static BulletinContent Of(BulletinForm form, string title, string markdown, string file, CultureInfo language) =>
        form switch
        {
            BulletinForm.Text => new(
                Encoding.UTF8.GetBytes(PrintedText.Plain(markdown) + "\n"),
                "text/plain; charset=utf-8",
                $"{file}.txt"
            ),
            BulletinForm.Html => new(
                Encoding.UTF8.GetBytes(PrintedText.Html(title, markdown, language)),
                "text/html; charset=utf-8",
                $"{file}.html"
            ),
            _ => new(PrintedText.Word(title, markdown), PrintedText.WordMediaType, $"{file}.docx"),
        };
}

/// <summary>A bulletin: its text, and each of its figures with its definition.</summary>
public sealed record BulletinAnswer
{
    /// <summary>The bulletin's code.</summary>
    /// <example>guangdong</example>
    public required string Bulletin { get; init; }

    /// <summary>Its title.</summary>
    /// <example>{"zh":"广东省回访教育工作通报","en":"Bulletin on visits and education in Guangdong"}</example>
    public required Wording Title { get; init; }

    /// <summary>The jurisdiction, with all below it.</summary>
    /// <example>440000</example>
    public required string Jurisdiction { get; init; }

    /// <summary>The first day of the window.</summary>
    /// <example>2018-01-01</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the window.</summary>
    /// <example>2019-09-08</example>
    public required DateOnly To { get; init; }

    /// <summary>The day at whose end this was known.</summary>
    /// <example>2019-09-08</example>
    public required DateOnly KnownOn { get; init; }

    /// <summary>Its text in the language asked for, as Markdown.</summary>
    /// <example># 回访教育工作通报</example>
    public required string Text { get; init; }

    /// <summary>The hash of the policy book.</summary>
    /// <example>4a1b64805716a876b9185e7fe005834af3fc314e37d6b227ca01f5c50f85d32b</example>
    public required string PolicyBook { get; init; }

    /// <summary>Its figures.</summary>
    public required IReadOnlyList<BulletinFigure> Figures { get; init; }
}

/// <summary>A figure of a bulletin. Persons, events, units and things are never divided by one another.</summary>
public sealed record BulletinFigure
{
    /// <summary>The field of the text that it fills.</summary>
    /// <example>visits</example>
    public required string Field { get; init; }

    /// <summary>The indicator; from it and the window one gets to its rows.</summary>
    /// <example>visits-held</example>
    public required string Indicator { get; init; }

    /// <summary>Its name.</summary>
    /// <example>{"zh":"回访谈话","en":"Visits and talks held"}</example>
    public required Wording Title { get; init; }

    /// <summary>What it counts.</summary>
    /// <example>{"zh":"期内已进行的谈话与回访；人按不同的人计，人次按次计。","en":"Talks and visits held in the window: persons each once, events each time."}</example>
    public required Wording Definition { get; init; }

    /// <summary>What the number counts.</summary>
    /// <example>events</example>
    public required CountedUnit Counts { get; init; }

    /// <summary>The number.</summary>
    /// <example>6293</example>
    public required int Value { get; init; }

    /// <summary>Distinct persons (人).</summary>
    /// <example>4100</example>
    public required int Persons { get; init; }

    /// <summary>Events (人次).</summary>
    /// <example>6293</example>
    public required int Events { get; init; }

    /// <summary>The first day that it counts.</summary>
    /// <example>2018-01-01</example>
    public required DateOnly From { get; init; }

    /// <summary>The last day that it counts.</summary>
    /// <example>2019-09-08</example>
    public required DateOnly To { get; init; }

    /// <summary>By what its chart breaks it down; null where it has none.</summary>
    /// <example>quarter</example>
    public required Breakdown? By { get; init; }

    /// <summary>The hash of the trace of its definition.</summary>
    /// <example>9c1f0e5b7a6d4c3b2a190807f6e5d4c3b2a1908776655443322110ffeeddccbb</example>
    public required string Trace { get; init; }

    internal static BulletinFigure Of(MadeLine made) =>
        new()
        {
            Field = made.Line.Field,
            Indicator = made.Line.Indicator,
            Title = made.Definition.Title,
            Definition = made.Definition.Definition,
            Counts = made.Line.Counts,
            Value = made.Value,
            Persons = made.Counts.Persons,
            Events = made.Counts.Events,
            From = made.Span.From,
            To = made.Span.To,
            By = made.Line.By,
            Trace = made.Trace,
        };
}

internal sealed class GetBulletinValidator : AbstractValidator<GetBulletin>
{
    public GetBulletinValidator(RegionTable regions, TimeProvider clock)
    {
        RuleFor(bulletin => bulletin.Bulletin).NotEmpty().MaximumLength(60);
        RuleFor(bulletin => bulletin.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        RuleFor(bulletin => bulletin.To).Must((bulletin, to) => to >= bulletin.From).WithProblem("window", ReportingProblems.Texts);
        RuleFor(bulletin => bulletin.KnownOn).NotInTheFuture(clock);
    }
}

internal sealed class GetBulletinContentValidator : AbstractValidator<GetBulletinContent>
{
    public GetBulletinContentValidator(RegionTable regions, TimeProvider clock) =>
        RuleFor(content => content.Bulletin).SetValidator(new GetBulletinValidator(regions, clock)).OverridePropertyName("");
}

internal static class GetBulletinEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/bulletins/{bulletin}", ([AsParameters] GetBulletin query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe(
                "getBulletin",
                "查看通报",
                "Get a bulletin",
                "Gives the text of a bulletin or return with its figures and their definitions, also as it was known on an earlier day. Which figures it tells, and in which sentences, is policy."
            )
            .MayAnswer(ReportingProblems.NoSuchBulletin, "kings")
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
        api.MapGet(
                "/bulletins/{bulletin}/content",
                async ([AsParameters] GetBulletin query, QueryWord<BulletinForm> form, HttpDoor door, CancellationToken ct) =>
                {
                    var content = (await door.Get(new GetBulletinContent(query, form.Value), ct)).Value!;
                    return TypedResults.File(content.Bytes, content.MediaType, content.FileName);
                }
            )
            .Describe(
                "getBulletinContent",
                "下载通报",
                "Download a bulletin",
                "Gives a bulletin as text, as a page that prints well or as a Word document."
            )
            .Produces<byte[]>(200, "text/html", Core.Documents.PrintedText.WordMediaType)
            .Takes("form", "The form.", "html")
            .MayAnswer(ReportingProblems.NoSuchBulletin, "kings")
            .MayAnswer(CoreProblems.RegionUnknown, "999999");
    }
}
