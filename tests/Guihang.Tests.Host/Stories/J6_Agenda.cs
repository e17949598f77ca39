using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Stories;

/// <summary>J6: what the leading group reads of people is what is laid before it, and nobody reads what he stands aside from.</summary>
public sealed class J6_Agenda
{
    private const string Day = "2023-09-25";
    private const string Member = "jiangan.group3";
    private const string Aside = "jiangan.group7";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J6_No_member_reads_an_exclusion_that_is_not_on_the_agenda_of_his_own_group(DatabaseKind kind)
    {
        await using var story = await Story.Begin(kind);
        var (app, officer) = (story.App, story.Officer);
        await Nothing(app, story.Excluded, Member, Aside, "jiangan.guest", "zone.secretary", "jiangan.org");
        await app.Aside(Aside, story.Excluded["personId"]!);
        var meeting = await app.CallMeeting(Day, Item(story.Excluded, "excluded"));

        (await app.As(Member).Get($"enrolments/{story.Excluded.Id}")).Expect(OK);
        (await app.As(Member).Get($"enrolments/{story.Excluded.Id}/explanation")).Expect(OK);
        var listed = (await app.As(Member).Get($"people/{story.Excluded["personId"]}/enrolments")).Expect(OK);
        Assert.Equal([story.Excluded.Id], listed.Json["items"]!.AsArray().Select(item => item!["id"]!.ToString()));
        await Nothing(app, story.Other, Member);
        await Nothing(app, story.Excluded, Aside, "jiangan.guest", "zone.secretary", "jiangan.org");
        Assert.Equal(story.Excluded.Id, (await officer.Get($"people/{story.Excluded["personId"]}/enrolments")).Expect(OK)["items.0.id"]);

        // Of the meeting itself he who stands aside is told that there is an item, and not what is moved.
        Assert.Equal("excluded", (await app.As(Member).Get($"meetings/{meeting.Id}")).Expect(OK)["items.0.motion"]);
        var told = (await app.As(Aside).Get($"meetings/{meeting.Id}")).Expect(OK);
        Assert.Equal((null, null, "1"), (told["items.0.motion"], told["items.0.brief"], told["items.0.position"]));
        (await app.As("jiangan.guest").Get($"meetings/{meeting.Id}")).Expect(Forbidden);
        (await app.As(Aside).Get($"agenda-items/{meeting["items.0.id"]}/explanation")).Expect(Forbidden);
    }

    [Fact]
    public async Task J6_Who_has_left_the_group_reads_no_more_and_what_the_group_decides_instead_is_read_by_it()
    {
        await using var story = await Story.Begin(DatabaseKind.Sqlite);
        var (app, officer) = (story.App, story.Officer);
        var meeting = await app.CallMeeting(Day, Item(story.Excluded, "enrolled"));
        (await app.Attend(meeting.Id, 1, JianganGroup.Members.Take(4))).Expect(OK);
        foreach (var member in JianganGroup.Members.Take(4))
        {
            (await app.Vote(meeting["items.0.id"]!, member)).Expect(Created);
        }

        var decision = new { documentNumber = "江访评察〔2023〕9号", reasons = "经复核，情节轻微" };
        (await officer.Post($"agenda-items/{meeting["items.0.id"]}/decision", decision)).Expect(Created);

        var listed = (await app.As(Member).Get($"people/{story.Excluded["personId"]}/enrolments")).Expect(OK);
        Assert.Equal(["excluded", "enrolled"], listed.Json["items"]!.AsArray().Select(item => item!["standing"]!.ToString()));
        var group = await app.Group();
        var seat = group[FormattableString.Invariant($"members.{JianganGroup.Members.ToList().IndexOf("jiangan.group6")}.id")];
        (await app.As("jiangan.group6").Get($"enrolments/{story.Excluded.Id}")).Expect(OK);
        (await officer.Post($"leading-groups/{group.Id}/members/{seat}/end", new { lastDay = Day })).Expect(Created);
        app.Clock.MoveTo(2023, 9, 26);
        (await app.As("jiangan.group6").Get($"enrolments/{story.Excluded.Id}")).Expect(Forbidden);
        (await app.As("jiangan.group6").Get($"meetings/{meeting.Id}")).Expect(Forbidden);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task J6_Members_open_the_bundle_and_those_who_stand_aside_do_not(DatabaseKind kind)
    {
        await using var story = await Story.Begin(kind);
        var (app, officer) = (story.App, story.Officer);
        await app.DoOrders();
        var notice = (await officer.Get($"documents?subjectId={story.Excluded.Id}")).Expect(OK)["items.0.id"]!;
        var foreign = (await officer.Get($"documents?subjectId={story.Other.Id}")).Expect(OK)["items.0.id"]!;
        await app.Aside(Aside, story.Excluded["personId"]!);
        var meeting = await app.CallMeeting(Day, Item(story.Excluded, "excluded", notice));
        var path = $"agenda-items/{meeting["items.0.id"]}/documents";

        var read = (await app.As(Member).Get($"{path}/{notice}")).Expect(OK);
        Assert.Equal(notice, read.Id);
        var text = (await app.As(Member).Get($"{path}/{notice}/content?form=html")).Expect(OK).Text;
        Assert.Contains("影响期内综合表现不好", text, StringComparison.Ordinal);
        (await officer.Get($"{path}/{notice}/content?form=docx")).Expect(OK);
        (await app.As(Member).Get($"{path}/{foreign}")).Expect(NotFound);
        foreach (var other in new[] { Aside, "jiangan.guest", "zone.secretary", "jiangan.org" })
        {
            (await app.As(other).Get($"{path}/{notice}")).Expect(Forbidden);
            (await app.As(other).Get($"{path}/{notice}/content?form=html")).Expect(Forbidden);
        }

        Assert.Empty((await app.As(Aside).Get($"meetings/{meeting.Id}")).Expect(OK).Json["items"]![0]!["documents"]!.AsArray());
        await CannotBeLaid(app, story, notice, foreign);
    }

    // What is not there, and what a member would open to himself by calling a meeting.
    private static async Task CannotBeLaid(TestApp app, Story story, string notice, string foreign)
    {
        var group = (await app.Group()).Id;
        async Task<Answer> Called(string caller, params string[] documents) =>
            await app.As(caller)
                .Post(
                    $"leading-groups/{group}/meetings",
                    new
                    {
                        number = "第2次",
                        heldOn = Day,
                        items = new[] { Item(story.Excluded, "excluded", documents) },
                    },
                    key: $"meeting-{app.NextKey()}"
                );
        foreach (var refused in new[] { await Called("jiangan.officer", notice, group), await Called(Member, notice, foreign) })
        {
            refused.Expect(UnprocessableEntity);
            Assert.Equal(("meeting.document-unknown", "items[0].documents[1]"), (refused["code"], refused["errors.0.field"]));
        }

        (await Called(Member, notice)).Expect(Created);
        (await Called("jiangan.officer", notice, foreign)).Expect(Created);
        (await Called("jiangan.guest")).Expect(Forbidden);
    }

    private static object Item(Answer screening, string motion, params string[] documents) =>
        new
        {
            matter = "enrolment",
            enrolmentId = screening.Id,
            motion,
            brief = "筛查情况",
            documents,
        };

    // Neither by the person nor by the screening's own id.
    private static async Task Nothing(TestApp app, Answer screening, params string[] readers)
    {
        foreach (var reader in readers)
        {
            (await app.As(reader).Get($"enrolments/{screening.Id}")).Expect(Forbidden);
            (await app.As(reader).Get($"enrolments/{screening.Id}/explanation")).Expect(Forbidden);
            (await app.As(reader).Get($"enrolments/{screening.Id}/evaluation")).Expect(Forbidden);
            var list = await app.As(reader).Get($"people/{screening["personId"]}/enrolments");
            if (list.Status != Forbidden)
            {
                Assert.Empty(list.Expect(OK).Json["items"]!.AsArray());
            }
        }
    }

    /// <summary>Two who are excluded, and a member of some other body's group.</summary>
    private sealed record Story(TestApp App, Answer Excluded, Answer Other) : IAsyncDisposable
    {
        public Api Officer => App.As("jiangan.officer");

        public static async Task<Story> Begin(DatabaseKind kind)
        {
            var app = await TestApp.Create(kind, Jiangan.Settings());
            var offices = await app.OpenJiangan();
            await app.Send(
                new RegisterOfficer
                {
                    Code = "jiangan.guest",
                    Name = "某",
                    UnitId = offices.Zone,
                    Region = "511523",
                    Roles = [Role.LeadingGroupMember],
                }
            );
            var officer = app.As("jiangan.officer");
            app.Clock.MoveTo(2023, 9, 25);
            var screenings = new List<Answer>();
            foreach (var name in new[] { "甲", "乙" })
            {
                var person = await officer.Sanctioned(offices.Zone, name);
                await officer.Hear(person, "2023-09-18", "poor-conduct");
                screenings.Add(await officer.Screen(person, Day));
            }

            Assert.All(screenings, screening => Assert.Equal("excluded", screening["standing"]));
            return new Story(app, screenings[0], screenings[1]);
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
