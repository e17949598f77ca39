using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Evaluation;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Support;

/// <summary>Jiang'an's leading group of seven, and meetings of it.</summary>
internal static class JianganGroup
{
    /// <summary>The members, the chair first.</summary>
    public static readonly IReadOnlyList<string> Members =
    [
        "jiangan.group",
        "jiangan.group2",
        "jiangan.group3",
        "jiangan.group4",
        "jiangan.group5",
        "jiangan.group6",
        "jiangan.group7",
    ];

    private static readonly DateOnly Founded = new(2010, 1, 4);

    /// <summary>The group and its seven seats; the chair is in the directory already.</summary>
    public static async Task OpenGroup(this TestApp app, Guid unitId, Guid chair)
    {
        var officers = new List<Guid> { chair };
        foreach (var code in Members.Skip(1))
        {
            var officer = new RegisterOfficer
            {
                Code = code,
                Name = code,
                UnitId = unitId,
                Region = "511523",
                Roles = [Role.LeadingGroupMember],
            };
            officers.Add((await app.Send(officer)).Id);
        }

        var group = await app.Send(
            new EstablishGroup
            {
                Jurisdiction = "511523",
                Name = "江安县访评察工作领导小组",
                DocumentNumber = "江委办〔2010〕1号",
                EstablishedOn = Founded,
            }
        );
        foreach (var officer in officers)
        {
            await app.Send(
                new SeatMember
                {
                    GroupId = group.Id,
                    OfficerId = officer,
                    FromBody = "江安县纪委监委",
                    IsChair = officer == chair,
                    From = Founded,
                }
            );
        }
    }

    /// <summary>The group, with its members: the chair first, the others as they were seated.</summary>
    public static async Task<Answer> Group(this TestApp app)
    {
        var id = (await app.As("jiangan.officer").Get("leading-groups?jurisdiction=511523")).Expect(OK)["items.0.id"];
        return (await app.As("jiangan.officer").Get($"leading-groups/{id}")).Expect(OK);
    }

    /// <summary>Calls a meeting.</summary>
    public static async Task<Answer> CallMeeting(this TestApp app, string on, params object[] items) =>
        (
            await app.As("jiangan.officer")
                .Post(
                    $"leading-groups/{(await app.Group()).Id}/meetings",
                    new
                    {
                        number = "第1次",
                        heldOn = on,
                        items,
                    },
                    key: $"meeting-{app.NextKey()}"
                )
        ).Expect(Created);

    /// <summary>An officer's id, by the officer's place among the members.</summary>
    public static async Task<string> MemberId(this TestApp app, string code) =>
        (await app.Group())[FormattableString.Invariant($"members.{Members.ToList().IndexOf(code)}.officerId")]!;

    /// <summary>Who is there.</summary>
    public static async Task<Answer> Attend(this TestApp app, string meeting, int version, params IEnumerable<string> present)
    {
        var group = await app.Group();
        var ids = present.Select(code => group[FormattableString.Invariant($"members.{Members.ToList().IndexOf(code)}.officerId")]);
        return await app.As("jiangan.officer").Put($"meetings/{meeting}/attendance", version, new { present = ids });
    }

    /// <summary>A member votes.</summary>
    public static Task<Answer> Vote(this TestApp app, string item, string member, string choice = "inFavour", string? reason = null) =>
        app.As(member).Post($"agenda-items/{item}/votes", new { choice, reason }, key: $"vote-{app.NextKey()}");

    /// <summary>A member declares to have handled a person's case; gives how to declare it again.</summary>
    public static async Task<Func<Task<Answer>>> Aside(this TestApp app, string member, string person)
    {
        var path = $"leading-groups/{(await app.Group()).Id}/recusals";
        var recusal = new
        {
            officerId = await app.MemberId(member),
            personId = person,
            ground = "handledCase",
            on = "2023-09-20",
        };
        Task<Answer> Declare() => app.As(member).Post(path, recusal, key: $"aside-{app.NextKey()}");
        (await Declare()).Expect(Created);
        return Declare;
    }

    /// <summary>A meeting on one grade at which five are there and all are in favour; gives the item.</summary>
    public static async Task<string> Moved(this TestApp app, string enrolment, string grade, string on, int present = 5, int inFavour = 5)
    {
        var meeting = await app.CallMeeting(on, GradeItem(enrolment, grade));
        var there = Members.Take(present).ToList();
        (await app.Attend(meeting.Id, 1, there)).Expect(OK);
        var item = meeting["items.0.id"]!;
        foreach (var member in there.Take(inFavour))
        {
            (await app.Vote(item, member)).Expect(Created);
        }

        return item;
    }

    /// <summary>An item that moves a grade.</summary>
    public static object GradeItem(string enrolment, string grade) =>
        new
        {
            matter = "grade",
            enrolmentId = enrolment,
            motion = grade,
            brief = "建议评定",
        };
}
