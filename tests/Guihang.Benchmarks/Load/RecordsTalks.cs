using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Guihang.Benchmarks.Ledger;
using Guihang.Core.Data;
using Guihang.Core.Http;

namespace Guihang.Benchmarks.Load;

/// <summary>Records talks in cases drawn at random, each under a key of its own. Two in three count as the first talk where that is owed.</summary>
internal sealed class RecordsTalks(IReadOnlyList<(Guid Id, string Region)> cases, int seed) : ICaller
{
    private const int Days = 60;
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly DateOnly First = new(2026, 8, 1);

    // One body for each day and kind, so that the generator takes little of the machine.
    private static readonly byte[][] Bodies =
    [
        .. Enumerable.Range(0, Days * 3).Select(i => Body(First.AddDays(i % Days), i / Days == 0 ? "telephone" : "talk")),
    ];

    private readonly Random _chance = new(seed);
    private readonly IdSource _keys = new(TimeProvider.System);

    public HttpRequestMessage Next(Uri server)
    {
        var (id, region) = cases[_chance.Next(cases.Count)];
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, $"/api/v1/follow-up-cases/{id}/visits"))
        {
            Content = new ByteArrayContent(Bodies[_chance.Next(Bodies.Length)]) { Headers = { ContentType = Json } },
        };
        request.Headers.Add(HeaderIdentity.Header, Jurisdictions.OfficerOf(region));
        request.Headers.Add(HttpDoor.IdempotencyKeyHeader, _keys.New().ToString());
        return request;
    }

    public void Take(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        if (response.StatusCode != HttpStatusCode.Created)
        {
            throw new InvalidOperationException($"{response.StatusCode}: {Encoding.UTF8.GetString(body)}");
        }
    }

    private static byte[] Body(DateOnly heldOn, string kind) =>
        Encoding.UTF8.GetBytes(
            $$"""
            {
              "kind": "{{kind}}", "heldOn": "{{heldOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}}",
              "visitors": [{ "name": "陈书记", "capacity": "unitSecretary" }, { "name": "李委员", "capacity": "careResponsible" }],
              "place": "镇党委会议室", "durationMinutes": 90,
              "thinking": "起初情绪低落，曾要求组织免去职务；谈话后表示理解组织的决定，愿意放下包袱。",
              "work": "继续主持消防整改，本月完成三处隐患的复查。", "correction": "牵头隐患排查，每周向党委报告。",
              "unitOpinion": "镇党委将经常谈心，帮助解决实际困难。"
            }
            """
        );
}
