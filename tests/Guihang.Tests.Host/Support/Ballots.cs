using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Support;

/// <summary>Secret ballots by one-time codes.</summary>
internal static class Ballots
{
    /// <summary>Opens the evaluation and a box, with the own summary given.</summary>
    public static async Task<BallotCodes> OpenBox(this Api officer, string enrolment, string on, int issued)
    {
        var path = $"enrolments/{enrolment}/evaluation";
        (await officer.Post(path, new { on })).Expect(Created);
        (await officer.Put($"{path}/own-summary", 1, new { text = "一年来的总结" })).Expect(OK);
        var box = (await officer.Put($"{path}/ballot-box", 2, new { issued })).Expect(OK);
        return new BallotCodes(
            box["number"]!,
            [.. box.Json["codes"]!.AsArray().Select(code => code!.ToString())],
            box["closingCode"]!,
            box.Version
        );
    }

    /// <summary>Casts a ballot as nobody.</summary>
    public static Task<Answer> Cast(this TestApp app, string code, string? answer) => app.As("").Post("ballots", new { code, answer });

    /// <summary>Counts the box.</summary>
    public static Task<Answer> Count(this Api officer, string enrolment, BallotCodes box) =>
        officer.Change($"enrolments/{enrolment}/evaluation/ballot-box/count", box.Version, new { closingCode = box.ClosingCode });
}

/// <summary>What is handed out for a secret ballot.</summary>
internal sealed record BallotCodes(string Number, IReadOnlyList<string> Codes, string ClosingCode, int Version);
