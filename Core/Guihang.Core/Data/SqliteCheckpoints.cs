using Microsoft.Data.Sqlite;

namespace Guihang.Core.Data;

/// <summary>
/// Brings what was committed from SQLite's log into the file, beside the writer: done by the writer itself, every change would wait for it now and then.
/// The writer's own threshold stays; what it then finds left to bring over is little. Where this fails nothing is lost: the log holds what was committed,
/// and the writer tries at its threshold, in a change that is told of it.
/// </summary>
internal sealed class SqliteCheckpoints(string connectionString) : IAsyncDisposable
{
    private const int ChangesBetween = 100;

    private int _changes;
    private Task _running = Task.CompletedTask;

    /// <summary>Called by the writer, and by nobody else, after each commit.</summary>
    public void AfterCommit(int changes)
    {
        _changes += changes;
        if (_changes >= ChangesBetween && _running.IsCompleted)
        {
            _changes = 0;
            _running = Task.Run(Checkpoint);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private void Checkpoint()
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        // Passive: it waits for nobody, and what readers still need of the log it leaves. What it moves it makes durable first.
        command.CommandText = "PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(PASSIVE);";
        command.ExecuteNonQuery();
    }
}
