using Autofac;
using Guihang.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Guihang.Core.Outbox;

/// <summary>Does what changes have ordered, each at least once, with growing pauses after faults.</summary>
public sealed partial class OutboxWorker(ILifetimeScope scope, OutboxSignal signal, TimeProvider clock, ILogger<OutboxWorker> log)
    : BackgroundService
{
    private const int MostAtOnce = 50;
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Does everything that is due now.</summary>
    /// <returns>How many orders were tried.</returns>
    public async Task<int> DoDue(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var tried = 0;
            while (await Due(cancellationToken) is { Count: > 0 } due)
            {
                foreach (var item in due)
                {
                    await Do(item, cancellationToken);
                    tried++;
                }
            }

            return tried;
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
                await DoDue(stoppingToken);
                await signal.Wait(LookAnyway, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception fault)
            {
                LookingFailed(fault.GetType().Name);
                await signal.Wait(LookAnyway, stoppingToken);
            }
        }
    }

    private async Task<List<OutboxItem>> Due(CancellationToken cancellationToken)
    {
        await using var inner = scope.BeginLifetimeScope();
        var session = inner.Resolve<Session>();
        await session.BeginSnapshot(cancellationToken);
        var now = clock.Now();
        return await session
            .Context<CoreDb>()
            .Outbox.Where(item => item.DoneAt == null && item.DueAt <= now)
            .OrderBy(item => item.DueAt)
            .Take(MostAtOnce)
            .ToListAsync(cancellationToken);
    }

    private async Task Do(OutboxItem item, CancellationToken cancellationToken)
    {
        await using var inner = scope.BeginLifetimeScope();
        var session = inner.Resolve<Session>();
        string? fault = null;
        Func<Session, Task> record = _ => Task.CompletedTask;
        try
        {
            var handler = inner.Resolve<IEnumerable<IOutboxHandler>>().Single(handler => handler.Kind == item.Kind);
            record = await handler.Perform(session, item.SubjectId, cancellationToken);
        }
        catch (Exception thrown) when (thrown is not OperationCanceledException)
        {
            fault = thrown.GetType().Name;
            OrderFailed(item.Kind, item.Id, fault);
        }

        try
        {
            await session.Write(
                async () =>
                {
                    await record(session);
                    await Mark(session, item.Id, fault);
                    return true;
                },
                cancellationToken
            );
        }
        catch (WriteConflictException)
        {
            // The worker of another node did it meanwhile; if not, it is still due and comes again.
        }
    }

    private async Task Mark(Session session, Guid id, string? fault)
    {
        var db = session.Context<CoreDb>();
        var item = await db.Outbox.SingleAsync(other => other.Id == id);
        item.Attempts++;
        item.LastFault = fault;
        if (fault is null)
        {
            item.DoneAt = clock.Now();
        }
        else
        {
            var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(item.Attempts, 12)));
            item.DueAt = clock.Now() + (pause < LongestPause ? pause : LongestPause);
        }

        await db.SaveChangesAsync();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Outbox order {Kind} {Id} failed: {Fault}. It will be tried again.")]
    private partial void OrderFailed(string kind, Guid id, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for outbox orders failed: {Fault}.")]
    private partial void LookingFailed(string fault);
}
