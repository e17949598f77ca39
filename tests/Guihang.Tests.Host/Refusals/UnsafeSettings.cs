namespace Guihang.Tests.Host.Refusals;

/// <summary>A host that would serve unsafely, or not at all, does not start, and says what to set.</summary>
public sealed class UnsafeSettings
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task The_header_identity_stops_the_start_outside_development_and_tests(string environment)
    {
        using var machine = new Machine { Environment = environment };

        var said = await machine.Refuse();

        Assert.False(File.Exists(machine.DatabasePath));
        await VerifyXunit.Verifier.Verify(said).UseParameters(environment);
    }

    [Theory]
    [InlineData("None")]
    [InlineData(null)]
    public async Task Without_an_identity_nothing_starts(string? kind)
    {
        using var machine = new Machine { Changed = { ["Identity:Kind"] = kind } };

        var said = await machine.Refuse();

        Assert.False(File.Exists(machine.DatabasePath));
        await VerifyXunit.Verifier.Verify(said);
    }

    [Fact]
    public async Task A_kind_of_identity_that_there_is_not_stops_the_start()
    {
        using var machine = new Machine { Changed = { ["Identity:Kind"] = "Certificate" } };

        await VerifyXunit.Verifier.Verify(await machine.Refuse());
    }

    [Theory]
    [InlineData("None")]
    [InlineData("Smtp")]
    public async Task Reminders_with_nowhere_to_go_stop_the_start(string kind)
    {
        using var machine = new Machine { Changed = { ["Mail:Reminders"] = "true", ["Mail:Kind"] = kind } };

        await VerifyXunit.Verifier.Verify(await machine.Refuse()).UseParameters(kind);
    }

    [Fact]
    public async Task A_database_below_what_is_no_folder_stops_the_start()
    {
        using var machine = new Machine();
        await File.WriteAllTextAsync(machine.InFolder("file"), "");
        machine.DatabasePath = machine.InFolder("file/guihang.db");

        await VerifyXunit.Verifier.Verify(await machine.Refuse());
    }

    [Fact]
    public async Task A_database_path_that_names_a_folder_stops_the_start()
    {
        using var machine = new Machine();
        Directory.CreateDirectory(machine.DatabasePath);

        await VerifyXunit.Verifier.Verify(await machine.Refuse());
    }

    [Fact]
    public async Task A_file_that_is_no_database_stops_the_start_and_is_left_as_it_is()
    {
        const string Text =
            "This is a letter and no database, and it is long enough to be looked at as one: a header of SQLite has a hundred bytes.";
        using var machine = new Machine();
        await File.WriteAllTextAsync(machine.DatabasePath, Text);

        var said = await machine.Refuse();

        Assert.Equal(Text, await File.ReadAllTextAsync(machine.DatabasePath));
        await VerifyXunit.Verifier.Verify(said);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_stops_the_start_and_its_password_is_not_printed()
    {
        using var machine = new Machine();
        machine.Changed["Database:Kind"] = "Postgres";
        machine.Changed["Database:ConnectionString"] = "Host=127.0.0.1;Port=1;Database=guihang;Username=guihang;Password=secret";

        var said = await machine.Refuse();

        Assert.DoesNotContain("secret", said, StringComparison.Ordinal);
        await VerifyXunit.Verifier.Verify(said);
    }

    [Fact]
    public async Task A_folder_of_plugins_that_is_not_there_stops_the_start()
    {
        using var machine = new Machine();
        machine.Changed["Policies:Folder"] = machine.InFolder("Plugins");

        await VerifyXunit.Verifier.Verify(await machine.Refuse());
    }
}
