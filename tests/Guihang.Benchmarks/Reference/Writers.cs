using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Guihang.Benchmarks.Reference;

/// <summary>Records talks durably; the two differ in what shares a commit.</summary>
internal interface IWriter
{
    Task<Recorded> Record(Talk talk);
}

/// <summary>The first reference: each talk in a transaction of its own, one after another, one fsync each.</summary>
internal sealed class OneByOne(SqliteConnection connection, TimeProvider clock) : IWriter, IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly Talks _talks = new(connection, clock);
    private readonly Statement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly Statement _commit = new(connection, "COMMIT");
    private readonly Statement _rollback = new(connection, "ROLLBACK");

    public async Task<Recorded> Record(Talk talk)
    {
        await _one.WaitAsync();
        try
        {
            _begin.Run();
            var recorded = _talks.Record(talk);
            _commit.Run();
            return recorded;
        }
        catch
        {
            _rollback.Run();
            throw;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}

/// <summary>The second reference: one writer takes all talks that wait, a savepoint each, into one transaction, and answers after its commit.</summary>
internal sealed class InGroups : IWriter
{
    private const int MostInAGroup = 128;

    private readonly Channel<(Talk Talk, TaskCompletionSource<Recorded> Answer)> _queue = Channel.CreateUnbounded<(
        Talk,
        TaskCompletionSource<Recorded>
    )>(new UnboundedChannelOptions { SingleReader = true });

    public InGroups(SqliteConnection connection, TimeProvider clock) =>
        _ = Task.Factory.StartNew(() => Write(connection, clock), TaskCreationOptions.LongRunning);

    public Task<Recorded> Record(Talk talk)
    {
        var answer = new TaskCompletionSource<Recorded>(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Writer.TryWrite((talk, answer));
        return answer.Task;
    }

    private async Task Write(SqliteConnection connection, TimeProvider clock)
    {
        var talks = new Talks(connection, clock);
        var begin = new Statement(connection, "BEGIN IMMEDIATE");
        var save = new Statement(connection, "SAVEPOINT talk");
        var release = new Statement(connection, "RELEASE talk");
        var undo = new Statement(connection, "ROLLBACK TO talk");
        var commit = new Statement(connection, "COMMIT");
        var group = new List<(TaskCompletionSource<Recorded> Answer, Recorded? Recorded, Exception? Fault)>(MostInAGroup);
        while (await _queue.Reader.WaitToReadAsync())
        {
            begin.Run();
            while (group.Count < MostInAGroup && _queue.Reader.TryRead(out var next))
            {
                save.Run();
                try
                {
                    group.Add((next.Answer, talks.Record(next.Talk), null));
                }
                catch (Exception fault)
                {
                    undo.Run();
                    group.Add((next.Answer, null, fault));
                }

                release.Run();
            }

            commit.Run();
            foreach (var (answer, recorded, fault) in group)
            {
                _ = fault is null ? answer.TrySetResult(recorded!) : answer.TrySetException(fault);
            }

            group.Clear();
        }
    }
}
