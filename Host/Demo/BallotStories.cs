using Guihang.Evaluation;
using static Guihang.Host.Demo.DemoStories;

namespace Guihang.Host.Demo;

/// <summary>A secret ballot that is open and an observation with a bonus, with which the examples of the API document can be tried.</summary>
internal static class BallotStories
{
    private const string Officer = "jiangan.officer";
    private const string Person = "to-count";
    private const string Observed = "to-adjust";
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
            .. JianganSteps.Sanctioned(Person),
            .. JianganSteps.Enrolled(Person, Day(2023, 9, 20)),
            JianganSteps.Open(Person, Day(2023, 9, 25)),
            new(Day(2023, 9, 26), $"{Person}/ballot-box", Officer, OpenAndVote),
            .. JianganSteps.Sanctioned(Observed),
            .. JianganSteps.Enrolled(Observed, Day(2023, 9, 20)),
            .. JianganSteps.Evaluated(Observed, Day(2023, 12, 25), Day(2024, 1, 9), "2024年第2次", "江访评察〔2024〕2号"),
            new(
                Day(2024, 3, 1),
                $"{Observed}/adjustment",
                Officer,
                t =>
                    t.Send(
                        new AdjustObservation
                        {
                            EnrolmentId = t.Enrolment(Observed),
                            Item = "commended",
                            On = Day(2024, 2, 20),
                            Evidence = "县委表彰决定〔2024〕3号",
                        }
                    )
            ),
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
