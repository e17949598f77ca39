using Guihang.Tests.Host.Support;

namespace Guihang.Tests.Host.Endpoints;

/// <summary>A walk over all operations of a host, none of which may write.</summary>
internal sealed class Walk
{
    private readonly TestApp _app;
    private readonly Contract _contract;
    private readonly List<string> _faults = [];
    private int _seen;

    private Walk(TestApp app, Contract contract) => (_app, _contract) = (app, contract);

    public static async Task<Walk> Begin(TestApp app)
    {
        var contract = await Contract.Of(app);
        await app.Database.KeepJournal();
        return new Walk(app, contract);
    }

    /// <summary>The officers of the host, those first whom the document names.</summary>
    public Task<IReadOnlyList<string>> Officers() => _app.Officers(_contract);

    /// <summary>Tries each operation, and keeps what it says is wrong, and what was written.</summary>
    public async Task Each(Func<Operation, Task<string?>> attempt, Func<Operation, bool>? which = null)
    {
        var written = 0;
        foreach (var operation in _contract.Operations.Where(which ?? (_ => true)))
        {
            _seen++;
            if (await attempt(operation) is { } fault)
            {
                _faults.Add($"{operation.Name}: {fault}");
            }

            var changes = await _app.Database.Written();
            if (changes.Count > written)
            {
                _faults.Add($"{operation.Name}: wrote {string.Join(", ", changes.Skip(written))}");
                written = changes.Count;
            }
        }
    }

    /// <summary>Nothing was wrong, and there was something to see.</summary>
    public void Expect(int atLeast)
    {
        Assert.True(_faults is [], string.Join('\n', _faults));
        Assert.True(_seen >= atLeast, $"Saw {_seen} operations.");
    }
}
