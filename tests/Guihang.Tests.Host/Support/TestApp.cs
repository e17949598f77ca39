using Autofac;
using Guihang.Core.Data;
using Guihang.Core.Outbox;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Guihang.Tests.Host.Support;

/// <summary>The real host with a test's database and a clock that the test moves.</summary>
internal sealed class TestApp(TestDatabase database, IReadOnlyDictionary<string, string?>? settings = null) : WebApplicationFactory<Program>
{
    /// <summary>What the configuration of every host in tests says, beside its database.</summary>
    public static readonly IReadOnlyDictionary<string, string?> Defaults = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Identity:Kind"] = "Header",
        ["Identity:PageOfficers:0"] = "reader",
        ["Demo:Load"] = "false",
        ["Policies:Served:0"] = "440000",
        ["Policies:Served:1"] = "440605",
        ["Policies:Confirmed:0:Parameter"] = "visits.first.within",
        ["Policies:Confirmed:0:Region"] = "440605",
        ["Policies:Confirmed:0:Value"] = "P30D",
        ["Policies:Confirmed:0:By"] = "Tests",
        ["Policies:Confirmed:0:On"] = "2026-01-01",
        ["Policies:Confirmed:0:Document"] = "None",
    };

    private int _keys;

    /// <summary>The clock of the host.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>Whether the database goes when the host does.</summary>
    public bool KeepsDatabase { get; init; }

    /// <summary>What the test changes in the container.</summary>
    public Action<ContainerBuilder> Container { get; init; } = _ => { };

    /// <summary>The database of the host.</summary>
    public TestDatabase Database { get; } = database;

    /// <summary>The host on a database of its own.</summary>
    public static async Task<TestApp> Create(DatabaseKind kind, IReadOnlyDictionary<string, string?>? settings = null) =>
        new(await TestDatabase.Create(kind), settings);

    /// <summary>A number that no other call to this host has; in the same story the same ones.</summary>
    public int NextKey() => Interlocked.Increment(ref _keys);

    /// <summary>Starts the host.</summary>
    public Task Start()
    {
        CreateClient().Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A client that calls as an officer.</summary>
    public Api As(string officer) => new(CreateClient(), officer);

    /// <summary>Sends a request as the system itself, through the door.</summary>
    public async Task<T> Send<T>(IRequest<T> request)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Door>().Send(new Call(Caller.System), request, CancellationToken.None);
    }

    /// <summary>Has the worker do all that is ordered.</summary>
    public Task<int> DoOrders() => Services.GetRequiredService<OutboxWorker>().DoDue(CancellationToken.None);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (!KeepsDatabase)
        {
            await Database.DisposeAsync();
        }
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        builder.ConfigureContainer<ContainerBuilder>(Container);
        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        foreach (
            var (key, value) in Defaults
                .Concat(Database.Settings)
                .Concat(settings ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        )
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}
