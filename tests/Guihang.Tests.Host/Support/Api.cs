using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guihang.Core.Http;

namespace Guihang.Tests.Host.Support;

/// <summary>Calls the API as an officer, with plain JSON, as a consumer would.</summary>
internal sealed class Api(HttpClient client, string officer)
{
    private int _keys;

    public async Task<Answer> Get(string path, string language = "zh-CN") => await Send(Request(HttpMethod.Get, path, null, language));

    public async Task<Answer> Post(string path, object body, string? key = null, string language = "zh-CN")
    {
        var request = Request(HttpMethod.Post, path, body, language);
        request.Headers.Add(HttpDoor.IdempotencyKeyHeader, key ?? $"{officer}-{Interlocked.Increment(ref _keys)}");
        return await Send(request);
    }

    /// <summary>Posts a form with a file.</summary>
    public async Task<Answer> Attach(string path, string name, byte[] content, params (string Name, string Value)[] fields)
    {
        var request = Request(HttpMethod.Post, path, null);
        request.Headers.Add(HttpDoor.IdempotencyKeyHeader, $"{officer}-{Interlocked.Increment(ref _keys)}");
        var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", name } };
        foreach (var field in fields)
        {
            form.Add(new StringContent(field.Value), field.Name);
        }

        request.Content = form;
        return await Send(request);
    }

    /// <summary>Posts with the version that the caller has seen.</summary>
    public Task<Answer> Change(string path, int version, object body, string language = "zh-CN") =>
        Send(HttpMethod.Post, path, version, body, language);

    /// <summary>Puts with the version that the caller has seen.</summary>
    public Task<Answer> Put(string path, int version, object body, string language = "zh-CN") =>
        Send(HttpMethod.Put, path, version, body, language);

    private async Task<Answer> Send(HttpMethod method, string path, int version, object body, string language)
    {
        var request = Request(method, path, body, language);
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return await Send(request);
    }

    public async Task<Answer> Send(HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request);
        return new Answer(response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response);
    }

    public HttpRequestMessage Request(HttpMethod method, string path, object? body, string language = "zh-CN")
    {
        var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"/api/v1/{path}");
        request.Headers.Add("Accept-Language", language);
        if (officer.Length > 0)
        {
            request.Headers.Add(HeaderIdentity.Header, officer);
        }

        if (body is not null)
        {
            request.Content = body is string text
                ? new StringContent(text, System.Text.Encoding.UTF8, "application/json")
                : JsonContent.Create(body);
        }

        return request;
    }
}

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Status, byte[] Bytes, HttpResponseMessage Response)
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 100 };

    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    public JsonNode Json => JsonNode.Parse(Bytes, documentOptions: Options)!;

    /// <summary>A value of the body, such as <c>influencePeriod.lastDay</c> or <c>items.0.state</c>.</summary>
    public string? this[string path]
    {
        get
        {
            var node = Json;
            foreach (var part in path.Split('.'))
            {
                node = node is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : node?[part];
            }

            return node?.ToString();
        }
    }

    /// <summary>The id of what was made.</summary>
    public string Id => this["id"]!;

    public int Version => int.Parse(this["version"]!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The answer, where it has this status; otherwise the test fails with what came back.</summary>
    public Answer Expect(HttpStatusCode status)
    {
        Assert.True(Status == status, $"Expected {status}, found {Status}: {Text}");
        return this;
    }
}
