using Guihang.Core.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Guihang.Host;

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseHealth(IDatabase database) : IHealthCheck
{
    public const string Ready = "ready";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var lease = await database.OpenSnapshot(cancellationToken);
        await using var command = lease.Connection.CreateCommand();
        command.Transaction = lease.Transaction;
        command.CommandText = "SELECT 1";
        await command.ExecuteScalarAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
