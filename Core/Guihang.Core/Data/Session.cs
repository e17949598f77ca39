using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Data;

/// <summary>
/// What one request has open on the database: nothing, a snapshot, or its change's transaction. All modules' contexts of the request join it,
/// so that they share its connection and commit or roll back together.
/// </summary>
public sealed class Session(IDatabase database, ContextPools pools) : IAsyncDisposable
{
    private readonly Dictionary<Type, ModuleDb> _contexts = [];
    private readonly List<Action> _whenCommitted = [];
    private Lease? _lease;
    private bool _isWriting;

    /// <summary>The lease that is open.</summary>
    /// <exception cref="InvalidOperationException">Nothing is open: the request did not come through the pipeline.</exception>
    public Lease Lease => _lease ?? throw new InvalidOperationException("Nothing is open on the database.");

    /// <summary>The module's context, joined to what is open.</summary>
    /// <typeparam name="TDb">The module's context type.</typeparam>
    public TDb Context<TDb>()
        where TDb : ModuleDb
    {
        if (!_contexts.TryGetValue(typeof(TDb), out var context))
        {
            context = pools.Take(typeof(TDb));
            context.Database.AutoSavepointsEnabled = false;
            context.Database.SetDbConnection(Lease.Connection, contextOwnsConnection: false);
            context.Database.UseTransaction(Lease.Transaction);
            context.ChangeTracker.QueryTrackingBehavior = _isWriting ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
            _contexts.Add(typeof(TDb), context);
        }

        return (TDb)context;
    }

    /// <summary>Opens a snapshot, if nothing is open.</summary>
    public async ValueTask BeginSnapshot(CancellationToken cancellationToken) => _lease ??= await database.OpenSnapshot(cancellationToken);

    /// <summary>Runs a change, after closing a snapshot that may be open.</summary>
    public async Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await Close();
        var result = await database.Write(
            async lease =>
            {
                (_lease, _isWriting) = (lease, true);
                try
                {
                    return await work();
                }
                finally
                {
                    Leave();
                }
            },
            cancellationToken
        );
        foreach (var action in _whenCommitted)
        {
            action();
        }

        return result;
    }

    /// <summary>Has something done in memory once the change is committed: a worker woken, a cache told.</summary>
    public void WhenCommitted(Action action) => _whenCommitted.Add(action);

    /// <summary>
    /// Inserts a row as the module maps it, at once and untracked, by a prepared statement: for rows that are written many times a second.
    /// </summary>
    /// <typeparam name="TDb">The module's context type.</typeparam>
    /// <typeparam name="TRow">The kind of row.</typeparam>
    public Task Insert<TDb, TRow>(TRow row)
        where TDb : ModuleDb
        where TRow : class => pools.InsertOf<TDb, TRow>().Insert(Lease, row);

    /// <summary>
    /// Stores some properties of rows as the module maps them, at once and untracked, by a prepared statement: for rows that change by the thousand.
    /// </summary>
    /// <typeparam name="TDb">The module's context type.</typeparam>
    /// <typeparam name="TRow">The kind of row; its key is one property.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="properties">The names of the properties that are stored.</param>
    public async Task Update<TDb, TRow>(IReadOnlyList<TRow> rows, params IReadOnlyList<string> properties)
        where TDb : ModuleDb
        where TRow : class
    {
        var statement = pools.UpdateOf<TDb, TRow>(properties);
        foreach (var row in rows)
        {
            await statement.Update(Lease, row);
        }
    }

    /// <summary>Runs one of Core's own statements.</summary>
    public Task<int> Execute(string sql, params ReadOnlySpan<object?> values) => Lease.Statements.Execute(Lease.Transaction, sql, values);

    /// <summary>Runs one of Core's own queries.</summary>
    public Task<System.Data.Common.DbDataReader> Query(string sql, params ReadOnlySpan<object?> values) =>
        Lease.Statements.Query(Lease.Transaction, sql, values);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Close();

    private async ValueTask Close()
    {
        var lease = _lease;
        Leave();
        if (lease is not null)
        {
            await lease.DisposeAsync();
        }
    }

    // Contexts go back to their pools before anybody else gets the connection.
    private void Leave()
    {
        foreach (var context in _contexts.Values)
        {
            context.Dispose();
        }

        _contexts.Clear();
        (_lease, _isWriting) = (null, false);
    }
}
