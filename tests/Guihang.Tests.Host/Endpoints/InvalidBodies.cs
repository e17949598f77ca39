using System.Text.Json.Nodes;
using Guihang.Tests.Host.Support;

namespace Guihang.Tests.Host.Endpoints;

/// <summary>Every endpoint that takes a body refuses a wrong one, naming the field in the caller's language, and writes nothing.</summary>
public sealed class InvalidBodies
{
    // Of many fields that are missing the framework names as many as its message holds.
    [Fact]
    public async Task Without_what_is_required()
    {
        await using var app = await DemoHost.Create();
        var contract = await Contract.Of(app);
        var walk = await Walk.Begin(app);
        var officers = await walk.Officers();

        await walk.Each(
            operation => Refused(app, operation, officers, new JsonObject(), named => named.IsSubsetOf(Required(contract, operation))),
            operation => operation.Body is not null && Required(contract, operation).Count > 0
        );

        walk.Expect(10);
    }

    [Fact]
    public async Task With_a_value_of_another_type()
    {
        await using var app = await DemoHost.Create();
        var walk = await Walk.Begin(app);
        var officers = await walk.Officers();
        var seen = 0;

        await walk.Each(
            async operation =>
            {
                var faults = new List<string>();
                foreach (var (field, body) in operation.BodyExamples.SelectMany(example => Spoilt(example)))
                {
                    seen++;
                    if (
                        await Refused(
                            app,
                            operation,
                            officers,
                            body,
                            named => named.All(name => name == field || name.StartsWith(field + ".", StringComparison.Ordinal))
                        ) is
                        { } fault
                    )
                    {
                        faults.Add(fault);
                    }
                }

                return faults is [] ? null : string.Join('\n', faults);
            },
            operation => operation.Body is not null
        );

        walk.Expect(10);
        Assert.True(seen > 50, $"Sent {seen} bodies.");
    }

    private static List<string> Required(Contract contract, Operation operation) =>
        [.. (contract.Unwrap(operation.Body!["schema"]!)["required"]?.AsArray() ?? []).Select(name => name!.ToString())];

    private static async Task<string?> Refused(
        TestApp app,
        Operation operation,
        IReadOnlyList<string> officers,
        JsonNode body,
        Func<HashSet<string>, bool> areExpected
    )
    {
        var chinese = await operation.Send(app, officers, body);
        var english = await operation.Send(app, officers, body, language: "en");
        foreach (var answer in new[] { chinese, english })
        {
            if ((int)answer.Status != 400 || answer.Response.Content.Headers.ContentType?.MediaType != "application/problem+json")
            {
                return $"{body.ToJsonString()}: expected 400 with a problem, found {(int)answer.Status} {answer.Text}";
            }

            var named = Errors(answer, "field").ToHashSet(StringComparer.Ordinal);
            if (named is { Count: 0 } || !areExpected(named))
            {
                return $"{body.ToJsonString()}: other fields are named: {answer.Text}";
            }
        }

        string[] parts = ["wrong", "right"];
        return parts.All(part => Errors(chinese, part).All(IsChinese) && !Errors(english, part).Any(IsChinese))
            ? null
            : $"{body.ToJsonString()}: the languages are not told apart: {chinese.Text} {english.Text}";
    }

    private static List<string> Errors(Answer answer, string part) =>
        [.. answer.Json["errors"]!.AsArray().Select(error => error![part]!.ToString())];

    private static bool IsChinese(string text) => text.Any(letter => letter is >= '\u4e00' and <= '\u9fff');

    // The example with each of its values in turn replaced by one of another type, and the place of that value.
    private static IEnumerable<(string Field, JsonNode Body)> Spoilt(JsonNode example)
    {
        foreach (var (place, steps) in Places(example, "", []))
        {
            var body = example.DeepClone();
            var parent = steps.SkipLast(1).Aggregate(body, (at, step) => step is int index ? at[index]! : at[(string)step]!);
            JsonNode wrong = At(example, steps) is JsonObject ? JsonValue.Create("x") : new JsonObject { ["wrong"] = true };
            if (steps[^1] is int last)
            {
                parent[last] = wrong;
            }
            else
            {
                parent[(string)steps[^1]] = wrong;
            }

            yield return (place, body);
        }
    }

    private static JsonNode? At(JsonNode example, IReadOnlyList<object> steps) =>
        steps.Aggregate((JsonNode?)example, (at, step) => step is int index ? at![index] : at![(string)step]);

    private static IEnumerable<(string Place, IReadOnlyList<object> Steps)> Places(
        JsonNode? node,
        string place,
        IReadOnlyList<object> steps
    )
    {
        IEnumerable<(string Place, object Step, JsonNode? Node)> parts = node switch
        {
            JsonObject fields => fields.Select(field => (place is "" ? field.Key : $"{place}.{field.Key}", (object)field.Key, field.Value)),
            JsonArray list => list.Select((item, index) => ($"{place}[{index}]", (object)index, item)),
            _ => [],
        };
        foreach (var part in parts)
        {
            List<object> further = [.. steps, part.Step];
            yield return (part.Place, further);
            foreach (var deeper in Places(part.Node, part.Place, further))
            {
                yield return deeper;
            }
        }
    }
}
