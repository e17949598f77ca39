using Guihang.Evaluation;
using static Guihang.Host.Demo.DemoStories;

namespace Guihang.Host.Demo;

/// <summary>A secret ballot by one-time codes that is open, with which the examples of the API document can be tried.</summary>
internal static class BallotStories
{
    private const string Officer = "jiangan.officer";
    private const string Person = "to-count";
    private const int Issued = 13;

    // Two of the thirteen do not vote.
    private static readonly string[] Votes =
    [
        "good",
        "good",
        "fairly-good",
        "good",
        "good",
        "fair",
        "good",
        "good",
        "fairly-good",
        "good",
        "good",
    ];

    public static IEnumerable<DemoStep> Steps() =>
        [
            .. JianganStories.Sanctioned(Person),
            .. JianganStories.Enrolled(Person, Day(2023, 9, 20)),
            JianganStories.Open(Person, Day(2023, 9, 25)),
            new(Day(2023, 9, 26), $"{Person}/ballot-box", Officer, OpenAndVote),
        ];

    private static async Task OpenAndVote(DemoTeller teller)
    {
        var box = await teller.Send(
            new OpenBallotBox
            {
                EnrolmentId = teller.Enrolment(Person),
                ExpectedVersion = 1,
                Issued = Issued,
            }
        );
        foreach (var (i, answer) in Votes.Index())
        {
            await teller.SendAsSystem(new CastBallot { Code = box.Codes[i], Answer = answer });
        }
    }
}
