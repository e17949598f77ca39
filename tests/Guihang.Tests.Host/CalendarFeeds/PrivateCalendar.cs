using System.Globalization;
using System.Text;
using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.CalendarFeeds;

/// <summary>A private calendar of the visits that one owes (RFC 5545): whoever has its address reads it, and it names nobody.</summary>
public sealed class PrivateCalendar
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_secretary_sees_what_the_unit_owes_and_no_names(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        await Owe(app);
        var address = (await app.As("town.secretary").Send(Put(app, "town.secretary"))).Expect(OK)["address"]!;

        var answer = (await app.As("").Get(address)).Expect(OK);

        Assert.Equal("text/calendar", answer.Response.Content.Headers.ContentType!.MediaType);
        var entry = Assert.Single(Events(answer.Text));
        Assert.Equal("20181006", entry["DTSTART;VALUE=DATE"]);
        Assert.Equal("20181007", entry["DTEND;VALUE=DATE"]);
        Assert.Equal("首次谈话", entry["SUMMARY"]);
        Assert.Contains("2018-09-07 至 2018-10-06，至少 1 人", entry["DESCRIPTION"], StringComparison.Ordinal);
        foreach (var name in new[] { "黄某", "陈书记", "某镇", "南府" })
        {
            Assert.DoesNotContain(name, Unfolded(answer.Text), StringComparison.Ordinal);
        }

        // The same visit stays the same entry.
        Assert.Equal(entry["UID"], Events((await app.As("").Get(address)).Expect(OK).Text).Single()["UID"]);
        Assert.Empty(
            Events((await app.As("").Get((await app.As("").Send(Put(app, "department.secretary"))).Expect(OK)["address"]!)).Expect(OK).Text)
        );
    }

    [Fact]
    public async Task An_address_that_was_replaced_or_revoked_is_none_and_only_its_hash_is_kept()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        await Owe(app);
        var secretary = app.As("town.secretary");
        var first = (await secretary.Send(Put(app, "town.secretary"))).Expect(OK)["address"]!;
        var second = (await secretary.Send(Put(app, "town.secretary"))).Expect(OK)["address"]!;

        Assert.NotEqual(first, second);
        Assert.Equal(NotFound, (await app.As("").Get(first)).Status);
        (await app.As("").Get(second)).Expect(OK);
        var token = Path.GetFileNameWithoutExtension(second);
        foreach (var table in await app.Database.Tables())
        {
            foreach (var row in await app.Database.Rows($"SELECT * FROM {table}"))
            {
                Assert.DoesNotContain(row, cell => cell is string text && text.Contains(token, StringComparison.Ordinal));
            }
        }

        (await secretary.Send(secretary.Request(HttpMethod.Delete, "calendar-feed", null))).Expect(OK);
        Assert.Equal(NotFound, (await app.As("").Get(second)).Status);
    }

    [Fact]
    public async Task Paths_of_requests_are_not_logged_however_much_else_is()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Trace" };
        await using var app = await TestApp.Create(DatabaseKind.Sqlite, settings);
        await app.Start();
        var logs = app.Services.GetRequiredService<ILoggerFactory>();

        Assert.True(logs.CreateLogger("Anything").IsEnabled(LogLevel.Trace));
        Assert.False(logs.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics").IsEnabled(LogLevel.Information));
        Assert.False(logs.CreateLogger("Microsoft.AspNetCore.Routing.EndpointMiddleware").IsEnabled(LogLevel.Information));
    }

    private static HttpRequestMessage Put(TestApp app, string officer) => app.As(officer).Request(HttpMethod.Put, "calendar-feed", null);

    private static async Task Owe(TestApp app)
    {
        var offices = await app.Open();
        app.Clock.MoveTo(2018, 9, 7);
        var officer = app.As("nanhai.officer");
        var person = await officer.Person(offices.Town);
        var sanction = await officer.Sanction(person, "2018-09-05");
        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2018-09-07" })).Expect(OK);
    }

    private static string Unfolded(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal);

    // Strict where calendar programs differ: every line ends in CRLF and has 75 octets at most, parts are nested, an entry has what it must have, once.
    private static List<Dictionary<string, string>> Events(string text)
    {
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        var lines = Unfolded(text).TrimEnd().Split("\r\n");
        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Contains("VERSION:2.0", lines);
        Assert.Single(lines, line => line.StartsWith("PRODID:", StringComparison.Ordinal));
        var events = new List<Dictionary<string, string>>();
        Dictionary<string, string>? current = null;
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            Assert.True(colon > 0, line);
            var (name, value) = (line[..colon], line[(colon + 1)..]);
            switch (name, value)
            {
                case ("BEGIN", "VEVENT"):
                    Assert.Null(current);
                    current = new(StringComparer.Ordinal);
                    break;
                case ("END", "VEVENT"):
                    events.Add(current!);
                    current = null;
                    break;
                default:
                    current?.Add(name, value);
                    break;
            }
        }

        Assert.Null(current);
        foreach (var entry in events)
        {
            Assert.True(
                DateTime.TryParseExact(entry["DTSTAMP"], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            );
            var start = DateOnly.ParseExact(entry["DTSTART;VALUE=DATE"], "yyyyMMdd", CultureInfo.InvariantCulture);
            Assert.Equal(start.AddDays(1), DateOnly.ParseExact(entry["DTEND;VALUE=DATE"], "yyyyMMdd", CultureInfo.InvariantCulture));
            Assert.NotEmpty(entry["UID"]);
        }

        Assert.Equal(events.Count, events.Select(entry => entry["UID"]).Distinct(StringComparer.Ordinal).Count());
        return events;
    }
}
