using Guihang.Core.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Guihang.Host.Commands;

/// <summary>Says why the database cannot be used when the host starts, where a person can mend it.</summary>
internal static class DatabaseRefusal
{
    // Of SQLite's result codes those that say something of the file or the disk, and nothing of the program.
    private const int CannotWrite = 8;
    private const int FailedToReadOrWrite = 10;
    private const int Damaged = 11;
    private const int DiskFull = 13;
    private const int CannotOpen = 14;
    private const int NoDatabase = 26;

    /// <summary>The refusal; null where the fault is not one that the deployer can mend.</summary>
    public static StartRefusedException? Of(Exception fault, DatabaseSettings settings) =>
        (settings.Kind, fault) switch
        {
            (DatabaseKind.Sqlite, SqliteException { SqliteErrorCode: Damaged or NoDatabase }) => new(
                $"数据库文件 {settings.Path} 不是 SQLite 数据库，或已损坏（{Said(fault)}），因此不启动。请核对 Database:Path，或从备份恢复该文件。",
                $"The database file {settings.Path} is no SQLite database, or is damaged ({Said(fault)}); the host does not start. Check Database:Path, or restore the file from a backup."
            ),
            (
                DatabaseKind.Sqlite,
                SqliteException { SqliteErrorCode: CannotWrite or FailedToReadOrWrite or DiskFull or CannotOpen }
                    or IOException
                    or UnauthorizedAccessException
            ) => new(
                $"数据库文件 {settings.Path} 不能写入（{Said(fault)}），因此不启动。请使 Database:Path 指向一个可写文件夹中的文件，并检查权限与磁盘空间。",
                $"The database file {settings.Path} cannot be written ({Said(fault)}); the host does not start. Have Database:Path name a file in a folder that can be written to, and check permissions and disk space."
            ),
            (DatabaseKind.Postgres, NpgsqlException) => new(
                $"不能使用 PostgreSQL 数据库 {Server(settings)}（{Said(fault)}），因此不启动。请核对 Database:ConnectionString，并确认服务器在运行、账号有建表的权限。",
                $"The PostgreSQL database {Server(settings)} cannot be used ({Said(fault)}); the host does not start. Check Database:ConnectionString, that the server runs and that the user may create tables."
            ),
            (_, TimeoutException) => new(
                $"另一进程一直在迁移数据库（{Said(fault)}），因此不启动。请等它完成，或结束它后再启动。",
                $"Another process keeps migrating the database ({Said(fault)}); the host does not start. Wait for it to finish, or end it and start again."
            ),
            _ => null,
        };

    private static string Said(Exception fault) => fault.Message.TrimEnd('.');

    // Without the password.
    private static string Server(DatabaseSettings settings)
    {
        var connection = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        return $"{connection.Database}@{connection.Host}:{connection.Port}";
    }
}
