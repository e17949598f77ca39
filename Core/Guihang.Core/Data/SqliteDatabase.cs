using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Guihang.Core.Data;

/// <summary>
/// The embedded database. Queries read snapshots of the write-ahead log on connections that wait for their next use with their statements prepared. Changes go to one writer, which runs them one after
/// another, a savepoint each, and commits many at once: many requests, one fsync. Each is answered after its commit.
/// </summary>
public sealed class SqliteDatabase : IDatabase, IAsyncDisposable
{
    private const int MostInAGroup = 128;

    // Each holds pages in memory; more than this many read at once only where the machine has as many cores.
    private const int MostReadersWaiting = 16;

    private readonly string _folder;
    private readonly string _connectionString;
    private readonly ConcurrentBag<Reader> _readers = [];
    private readonly Channel<Change> _queue = Channel.CreateBounded<Change>(
        new BoundedChannelOptions(4096) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );
    private readonly Lazy<Task> _writer;
    private volatile bool _isClosed;

    /// <summary>Opens nothing yet: the file is opened by the first migration, query or change.</summary>
    public SqliteDatabase(string path)
    {
        _folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            DefaultTimeout = 30,
            Pooling = false,
        }.ConnectionString;
        _writer = new Lazy<Task>(() => Task.Factory.StartNew(RunChanges, TaskCreationOptions.LongRunning).Unwrap());
    }

    /// <inheritdoc/>
    public DatabaseKind Kind => DatabaseKind.Sqlite;

    /// <inheritdoc/>
    public ValueTask<Lease> OpenSnapshot(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        var reader = _readers.TryTake(out var waiting) ? waiting : new Reader(_connectionString);
        try
        {
            var transaction = reader.Connection.BeginTransaction(deferred: true);
            return ValueTask.FromResult(new Lease(reader.Connection, transaction, reader.Statements, () => PutBack(reader, transaction)));
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<T> Write<T>(Func<Lease, Task<T>> work, CancellationToken cancellationToken)
    {
        _ = _writer.Value;
        var change = new Change<T>(work, cancellationToken);
        await _queue.Writer.WriteAsync(change, cancellationToken);
        return await change.Answer;
    }

    /// <inheritdoc/>
    public DbConnection OpenForMigration() => OpenWriter();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        if (_writer.IsValueCreated)
        {
            await _writer.Value;
        }

        _isClosed = true;
        CloseReaders();
    }

    private ValueTask PutBack(Reader reader, SqliteTransaction transaction)
    {
        try
        {
            transaction.Dispose();
        }
        catch
        {
            reader.Dispose();
            throw;
        }

        if (_readers.Count >= MostReadersWaiting)
        {
            reader.Dispose();
            return ValueTask.CompletedTask;
        }

        _readers.Add(reader);
        if (_isClosed)
        {
            CloseReaders();
        }

        return ValueTask.CompletedTask;
    }

    private void CloseReaders()
    {
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private PreparingConnection OpenWriter()
    {
        Directory.CreateDirectory(_folder);
        var connection = new PreparingConnection(_connectionString);
        connection.Open();
        using var pragma = connection.CreateCommand();
        // WAL lets readers go on beside the writer; FULL makes a commit durable before it is answered. A piece of an import touches more pages than the
        // 16 MB that would do for all else, and the next ones touch the same: brought into the file after each, they would be written twice as often. What a
        // savepoint may have to put back stays in memory.
        pragma.CommandText =
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 32000; PRAGMA journal_size_limit = 64000000; PRAGMA cache_size = -64000; PRAGMA temp_store = MEMORY;";
        pragma.ExecuteNonQuery();
        return connection;
    }

    private async Task RunChanges()
    {
        await using var connection = OpenWriter();
        using var statements = new StatementCache(connection);
        await using var checkpoints = new SqliteCheckpoints(_connectionString);
        var group = new List<Change>(MostInAGroup);
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            try
            {
                await using var transaction = connection.BeginTransaction();
                var lease = new Lease(connection, transaction, statements, () => ValueTask.CompletedTask);
                while (group.Count < MostInAGroup && _queue.Reader.TryRead(out var change))
                {
                    await RunChange(change, lease);
                    group.Add(change);
                }

                await transaction.CommitAsync();
                checkpoints.AfterCommit(group.Count);
            }
            catch (Exception fault)
            {
                // Nothing of the group was committed; whoever waits is told so, and the writer goes on.
                foreach (var change in group)
                {
                    change.Fail(fault);
                }
            }

            foreach (var change in group)
            {
                change.Complete();
            }
        }
    }

    private static async Task RunChange(Change change, Lease lease)
    {
        if (change.IsGivenUp)
        {
            return;
        }

        await lease.Statements.Execute(lease.Transaction, "SAVEPOINT change");
        if (!await change.Run(lease))
        {
            await lease.Statements.Execute(lease.Transaction, "ROLLBACK TO change");
        }

        await lease.Statements.Execute(lease.Transaction, "RELEASE change");
    }

    private sealed class Reader : IDisposable
    {
        public Reader(string connectionString)
        {
            Connection = new PreparingConnection(connectionString);
            try
            {
                Connection.Open();
            }
            catch
            {
                Connection.Dispose();
                throw;
            }

            Statements = new StatementCache(Connection);
        }

        public SqliteConnection Connection { get; }

        public StatementCache Statements { get; }

        public void Dispose()
        {
            Statements.Dispose();
            Connection.Dispose();
        }
    }

    private abstract class Change(CancellationToken cancellationToken)
    {
        public bool IsGivenUp => cancellationToken.IsCancellationRequested;

        protected CancellationToken CancellationToken => cancellationToken;

        public abstract Task<bool> Run(Lease lease);

        public abstract void Fail(Exception fault);

        public abstract void Complete();
    }

    private sealed class Change<T>(Func<Lease, Task<T>> work, CancellationToken cancellationToken) : Change(cancellationToken)
    {
        private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;
        private Exception? _fault;
        private bool _isRun;

        public Task<T> Answer => _answer.Task;

        public override async Task<bool> Run(Lease lease)
        {
            _isRun = true;
            try
            {
                _result = await work(lease);
                return true;
            }
            catch (Exception fault)
            {
                _fault = fault;
                return false;
            }
        }

        public override void Fail(Exception fault) => _fault ??= fault;

        public override void Complete()
        {
            if (_fault is not null)
            {
                _answer.TrySetException(_fault);
            }
            else if (_isRun)
            {
                _answer.TrySetResult(_result!);
            }
            else
            {
                _answer.TrySetCanceled(CancellationToken);
            }
        }
    }
}
