using System.CommandLine;
using Guihang.Core.Data;
using Guihang.Core.Policies.Loading;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Host.Demo;
using Guihang.Host.OpenApi;
using Guihang.Reporting;
using Guihang.Visits;
using Microsoft.AspNetCore.Connections;

namespace Guihang.Host.Commands;

/// <summary>The command line: without a command it serves; commands send the same requests as the API.</summary>
internal sealed class CommandLine(string[] args)
{
    private const int Refused = 1;

    public Task<int> Run()
    {
        var root = new RootCommand("归航 Guihang — 受处理处分人员回访与跟踪 · follow-up of sanctioned officials")
        {
            // What no command knows is configuration, such as --urls or --Database:Path.
            TreatUnmatchedTokensAsErrors = false,
        };
        root.SetAction((parsed, cancellation) => Guarded(() => Serve(CommandConfiguration.Of(parsed), cancellation)));
        root.Subcommands.Add(RebuildCommand());
        root.Subcommands.Add(BulletinCommand.Make((parsed, print, cancellation) => Guarded(() => OnDatabase(parsed, print, cancellation))));
        root.Subcommands.Add(OpenApiCommand());
        root.Subcommands.Add(PolicyCommand.Make());
        root.Subcommands.Add(ImportCommand.Make(Open, Guarded));
        return root.Parse(args).InvokeAsync();
    }

    private static Command RebuildCommand()
    {
        var command = new Command("rebuild", "重建应访清单与统计 · make the due list and what figures count anew from the facts")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction((parsed, cancellation) => Guarded(() => Rebuild(CommandConfiguration.Of(parsed), cancellation)));
        return command;
    }

    private static Command OpenApiCommand()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "写到哪个文件夹 · the folder to write into" };
        var command = new Command("openapi", "写出 API 文档 · write the API document, in OpenAPI 3.1 and 3.0");
        command.Arguments.Add(folder);
        command.SetAction((parsed, cancellation) => Guarded(() => WriteOpenApi(parsed.GetRequiredValue(folder), cancellation)));
        return command;
    }

    // What the document says depends on no configuration, so none is asked for; nothing is started, no database is opened.
    private static async Task WriteOpenApi(DirectoryInfo folder, CancellationToken cancellation)
    {
        await using var app = GuihangHost.Build([$"--environment={Environments.Development}", "--Identity:Kind=Header"]);
        ApiDocument.FindEndpoints(app);
        folder.Create();
        foreach (var (file, version) in ApiDocument.Files)
        {
            var path = Path.Combine(folder.FullName, file);
            await File.WriteAllTextAsync(path, await ApiDocument.Write(app.Services, version, cancellation), cancellation);
            Console.WriteLine(path);
        }
    }

    private static async Task Serve(string[] configuration, CancellationToken cancellation)
    {
        await using var app = GuihangHost.Build(configuration);
        await Prepare(app, cancellation);
        app.Lifetime.ApplicationStarted.Register(() => Greeting.Print(app));
        try
        {
            await app.RunAsync(cancellation);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            throw new StartRefusedException(
                $"地址已被占用（{fault.Message.TrimEnd('.')}），因此不启动。请结束占用它的进程，或用 --urls 换一个端口。",
                $"The address is taken ({fault.Message.TrimEnd('.')}); the host does not start. End what listens there, or give another port with --urls."
            );
        }
    }

    private static async Task Rebuild(string[] configuration, CancellationToken cancellation)
    {
        await using var app = await Open(configuration, cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var mended = await Rebuilding.Run(scope.ServiceProvider.GetRequiredService<Door>(), cancellation);
        Console.WriteLine($"已重建，改正 {mended} 处。 Rebuilt; {mended} rows were mended.");
    }

    private static async Task<WebApplication> Open(string[] configuration, CancellationToken cancellation)
    {
        var app = GuihangHost.Build(configuration);
        await Prepare(app, cancellation);
        return app;
    }

    private static async Task OnDatabase(ParseResult parsed, Func<Door, Task> work, CancellationToken cancellation)
    {
        await using var app = GuihangHost.Build(CommandConfiguration.Of(parsed));
        await Prepare(app, cancellation, Console.Error);
        await using var scope = app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<Door>());
    }

    private static async Task Prepare(WebApplication app, CancellationToken cancellation, TextWriter? progress = null)
    {
        var settings = app.Services.GetRequiredService<HostSettings>();
        try
        {
            await app.Services.GetRequiredService<Migrator>().Migrate(cancellation);
        }
        catch (Exception fault) when (DatabaseRefusal.Of(fault, settings.Database) is not null)
        {
            throw DatabaseRefusal.Of(fault, settings.Database)!;
        }

        if (settings.LoadsDemo)
        {
            await DemoLedger.LoadIfEmpty(app.Services, progress ?? Console.Out, cancellation);
        }
    }

    // What a person can mend is said in words; everything else is a fault with its stack.
    private static async Task<int> Guarded(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (PolicyBookRefusedException refused)
        {
            await Console.Error.WriteLineAsync("政策有误，主机不启动。 A policy is broken; the host does not start.");
            await Console.Error.WriteLineAsync(refused.Message);
            return Refused;
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Refused;
        }
    }
}

/// <summary>Makes projections anew, piece by piece.</summary>
internal static class Rebuilding
{
    /// <returns>How many rows were not as they had to be.</returns>
    public static async Task<int> Run(Door door, CancellationToken cancellation)
    {
        var call = new Call(Caller.System);
        var mended = 0;
        Guid? after = null;
        do
        {
            var piece = await door.Send(call, new RebuildDueItems(after), cancellation);
            mended += piece.Mended;
            after = piece.Next;
        } while (after is not null);

        foreach (var source in Enum.GetValues<FactSource>())
        {
            do
            {
                var piece = await door.Send(call, new RebuildCounts(source, after), cancellation);
                mended += piece.Mended;
                after = piece.Next;
            } while (after is not null);
        }

        return mended;
    }
}
