using System.Security.Cryptography;
using System.Text;
using Guihang.Core.Policies.Book;
using Guihang.Policy;
using Guihang.Policy.Calendar;
using Guihang.Policy.GroupDecisions;
using Guihang.Policy.Rules;

namespace Guihang.Evaluation;

/// <summary>
/// What the region's policy says a thing may be called: grounds, parts, answers, grades, dimensions. Whatever is recorded is held against it, so that a
/// slip is told when it is made. It decides nothing; that the engine does.
/// </summary>
internal sealed class SchemePolicy(PolicyBook book)
{
    /// <summary>The programme's name; null where the region has none.</summary>
    public Wording? Programme(string region, DateOnly on) => Read<Wording>("enrolment.programme", region, on);

    /// <summary>The keys of the grounds for exclusion.</summary>
    public IReadOnlyList<string> Grounds(string region, DateOnly on) =>
        [.. (Read<Table>("enrolment.exclusions", region, on)?.Rows ?? []).Select(row => row.Key)];

    /// <summary>The instrument of evaluation that the case began with; null where the region has none.</summary>
    public Instrument? EvaluationSheet(Enrolment enrolment) => Read<Instrument>("evaluation.instrument", enrolment);

    /// <summary>The same with its version; null where the region has none.</summary>
    public InstrumentVersion? EvaluationVersion(Enrolment enrolment) => Version("evaluation.instrument", enrolment);

    /// <summary>The instrument of observation with its version; null where the region has none.</summary>
    public InstrumentVersion? ObservationVersion(Enrolment enrolment) => Version("observation.instrument", enrolment);

    /// <summary>The instrument of observation that the case began with; null where the region has none.</summary>
    public Instrument? ObservationSheet(Enrolment enrolment) => Read<Instrument>("observation.instrument", enrolment);

    /// <summary>Grades that go on, for where nothing was proposed and the group decides all the same.</summary>
    public IReadOnlyList<string> GoesOn(Enrolment enrolment) => Read<IReadOnlyList<string>>("evaluation.goes-on", enrolment) ?? [];

    /// <summary>Letters that go out with a grade that goes on, for where nothing was proposed.</summary>
    public IReadOnlyList<string> Letters(Enrolment enrolment) => Read<IReadOnlyList<string>>("letters.on-evaluation", enrolment) ?? [];

    /// <summary>Whether a matter may be decided only in a meeting of the leading group that is recorded.</summary>
    public bool NeedsMeeting(GroupMatter matter, string region, DateOnly on) =>
        (Read<IReadOnlyList<string>>("leading-group.decides-in-meeting", region, on) ?? []).Contains(
            Words.Of(matter),
            StringComparer.Ordinal
        );

    private InstrumentVersion? Version(string parameter, Enrolment enrolment)
    {
        var chain = book.ChainFor(enrolment.Region, enrolment.ScreenedOn);
        return chain.Resolve(parameter, enrolment.ScreenedOn) is { Value: Instrument sheet, Parts: [var source, ..] }
            ? new InstrumentVersion(sheet, source.Plugin.ToString(), SHA256.HashData(Encoding.UTF8.GetBytes(sheet.ToString())))
            : null;
    }

    /// <summary>Papers that follow a meeting of the leading group.</summary>
    public IReadOnlyList<string> MeetingPapers(string region, DateOnly on) =>
        Read<IReadOnlyList<string>>("letters.on-meeting", region, on) ?? [];

    /// <summary>Letters to a person whom screening did not take, for where nothing was proposed.</summary>
    public IReadOnlyList<string> ScreeningLetters(string region, DateOnly on) =>
        Read<IReadOnlyList<string>>("letters.on-screening", region, on) ?? [];

    /// <summary>When somebody who is not taken is looked at again; null where policy does not say.</summary>
    public DateOnly? LookAgain(string region, DateOnly on) =>
        book.ChainFor(region, on).Resolve("enrolment.look-again", on)?.Value is DateRule rule ? rule.From(on) : null;

    private T? Read<T>(string parameter, Enrolment enrolment)
        where T : class => Read<T>(parameter, enrolment.Region, enrolment.ScreenedOn);

    private T? Read<T>(string parameter, string region, DateOnly on)
        where T : class => book.ChainFor(region, on).Resolve(parameter, on)?.Value as T;
}

/// <summary>An instrument as it stood when an answer set was given on it.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Version">The plugin that gives it, and its version.</param>
/// <param name="Hash">SHA-256 over it as policies write it.</param>
internal sealed record InstrumentVersion(Instrument Instrument, string Version, byte[] Hash);
