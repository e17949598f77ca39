using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Guihang.Tests.Host.Support;

/// <summary>
/// A PostgreSQL server of the tests' own, in a temporary folder, started once and stopped with the process;
/// or the one that GUIHANG_TEST_POSTGRES names.
/// </summary>
internal static class PostgresServer
{
    private const string Variable = "GUIHANG_TEST_POSTGRES";

    private static readonly string? Binaries = Directory.Exists("/usr/lib/postgresql")
        ? Directory
            .GetDirectories("/usr/lib/postgresql")
            .Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
        : null;

    private static readonly Lazy<string> Started = new(Start);

    /// <summary>Why there is no server; null where there is one.</summary>
    public static string? WhyMissing { get; } =
        Environment.GetEnvironmentVariable(Variable) is null && Binaries is null
            ? $"PostgreSQL is not installed. Install it with: apt-get install -y postgresql (or set {Variable} to a connection string)."
            : null;

    /// <summary>The connection string of a database on the server.</summary>
    public static string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(Started.Value) { Database = database }.ConnectionString;

    /// <summary>Runs a statement in the server's own database.</summary>
    public static async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static string Start()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } given)
        {
            return given;
        }

        var folder = Directory.CreateTempSubdirectory("guihang-postgres-").FullName;
        var port = FreePort();
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL does not run as root.
            Run("chown", "postgres", folder);
        }

        RunServer("initdb", "-D", $"{folder}/data", "-U", "guihang", "--auth=trust", "-E", "UTF8", "--no-instructions");
        RunServer(
            "pg_ctl",
            "-D",
            $"{folder}/data",
            "-w",
            "-l",
            $"{folder}/log",
            "-o",
            $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=300",
            "start"
        );
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            RunServer("pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "stop");
            Directory.Delete(folder, recursive: true);
        };
        return $"Host=127.0.0.1;Port={port};Username=guihang;Maximum Pool Size=80";
    }

    private static void RunServer(string program, params string[] arguments)
    {
        var path = Path.Combine(Binaries!, program);
        if (Environment.IsPrivilegedProcess)
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = "/",
                RedirectStandardOutput = program.EndsWith("initdb", StringComparison.Ordinal),
            }
        )!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
