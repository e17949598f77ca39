using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Reporting;

namespace Guihang.Host.Jobs;

/// <summary>
/// Asks for a figure that is kept before the host listens. What answers figures is compiled when it is first used, which takes longer than any answer; nobody
/// waits for it but the start.
/// </summary>
internal sealed class FirstFigure(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var door = scope.ServiceProvider.GetRequiredService<Door>();
        var call = new Call(Caller.System);
        if (await door.Send(call, new FindKeptFigure(), cancellationToken) is { } kept)
        {
            await door.Send(
                call,
                new GetFigure
                {
                    Indicator = kept.Indicator,
                    Jurisdiction = kept.Jurisdiction,
                    From = kept.From,
                    To = kept.To,
                },
                cancellationToken
            );
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
