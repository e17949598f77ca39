using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Guihang.Tests.Host.Mail;

/// <summary>A mail server as RFC 5321 has it, no more than the commands with which a message is handed over.</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public SmtpListener()
    {
        _listener.Start();
        _serving = Serve();
    }

    /// <summary>How many messages it refuses before it takes one.</summary>
    public int Refuses { get; set; }

    /// <summary>What was handed over.</summary>
    public ConcurrentQueue<(string To, string Text)> Messages { get; } = new();

    /// <summary>What the configuration says of it.</summary>
    public Dictionary<string, string?> Settings =>
        new(StringComparer.Ordinal)
        {
            ["Mail:Kind"] = "Smtp",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = ((IPEndPoint)_listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Mail:From"] = "guihang@example.org",
            ["Mail:LinkBase"] = "https://guihang.example.org/",
        };

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await Talk(client);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or IOException)
        {
            // Stopped, or left in the middle of a message.
        }
    }

    private async Task Talk(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        async Task Say(string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _stop.Token);
        await Say("220 listener");
        var to = "";
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO" or "HELO":
                    await Say("250 listener");
                    break;
                case "RCPT":
                    to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    await Say("250 OK");
                    break;
                case "DATA" when Refuses > 0:
                    Refuses--;
                    await Say("451 try again");
                    break;
                case "DATA":
                    await Say("354 go on");
                    Messages.Enqueue((to, await Data(reader)));
                    await Say("250 OK");
                    break;
                case "QUIT":
                    await Say("221 bye");
                    return;
                default:
                    await Say("250 OK");
                    break;
            }
        }
    }

    private async Task<string> Data(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line and not ".")
        {
            text.Append(line).Append("\r\n");
        }

        return text.ToString();
    }
}
