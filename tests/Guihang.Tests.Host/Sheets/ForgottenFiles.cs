using System.Security.Cryptography;
using Guihang.Core.Data;
using Guihang.Core.Imports;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Sheets;

/// <summary>The file of an import is a ledger with names: it is kept as long as its report is of use.</summary>
public sealed class ForgottenFiles
{
    private const string Unit = "南海区某镇人民政府";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_file_is_forgotten_thirty_days_after_its_import_has_ended_and_what_was_wrong_stays(DatabaseKind kind)
    {
        await using var app = await TestApp.Create(kind);
        await app.Open();
        app.Clock.MoveTo(2026, 11, 2);
        var officer = app.As("nanhai.officer");
        var ledger = Ledgers.Csv([
            Ledgers.Headers,
            Ledgers.Row("1", "甲某", Unit, "党内警告", "party-2015", "2018-06-15"),
            Ledgers.Row("2", "乙某", Unit, "党内警告", "party-2015", ""),
        ]);
        var import = await app.Import("nanhai.officer", ledger, "440605");
        Assert.Equal(("1", "1"), (import["loaded"], import["refused"]));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(ledger)), import["sha256"]);
        Assert.Equal($"{ledger.Length}", import["size"]);

        app.Clock.MoveTo(2026, 12, 1);
        Assert.Equal(0, await app.Send(new ForgetImportFiles()));
        (await officer.Get($"imports/{import.Id}/report")).Expect(OK);

        app.Clock.MoveTo(2026, 12, 3);
        Assert.Equal(1, await app.Send(new ForgetImportFiles()));
        Assert.Equal(0, await app.Send(new ForgetImportFiles()));

        Assert.Equal(0, await app.Database.Scalar<int>("SELECT count(*) FROM core_import_files"));
        var known = (await officer.Get($"imports/{import.Id}")).Expect(OK);
        Assert.Equal(import["sha256"], known["sha256"]);
        Assert.StartsWith("2026-12-0", known["forgottenAt"], StringComparison.Ordinal);
        var report = (await officer.Get($"imports/{import.Id}/report")).Expect(Gone);
        Assert.Equal("import.file-forgotten", report["code"]);
        Assert.Contains("2026-12-03", report["detail"], StringComparison.Ordinal);
        Assert.NotEmpty(await officer.Faults(import.Id));

        // The same file again is the same file still.
        var again = await app.Import("nanhai.officer", ledger, "440605");
        Assert.Equal(("0", "1", "1"), (again["loaded"], again["unchanged"], again["refused"]));
        Assert.Equal(import["sha256"], again["sha256"]);
    }

    [Fact]
    public async Task A_file_that_is_still_worked_off_is_kept()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        await app.Open();
        app.Clock.MoveTo(2026, 11, 2);
        var ledger = Ledgers.Csv([Ledgers.Headers, Ledgers.Row("1", "甲某", Unit, "党内警告", "party-2015", "2018-06-15")]);
        await app.Import("nanhai.officer", ledger, "440605");
        await app.Database.Execute("UPDATE core_imports SET state = 'Running', ended_at = NULL");

        app.Clock.MoveTo(2027, 11, 2);

        Assert.Equal(0, await app.Send(new ForgetImportFiles()));
        Assert.Equal(1, await app.Database.Scalar<int>("SELECT count(*) FROM core_import_files"));
    }
}
