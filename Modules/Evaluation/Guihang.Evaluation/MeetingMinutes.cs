using System.Globalization;
using Guihang.Core.Documents;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using Guihang.Policy.Enrolments;
using Guihang.Policy.GroupDecisions;
using Guihang.Policy.Rules;
using Guihang.Sanctions.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Orders a meeting's minutes (会议纪要). They have counts and dissent, and not who voted how.</summary>
internal sealed class MeetingMinutes(EvaluationDb db, SchemePolicy policy, DocumentOrders documents, IMediator mediator)
{
    private const string Source = "evaluation.meeting";

    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>Orders the papers that follow the meeting; gives the first one's id, null where policy asks for none.</summary>
    public async Task<Guid?> Order(Sitting sitting, CancellationToken cancellationToken)
    {
        var templates = policy.MeetingPapers(sitting.Meeting.Region, sitting.Meeting.HeldOn);
        if (templates is [])
        {
            return null;
        }

        var values = await Values(sitting, cancellationToken);
        var ordered = templates
            .Select(template =>
                documents.Order(
                    template,
                    Subjects.Meeting(sitting.Meeting.Id),
                    // It belongs to the jurisdiction and to no unit: it is not for a unit to read.
                    new Place(sitting.Meeting.Region, Guid.Empty),
                    sitting.Meeting.HeldOn,
                    values
                )
            )
            .ToList();
        await documents.Save(cancellationToken);
        return ordered[0];
    }

    private async Task<Dictionary<string, (string? Value, string Source)>> Values(Sitting sitting, CancellationToken cancellationToken)
    {
        var meeting = sitting.Meeting;
        var titles = await Titles(sitting, cancellationToken);
        return new(StringComparer.Ordinal)
        {
            ["groupName"] = (sitting.Group.Name, "evaluation.group"),
            ["number"] = (meeting.Number, Source),
            ["heldOn"] = (PrintedDay.Of(meeting.HeldOn), Source),
            ["location"] = (meeting.Location, Source),
            ["chair"] = (Names(sitting, member => member.IsChair), "evaluation.group"),
            ["present"] = (Names(sitting, member => sitting.IsPresent(member.OfficerId)), "evaluation.attendance"),
            ["absent"] = (Names(sitting, member => !sitting.IsPresent(member.OfficerId)), "evaluation.attendance"),
            ["recusals"] = (Recusals(sitting, titles), "evaluation.recusal"),
            ["items"] = (Items(sitting, titles), "evaluation.resolution"),
            ["dissent"] = (Dissent(sitting), "evaluation.vote"),
            ["minutes"] = (meeting.Minutes, Source),
            ["signedOn"] = (PrintedDay.Of(Core.Data.CivilClock.DayOf(meeting.SignedAt!.Value)), Source),
        };
    }

    private static string? Names(Sitting sitting, Func<Membership, bool> which)
    {
        var names = sitting
            .Members.Where(which)
            .OrderByDescending(member => member.IsChair)
            .ThenBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => $"{member.Name}（{member.FromBody}）")
            .ToList();
        return names is [] ? null : string.Join('、', names);
    }

    private static string? Recusals(Sitting sitting, Dictionary<Guid, string> titles)
    {
        var lines = sitting
            .Items.SelectMany(item =>
                sitting
                    .RecusalsOf(item)
                    .Select(recusal =>
                    {
                        var name = sitting.Members.First(member => member.OfficerId == recusal.OfficerId).Name;
                        return $"{titles[item.Id]}：{name}（{new GroundInWords(recusal.Ground).ToString(null, Chinese)}）";
                    })
            )
            .ToList();
        return lines is [] ? null : string.Join('；', lines);
    }

    private static string Items(Sitting sitting, Dictionary<Guid, string> titles) =>
        string.Join('；', sitting.Items.Select(item => $"{item.Position}. {titles[item.Id]}：{Outcome(sitting.ResolutionOf(item))}"));

    private static string Outcome(GroupResolution? resolution) =>
        resolution is null
            ? "未作决定"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"应到 {resolution.Members} 人，回避 {resolution.Recused} 人，到会 {resolution.Present} 人，赞成 {resolution.InFavour} 票，反对 {resolution.Against} 票，弃权 {resolution.Present - resolution.InFavour - resolution.Against} 票，{(resolution.IsAdopted ? "通过" : "未通过")}（{resolution.DocumentNumber}）"
            );

    private static string Dissent(Sitting sitting)
    {
        var reasons = sitting
            .Items.SelectMany(item =>
                sitting.VotesOn(item).Where(vote => vote.Choice == VoteChoice.Against).Select(vote => $"第{item.Position}项：{vote.Reason}")
            )
            .ToList();
        return reasons is [] ? "无" : string.Join('；', reasons);
    }

    private async Task<Dictionary<Guid, string>> Titles(Sitting sitting, CancellationToken cancellationToken)
    {
        var people = sitting.Items.Select(item => item.PersonId).OfType<Guid>().Distinct().ToList();
        var names = await mediator.Send(new ReadPersonNames(people), cancellationToken);
        var about = sitting.Items.Select(item => item.EnrolmentId).OfType<Guid>().Distinct().ToList();
        var enrolments = await db.Enrolments.Where(e => about.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
        return sitting.Items.ToDictionary(
            item => item.Id,
            item => item.EnrolmentId is { } id ? $"{names[item.PersonId!.Value]}{What(item, enrolments[id])}" : item.Title!
        );
    }

    private string What(AgendaItem item, Enrolment enrolment) =>
        item.Matter switch
        {
            GroupMatter.Grade =>
                $"评定等次（建议{policy.EvaluationSheet(enrolment)?.Grades.FirstOrDefault(g => g.Key == item.Motion)?.Title.Zh ?? item.Motion}）",
            GroupMatter.Enrolment => StandingInWords.Zh(Words.Of<EnrolmentStanding>()[item.Motion!]),
            _ => "考察评估报告",
        };
}

/// <summary>A standing as documents print it.</summary>
internal static class StandingInWords
{
    public static string Zh(EnrolmentStanding standing) =>
        standing switch
        {
            EnrolmentStanding.Enrolled => "纳入",
            EnrolmentStanding.Excluded => "不纳入",
            _ => "暂不纳入",
        };
}
