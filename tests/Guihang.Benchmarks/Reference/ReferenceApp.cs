using System.Security.Cryptography;
using System.Text.Json;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Json;
using Guihang.Visits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Guihang.Benchmarks.Reference;

/// <summary>
/// The reference: ASP.NET Core and hand-written SQL over the same file. Addresses, headers, bodies and answers are the product's, as are the pragmas,
/// the checks and the rows written; there is no pipeline, no container scope and no mapper.
/// </summary>
internal static class ReferenceApp
{
    /// <summary>Says that it listens.</summary>
    public const string Listening = "reference listening";

    /// <summary>Serves until it is killed.</summary>
    public static async Task Serve(string database, string url, bool inGroups)
    {
        var clock = TimeProvider.System;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(url);
        builder.Services.ConfigureHttpJsonOptions(json => JsonForms.ConfigureApi(json.SerializerOptions));
        await using var app = builder.Build();

        var officers = Officers(database);
        await using var connection = OpenWriter(database);
        IWriter writer = inGroups ? new InGroups(connection, clock) : new OneByOne(connection, clock);
        var list = new DueList(() => Open(database), clock);
        app.MapPost(
            "/api/v1/follow-up-cases/{caseId:guid}/visits",
            (Guid caseId, RecordVisit body, HttpContext http) => Record(body with { CaseId = caseId }, http, officers, writer, clock)
        );
        app.MapGet("/api/v1/due-items", ([AsParameters] ListDueItems query, HttpContext http) => List(query, http, officers, list));
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(Listening));
        await app.RunAsync();
    }

    private static async Task<Results<Created<VisitAnswer>, StatusCodeHttpResult>> Record(
        RecordVisit visit,
        HttpContext http,
        Dictionary<string, Officer> officers,
        IWriter writer,
        TimeProvider clock
    )
    {
        var key = http.Request.Headers[HttpDoor.IdempotencyKeyHeader].ToString();
        if (!officers.TryGetValue(http.Request.Headers[HeaderIdentity.Header].ToString(), out var officer))
        {
            return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
        }

        if (key is "" || !IsValid(visit, clock.Today()))
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        var body = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(visit, JsonForms.Api));
        var recorded = await writer.Record(new Talk(officer, $"{http.Request.Method} {http.Request.Path}", key, body, visit));
        return recorded.Answer is { } answer
            ? TypedResults.Created($"/api/v1/visits/{answer.Id}", answer)
            : TypedResults.StatusCode(recorded.Status);
    }

    private static Results<Ok<Page<DueItemAnswer>>, StatusCodeHttpResult> List(
        ListDueItems query,
        HttpContext http,
        Dictionary<string, Officer> officers,
        DueList list
    ) =>
        !officers.TryGetValue(http.Request.Headers[HeaderIdentity.Header].ToString(), out var officer)
            ? TypedResults.StatusCode(StatusCodes.Status401Unauthorized)
        : query is { Region: { } region, State.Value: DueState.Overdue or DueState.Open } && region == officer.Region
            ? TypedResults.Ok(list.Read(region, query.State!.Value.Value, query.Limit ?? PageKey.DefaultLimit, PageKey.Read(query.After)))
        : TypedResults.StatusCode(StatusCodes.Status403Forbidden);

    private static bool IsValid(RecordVisit visit, DateOnly today) =>
        visit.HeldOn <= today
        && visit.Visitors is not []
        && visit.Visitors.All(visitor => visitor.Name.Length is > 0 and <= 60 && !visitor.Name.Contains(','))
        && visit.Place.Length is > 0 and <= 100
        && visit.DurationMinutes is null or (>= 1 and <= 1440)
        && (visit.Thinking?.Length ?? 0) <= 4000
        && (visit.Work?.Length ?? 0) <= 4000
        && (visit.Correction?.Length ?? 0) <= 4000
        && (visit.UnitOpinion?.Length ?? 0) <= 4000;

    private static Dictionary<string, Officer> Officers(string database)
    {
        using var connection = Open(database);
        using var row = new Statement(connection, "SELECT code, id, region FROM core_officers").Read();
        var officers = new Dictionary<string, Officer>(StringComparer.Ordinal);
        while (row.Read())
        {
            officers.Add(row.GetString(0), new Officer(row.Id(1), row.GetString(2)));
        }

        return officers;
    }

    private static SqliteConnection OpenWriter(string database)
    {
        var connection = Open(database);
        using var pragma = connection.CreateCommand();
        // The product's.
        pragma.CommandText =
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16000;";
        pragma.ExecuteNonQuery();
        return connection;
    }

    private static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = database,
                ForeignKeys = true,
                Pooling = false,
                DefaultTimeout = 30,
            }.ConnectionString
        );
        connection.Open();
        return connection;
    }
}
