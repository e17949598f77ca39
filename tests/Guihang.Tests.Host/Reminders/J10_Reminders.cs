using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Evaluation;
using Guihang.Tests.Host.Mail;
using Guihang.Tests.Host.Support;
using MimeKit;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Reminders;

/// <summary>J10: a unit's secretary misses a window. On day 1 the responsible person hears, on day 7 the officer, on day 15 it is on the group's agenda.</summary>
public sealed class J10_Reminders
{
    private const string Secretary = "secretary@example.org";
    private const string Officer = "officer@example.org";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J10_A_missed_window_is_brought_forward_step_by_step(DatabaseKind kind)
    {
        await using var server = new SmtpListener();
        var database = await TestDatabase.Create(kind);
        await using (var app = new TestApp(database, server.Settings) { KeepsDatabase = true })
        {
            await Miss(app);

            // Due until 6 October, and what is due today is not overdue.
            Assert.Empty(await Day(app, server, 2018, 10, 6));

            var first = Assert.Single(await Day(app, server, 2018, 10, 7));
            Assert.Equal(Secretary, first.To);
            Assert.Contains("由您负责的回访谈话有 1 项新逾期。", first.Message.TextBody, StringComparison.Ordinal);
            Assert.Contains("https://guihang.example.org/api/v1/due-items?state=overdue", first.Message.TextBody, StringComparison.Ordinal);
            Assert.Contains("1 visits that are yours", first.Message.TextBody, StringComparison.Ordinal);
            NamesNobody(first.Message);

            Assert.Empty(await Day(app, server, 2018, 10, 7));
            Assert.Empty(await Day(app, server, 2018, 10, 12));
        }

        // Another process goes on where this one stopped.
        await using var later = new TestApp(database, server.Settings);
        var digest = Assert.Single(await Day(later, server, 2018, 10, 13));
        Assert.Equal(Officer, digest.To);
        Assert.Contains("您辖区内有 1 项回访谈话逾期仍未完成。", digest.Message.TextBody, StringComparison.Ordinal);
        NamesNobody(digest.Message);
        Assert.Empty(await Day(later, server, 2018, 10, 20));
        var group = later.As("nanhai.group");
        Assert.Empty((await group.Get("due-items/escalated")).Expect(OK).Json["items"]!.AsArray());
        var meeting = await Meeting(later, group);
        Assert.Equal("0", (await group.Get($"meetings/{meeting}")).Expect(OK)["escalated.count"]);

        Assert.Empty(await Day(later, server, 2018, 10, 21));
        var shown = (await group.Get($"meetings/{meeting}")).Expect(OK);
        Assert.Equal("1", shown["escalated.count"]);
        Assert.Equal("/api/v1/due-items/escalated?jurisdiction=440605", shown["escalated.list"]);
        Assert.Single((await group.Get(shown["escalated.list"]!)).Expect(OK).Json["items"]!.AsArray());
        Assert.Empty((await group.Get("due-items/escalated?jurisdiction=511523")).Expect(OK).Json["items"]!.AsArray());
        var agenda = (await group.Get("due-items/escalated")).Expect(OK);
        Assert.Equal("2018-10-06", agenda["items.0.lastDay"]);
        Assert.Equal("2018-10-21", agenda["items.0.onAgendaSince"]);
        Assert.Equal(3, await later.Database.Scalar<int>("SELECT count(*) FROM visits_reminders"));

        // Once somebody has gone nothing more is owed.
        var visit = Office.Talk("2018-10-21");
        (await later.As("missed.secretary").Post($"follow-up-cases/{agenda["items.0.caseId"]}/visits", visit)).Expect(Created);
        Assert.Empty((await group.Get("due-items/escalated")).Expect(OK).Json["items"]!.AsArray());
        Assert.Equal("0", (await group.Get($"meetings/{meeting}")).Expect(OK)["escalated.count"]);
        Assert.Empty(await Day(later, server, 2018, 11, 21));
    }

    [Fact]
    public async Task A_message_that_the_server_does_not_take_is_sent_later_and_once()
    {
        await using var server = new SmtpListener { Refuses = 1 };
        await using var app = await TestApp.Create(DatabaseKind.Sqlite, server.Settings);
        await Miss(app);

        Assert.Empty(await Day(app, server, 2018, 10, 7));
        app.Clock.MoveTo(new DateTimeOffset(2018, 10, 7, 2, 0, 0, TimeSpan.Zero));
        await app.DoOrders();

        Assert.Equal(Secretary, Assert.Single(Taken(server)).To);
        Assert.Equal(1, await app.Database.Scalar<int>("SELECT count(*) FROM core_mails WHERE sent_at IS NOT NULL"));
    }

    [Fact]
    public async Task Messages_go_into_a_folder_where_one_is_configured()
    {
        var folder = Directory.CreateTempSubdirectory("guihang-mail-").FullName;
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Mail:Kind"] = "File", ["Mail:Folder"] = folder };
        await using var app = await TestApp.Create(DatabaseKind.Sqlite, settings);
        await Miss(app);
        app.Clock.MoveTo(2018, 10, 7);
        await app.Remind();

        using var message = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(folder, "*.eml")));

        Assert.Equal(Secretary, message.To.Mailboxes.Single().Address);
        Assert.Contains("1 项回访逾期", message.Subject, StringComparison.Ordinal);
        NamesNobody(message);
        Directory.Delete(folder, recursive: true);
    }

    // A meeting that is called before anything is on the agenda by itself.
    private static async Task<string> Meeting(TestApp app, Api group)
    {
        var established = await app.Send(
            new EstablishGroup
            {
                Jurisdiction = "440605",
                Name = "南海区回访工作领导小组",
                DocumentNumber = "南委办〔2018〕1号",
                EstablishedOn = new DateOnly(2018, 1, 4),
            }
        );
        var member = (await app.Database.Rows("SELECT id FROM core_officers WHERE code = 'nanhai.group'")).Single()[0]!;
        await app.Send(
            new SeatMember
            {
                GroupId = established.Id,
                OfficerId = member is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)member,
                FromBody = "南海区委组织部",
                IsChair = true,
                From = new DateOnly(2018, 1, 4),
            }
        );
        return (
            await group.Post(
                $"leading-groups/{established.Id}/meetings",
                new
                {
                    number = "2018年第1次",
                    heldOn = "2018-10-20",
                    items = new[] { new { matter = "other", title = "听取回访工作情况" } },
                }
            )
        ).Expect(Created).Id;
    }

    // Huang's first talk is due until 6 October, and nobody holds it.
    private static async Task Miss(TestApp app)
    {
        await app.Open();
        var unit = await app.Send(
            new RegisterUnit
            {
                Name = "南海区丁镇人民政府",
                CommitteeName = "中共南海区丁镇委员会",
                AppealBody = "上一级监察机关",
                Region = "440605",
            }
        );
        await app.Send(Of("missed.secretary", unit.Id, Secretary, Role.UnitSecretary));
        await app.Send(Of("nanhai.digest", unit.Id, Officer, Role.CaseOfficer));
        await app.Send(Of("nanhai.group", unit.Id, null, Role.LeadingGroupMember));
        app.Clock.MoveTo(2018, 9, 7);
        var officer = app.As("nanhai.officer");
        var person = await officer.Person(unit.Id);
        var sanction = await officer.Sanction(person, "2018-09-05");
        (await officer.Change($"sanctions/{sanction.Id}/service", 1, new { on = "2018-09-07" })).Expect(OK);
    }

    private static RegisterOfficer Of(string code, Guid unitId, string? email, Role role) =>
        new()
        {
            Code = code,
            Name = "陈书记",
            Email = email,
            UnitId = unitId,
            Region = "440605",
            Roles = [role],
        };

    private static async Task<IReadOnlyList<(string To, MimeMessage Message)>> Day(
        TestApp app,
        SmtpListener server,
        int year,
        int month,
        int day
    )
    {
        app.Clock.MoveTo(year, month, day);
        await app.Remind();
        return Taken(server);
    }

    private static List<(string To, MimeMessage Message)> Taken(SmtpListener server)
    {
        var taken = new List<(string, MimeMessage)>();
        while (server.Messages.TryDequeue(out var message))
        {
            using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(message.Text));
            taken.Add((message.To, MimeMessage.Load(stream)));
        }

        return taken;
    }

    private static void NamesNobody(MimeMessage message)
    {
        foreach (var name in new[] { "黄某", "陈书记", "丁镇" })
        {
            Assert.DoesNotContain(name, message.TextBody + message.Subject + message.To, StringComparison.Ordinal);
        }
    }
}
