using Guihang.Tests.Host.Support;

namespace Guihang.Tests.Host.Endpoints;

/// <summary>What no list gave as the place where a page ends is refused by every list, whether or not it could be decoded.</summary>
public sealed class Cursors
{
    private static readonly string[] NotGiven =
    [
        "nonsense",
        "garbage",
        "a",
        "%25%25%25",
        "MjAyNA",
        new string('A', 60),
        new string('A', 200),
    ];

    [Fact]
    public async Task Are_refused_by_name()
    {
        await using var app = await DemoHost.Create();
        var walk = await Walk.Begin(app);
        var officers = await walk.Officers();

        await walk.Each(
            async operation =>
            {
                foreach (var cursor in NotGiven)
                {
                    var answer = await operation.SendWith(app, officers, "after", cursor);
                    if (
                        (int)answer.Status != 400
                        || answer["code"] is not ("page.cursor" or "invalid")
                        || answer["errors.0.field"] != "after"
                    )
                    {
                        return $"after={cursor}: {(int)answer.Status} {answer.Text}";
                    }
                }

                return null;
            },
            // Parameters of policies are listed by their names: after any name there are those that follow.
            operation =>
                operation.Id != "listParameters" && operation.Parameters.Any(parameter => parameter["name"]!.ToString() == "after")
        );

        walk.Expect(30);
    }
}
