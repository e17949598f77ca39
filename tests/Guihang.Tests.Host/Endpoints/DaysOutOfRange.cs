using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Tests.Host.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Guihang.Tests.Host.Endpoints;

/// <summary>A day to which no length can be added, or that no calendar of a case has, is refused wherever one is asked for, and nothing is written.</summary>
public sealed class DaysOutOfRange
{
    private static readonly string[] Days = ["9999-12-31", "1899-12-31"];

    [Fact]
    public async Task In_a_body_or_an_address()
    {
        await using var app = await DemoHost.Create();
        var walk = await Walk.Begin(app);
        var officers = await walk.Officers();
        var tried = new HashSet<string>(StringComparer.Ordinal);

        await walk.Each(async operation =>
        {
            var faults = new List<string>();
            foreach (var field in InBody(operation))
            {
                tried.Add($"{operation.Id} {field.Name}");
                foreach (var day in Days)
                {
                    faults.AddRange(Fault(await operation.Send(app, officers, field.With(day), language: "en"), field.Name, day));
                }
            }

            foreach (var name in InAddress(operation))
            {
                tried.Add($"{operation.Id} {name}");
                foreach (var day in Days)
                {
                    faults.AddRange(Fault(await operation.SendWith(app, officers, name, day), name, day));
                }
            }

            return faults is [] ? null : string.Join('\n', faults);
        });

        walk.Expect(40);
        var known = Known(app).ToList();
        Assert.True(known.Count > 60, $"Found {known.Count} days in requests.");
        Assert.Empty(known.Except(tried, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Fault(Answer answer, string field, string day)
    {
        if ((int)answer.Status != 400 || answer.Response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            return [$"{field} {day}: expected 400 with a problem, found {(int)answer.Status} {answer.Text}"];
        }

        var named = answer.Json["errors"]!.AsArray().Where(e => e!["field"]!.ToString() == field).ToList();
        return
            named is [var error]
            && error!["code"]!.ToString() == "day-out-of-range"
            && error["right"]!.ToString().Contains($"{DayRules.Earliest:yyyy-MM-dd}", StringComparison.Ordinal)
            && error["right"]!.ToString().Contains($"{DayRules.Latest:yyyy-MM-dd}", StringComparison.Ordinal)
            ? []
            : [$"{field} {day}: is told otherwise: {answer.Text}"];
    }

    // The days that the requests of the endpoints have, read from their types and not from the document.
    private static IEnumerable<string> Known(TestApp app) =>
        app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            // The pages of the host are in no document; OverviewPage asks them.
            .Where(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is not null)
            .SelectMany(endpoint =>
                (endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [])
                    .Where(parameter => parameter.ParameterType.IsAssignableTo(typeof(IEntry)))
                    .SelectMany(parameter => parameter.ParameterType.GetProperties())
                    .Where(property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(DateOnly))
                    .Where(property => !property.IsDefined(typeof(System.Text.Json.Serialization.JsonIgnoreAttribute)))
                    .Select(property =>
                        $"{endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName} {ValidationTexts.CamelCase(property.Name)}"
                    )
            );

    private static IEnumerable<(string Name, Func<string, JsonNode> With)> InBody(Operation operation)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var example in operation.BodyExamples)
        {
            foreach (var (name, steps) in Places(example, "", []).Where(place => found.Add(place.Name)).ToList())
            {
                yield return (name, day => Replaced(example, steps, day));
            }
        }

        // Days that the examples leave out.
        foreach (var name in operation.DaysOfBody.Where(found.Add))
        {
            yield return (name, day => Replaced(operation.FirstBody!, [name], day));
        }
    }

    private static IEnumerable<string> InAddress(Operation operation) =>
        operation
            .Parameters.Where(parameter => parameter["in"]!.ToString() == "query" && parameter["schema"]!["format"]?.ToString() == "date")
            .Select(parameter => parameter["name"]!.ToString());

    private static JsonNode Replaced(JsonNode example, IReadOnlyList<object> steps, string day)
    {
        var body = example.DeepClone();
        var parent = steps.SkipLast(1).Aggregate(body, (at, step) => step is int index ? at[index]! : at[(string)step]!);
        if (steps[^1] is int last)
        {
            parent[last] = day;
        }
        else
        {
            parent[(string)steps[^1]] = day;
        }

        return body;
    }

    private static IEnumerable<(string Name, IReadOnlyList<object> Steps)> Places(JsonNode? node, string name, IReadOnlyList<object> steps)
    {
        IEnumerable<(string Name, object Step, JsonNode? Node)> parts = node switch
        {
            JsonObject fields => fields.Select(field => (name is "" ? field.Key : $"{name}.{field.Key}", (object)field.Key, field.Value)),
            JsonArray list => list.Select((item, index) => ($"{name}[{index}]", (object)index, item)),
            _ => [],
        };
        return parts.SelectMany(part =>
            part.Node is JsonValue value
            && DateOnly.TryParseExact(value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? [(part.Name, [.. steps, part.Step])]
                : Places(part.Node, part.Name, [.. steps, part.Step])
        );
    }
}
