using Autofac;
using Guihang.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Guihang.Core.Imports;

/// <summary>Works imports off, one after another, those that a restart interrupted among them.</summary>
public sealed partial class ImportWorker(ILifetimeScope scope, ImportSignal signal, ILogger<ImportWorker> log) : BackgroundService
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Works off all imports that are waiting.</summary>
    public async Task DoWaiting(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            while (await Next(cancellationToken) is { } next)
            {
                await using var inner = scope.BeginLifetimeScope();
                await inner.Resolve<ImportRunner>().Run(next, _ => { }, cancellationToken);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _one.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DoWaiting(stoppingToken);
                await signal.Wait(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception fault)
            {
                ImportFailed(fault.GetType().Name);
                await signal.Wait(stoppingToken);
            }
        }
    }

    private async Task<Guid?> Next(CancellationToken cancellationToken)
    {
        await using var inner = scope.BeginLifetimeScope();
        var session = inner.Resolve<Session>();
        await session.BeginSnapshot(cancellationToken);
        return await session
            .Context<CoreDb>()
            .Imports.Where(import => import.State == ImportState.Running)
            .OrderBy(import => import.Id)
            .Select(import => (Guid?)import.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An import failed: {Fault}. It goes on after the next start or import.")]
    private partial void ImportFailed(string fault);
}

/// <summary>Wakes the worker.</summary>
public sealed class ImportSignal : IDisposable
{
    private readonly SemaphoreSlim _semaphore = new(0, 1);

    /// <summary>Has the worker look for imports now.</summary>
    public void Wake()
    {
        lock (_semaphore)
        {
            if (_semaphore.CurrentCount == 0)
            {
                _semaphore.Release();
            }
        }
    }

    /// <summary>Waits for a call.</summary>
    public Task Wait(CancellationToken cancellationToken) => _semaphore.WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _semaphore.Dispose();
}
