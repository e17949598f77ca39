using System.Reflection;
using Guihang.Core.Data;
using Xunit.Sdk;

namespace Guihang.Tests.Host.Support;

/// <summary>Runs a theory on SQLite.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        [
            [DatabaseKind.Sqlite],
        ];
}

/// <summary>Runs a theory on PostgreSQL; where there is none it is skipped, and the reason says how to get it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnPostgresAttribute : DataAttribute
{
    public OnPostgresAttribute() => Skip = PostgresServer.WhyMissing;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        [
            [DatabaseKind.Postgres],
        ];
}
