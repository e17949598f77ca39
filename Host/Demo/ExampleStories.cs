using Guihang.Policy.Sanctions;
using Guihang.Visits;
using static Guihang.Host.Demo.DemoStories;

namespace Guihang.Host.Demo;

/// <summary>Somebody on whom the examples of the API document can be tried, one sanction for each kind of act.</summary>
internal static class ExampleStories
{
    public static IEnumerable<DemoStep> Steps() =>
        [
            new(
                Day(2020, 6, 15),
                "example/person",
                "nanhai.officer",
                t => t.Person("example", Person("示例某", "科员", t["nanhai.bureau2"]))
            ),
            new(
                Day(2020, 6, 15),
                "example/to-serve",
                "nanhai.officer",
                t =>
                    t.Sanction(
                        "example",
                        "example.to-serve",
                        Sanction(
                            SanctionRegime.EmployingOrgan,
                            SanctionKind.Warning,
                            "regulation-2007",
                            Day(2018, 9, 5),
                            "南海区某局",
                            "南局示〔2018〕1号",
                            "示例"
                        )
                    )
            ),
            new(
                Day(2020, 6, 15),
                "example/to-change",
                "nanhai.officer",
                t =>
                    t.Sanction(
                        "example",
                        "example.to-change",
                        Sanction(
                            SanctionRegime.EmployingOrgan,
                            SanctionKind.MajorDemerit,
                            "regulation-2007",
                            Day(2016, 9, 5),
                            "南海区某局",
                            "南局示〔2016〕2号",
                            "示例"
                        )
                    )
            ),
            // What only the deciding body may say: the question stands on the list.
            new(
                Day(2020, 6, 15),
                "question/person",
                "nanhai.officer",
                t => t.Person("question", Person("待定某", "科员", t["nanhai.bureau2"]))
            ),
            new(
                Day(2020, 6, 15),
                "question/sanction",
                "nanhai.officer",
                t =>
                    t.Sanction(
                        "question",
                        "question.sanction",
                        Sanction(
                            SanctionRegime.Party,
                            SanctionKind.SeriousWarning,
                            "party-2015",
                            Day(2016, 11, 20),
                            "南海区纪委",
                            "南纪示〔2016〕3号",
                            "示例"
                        ) with
                        {
                            InsteadOfRemoval = true,
                        }
                    )
            ),
            new(
                Day(2020, 6, 15),
                "example/to-revoke",
                "nanhai.officer",
                t =>
                    t.Sanction(
                        "example",
                        "example.to-revoke",
                        Sanction(
                            SanctionRegime.Party,
                            SanctionKind.Warning,
                            "party-2015",
                            Day(2016, 9, 5),
                            "南海区纪委",
                            "南纪示〔2016〕3号",
                            "示例"
                        )
                    )
            ),
            new(
                Day(2020, 6, 15),
                "example/to-answer",
                "nanhai.officer",
                t =>
                    t.Difficulty(
                        "example",
                        "example.to-answer",
                        new RaiseDifficulty
                        {
                            Description = "示例困难",
                            RaisedOn = Day(2018, 9, 20),
                            AnswerBy = Day(2018, 10, 20),
                        }
                    )
            ),
        ];
}
