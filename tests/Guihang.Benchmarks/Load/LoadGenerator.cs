using Guihang.Benchmarks.Servers;

namespace Guihang.Benchmarks.Load;

/// <summary>One caller's way through a task: makes each request, and takes what it needs from each answer.</summary>
internal interface ICaller
{
    HttpRequestMessage Next(Uri server);

    /// <exception cref="InvalidOperationException">This is no answer to the task.</exception>
    void Take(HttpResponseMessage response, ReadOnlySpan<byte> body);
}

/// <summary>
/// Callers that each wait for their answer and then ask again, over so many connections. The span before the measured one brings the server to its pace.
/// </summary>
internal static class LoadGenerator
{
    public static async Task<Measured> Run(ServerProcess server, IReadOnlyList<ICaller> callers, TimeSpan before, TimeSpan measured)
    {
        using var handler = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = callers.Count,
            UseProxy = false,
            UseCookies = false,
        };
        using var client = new HttpMessageInvoker(handler);
        var clock = TimeProvider.System;
        var begin = clock.GetTimestamp();
        var processor = TimeSpan.Zero;
        var span = new Span(begin + Ticks(before), begin + Ticks(before + measured));
        var running = callers.Select(caller => Task.Run(() => Call(client, server.Url, caller, span))).ToList();
        using (var timer = clock.CreateTimer(_ => processor = server.ProcessorTime, null, before, Timeout.InfiniteTimeSpan))
        {
            await Task.WhenAll(running);
        }

        processor = server.ProcessorTime - processor;
        var latencies = new List<long>();
        var answers = 0L;
        foreach (var caller in running)
        {
            var (own, count) = await caller;
            latencies.AddRange(own);
            answers += count;
        }

        latencies.Sort();
        return new Measured(
            latencies.Count / measured.TotalSeconds,
            Milliseconds(latencies, 0.50),
            Milliseconds(latencies, 0.99),
            processor.TotalMicroseconds / latencies.Count,
            answers
        );
    }

    private static async Task<(List<long> Latencies, long Answers)> Call(HttpMessageInvoker client, Uri server, ICaller caller, Span span)
    {
        var clock = TimeProvider.System;
        var latencies = new List<long>(16_384);
        var body = new byte[64 * 1024];
        var answers = 0L;
        for (var sent = clock.GetTimestamp(); sent < span.End; )
        {
            using var request = caller.Next(server);
            using var response = await client.SendAsync(request, CancellationToken.None);
            await using var stream = await response.Content.ReadAsStreamAsync();
            var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false);
            var answered = clock.GetTimestamp();
            caller.Take(response, body.AsSpan(0, length));
            answers++;
            if (answered >= span.Begin && answered < span.End)
            {
                latencies.Add(answered - sent);
            }

            sent = answered;
        }

        return (latencies, answers);
    }

    private static long Ticks(TimeSpan span) => (long)(span.TotalSeconds * TimeProvider.System.TimestampFrequency);

    private static double Milliseconds(List<long> sorted, double share) =>
        sorted[(int)((sorted.Count - 1) * share)] * 1000.0 / TimeProvider.System.TimestampFrequency;

    private readonly record struct Span(long Begin, long End);
}
