using System.Net;
using System.Text;
using Guihang.Benchmarks.Ledger;
using Guihang.Core.Http;

namespace Guihang.Benchmarks.Load;

/// <summary>Pages what is owed in a jurisdiction, 50 at a time and up to ten pages, then goes on to the next jurisdiction.</summary>
internal sealed class PagesDueList(int start) : ICaller
{
    private const int MostPages = 10;

    private static readonly IReadOnlyList<(string Region, string State)> Lists =
    [
        .. Jurisdictions.All.Select(jurisdiction => (jurisdiction.Region, jurisdiction.Region == "440605" ? "overdue" : "open")),
    ];

    private int _list = start;
    private int _page;
    private string? _next;

    public HttpRequestMessage Next(Uri server)
    {
        if (_next is null || _page == MostPages)
        {
            (_list, _page, _next) = (_list + 1, 0, null);
        }

        _page++;
        var (region, state) = Lists[_list % Lists.Count];
        var after = _next is null ? "" : $"&after={_next}";
        var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(server, $"/api/v1/due-items?state={state}&region={region}&limit=50{after}")
        );
        request.Headers.Add(HeaderIdentity.Header, Jurisdictions.OfficerOf(region));
        return request;
    }

    public void Take(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        if (response.StatusCode != HttpStatusCode.OK || body.IndexOf("\"purpose\":"u8) < 0)
        {
            throw new InvalidOperationException($"{response.StatusCode}: {Encoding.UTF8.GetString(body)}");
        }

        // The last member of a page is "next".
        var member = body.LastIndexOf("\"next\":\""u8);
        _next = member < 0 ? null : Encoding.ASCII.GetString(body[(member + 8)..^2]);
    }
}
