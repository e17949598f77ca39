using Guihang.Core.Http;
using Guihang.Core.Security;
using Guihang.Policy.GroupDecisions;

namespace Guihang.Evaluation;

/// <summary>Overdue visits on the agenda: how many, and where they are listed. No names.</summary>
/// <param name="Count" example="0">How many.</param>
/// <param name="List" example="/api/v1/due-items/escalated?jurisdiction=511523">Where they are listed.</param>
public sealed record EscalatedVisits(int Count, string List);

/// <summary>A meeting of a leading group.</summary>
public sealed record MeetingAnswer : IVersioned
{
    /// <summary>The meeting's id.</summary>
    /// <example>{meetingId}</example>
    public required Guid Id { get; init; }

    /// <summary>The group.</summary>
    /// <example>{groupId}</example>
    public required Guid GroupId { get; init; }

    /// <summary>The meeting's number.</summary>
    /// <example>2023年第2次</example>
    public required string Number { get; init; }

    /// <summary>The day.</summary>
    /// <example>2023-07-10</example>
    public required DateOnly HeldOn { get; init; }

    /// <summary>The place, as it was typed.</summary>
    /// <example>县纪委监委会议室</example>
    public required string? Location { get; init; }

    /// <summary>Members on that day, the chair first, and who of them is present.</summary>
    public required IReadOnlyList<SeatAnswer> Members { get; init; }

    /// <summary>The agenda, in its order.</summary>
    public required IReadOnlyList<AgendaItemAnswer> Items { get; init; }

    /// <summary>
    /// The overdue visits that went onto the agenda by themselves and are still owed, in the group's jurisdiction and below it; null once the minutes are
    /// signed, or where nobody asked for them.
    /// </summary>
    public EscalatedVisits? Escalated { get; init; }

    /// <summary>Whether the minutes are signed; then nothing of the meeting changes any more.</summary>
    /// <example>true</example>
    public required bool IsLocked { get; init; }

    /// <summary>What was said, beside what was decided.</summary>
    /// <example>会议听取了评估情况汇报，逐人研究表决</example>
    public required string? Minutes { get; init; }

    /// <summary>The minutes as a document.</summary>
    /// <example>{minutesDocumentId}</example>
    public required Guid? MinutesDocumentId { get; init; }

    /// <summary>The version, also given as ETag.</summary>
    /// <example>3</example>
    public required int Version { get; init; }

    /// <summary>The meeting as somebody is told of it: a member is not told what is moved, laid before the group and decided where he stands aside.</summary>
    internal static MeetingAnswer Of(Sitting sitting, Caller reader) =>
        new()
        {
            Id = sitting.Meeting.Id,
            GroupId = sitting.Meeting.GroupId,
            Number = sitting.Meeting.Number,
            HeldOn = sitting.Meeting.HeldOn,
            Location = sitting.Meeting.Location,
            Members =
            [
                .. sitting
                    .Members.OrderByDescending(member => member.IsChair)
                    .ThenBy(member => member.Id)
                    .Select(member => SeatAnswer.Of(member, sitting.IsPresent(member.OfficerId))),
            ],
            Items = [.. sitting.Items.Select(item => AgendaItemAnswer.Of(sitting, item, MemberReach.IsAside(sitting, item, reader)))],
            IsLocked = sitting.Meeting.IsLocked,
            Minutes = sitting.Meeting.Minutes,
            MinutesDocumentId = sitting.Meeting.MinutesDocumentId,
            Version = sitting.Meeting.Version,
        };
}

/// <summary>A member at a meeting.</summary>
/// <param name="OfficerId" example="{groupChairId}">The officer.</param>
/// <param name="Name" example="刘某">The member's name.</param>
/// <param name="FromBody" example="江安县纪委监委">The body that the member comes from.</param>
/// <param name="IsChair" example="true">Whether the member chairs.</param>
/// <param name="IsPresent" example="true">Whether the member is present.</param>
public sealed record SeatAnswer(Guid OfficerId, string Name, string FromBody, bool IsChair, bool IsPresent)
{
    internal static SeatAnswer Of(Membership member, bool isPresent) =>
        new(member.OfficerId, member.Name, member.FromBody, member.IsChair, isPresent);
}

/// <summary>An item of an agenda, how its vote stands, and what was decided.</summary>
public sealed record AgendaItemAnswer
{
    /// <summary>The item's id.</summary>
    /// <example>{agendaItemId}</example>
    public required Guid Id { get; init; }

    /// <summary>Its place on the agenda, from 1.</summary>
    /// <example>1</example>
    public required int Position { get; init; }

    /// <summary>What is decided.</summary>
    /// <example>grade</example>
    public required GroupMatter Matter { get; init; }

    /// <summary>The enrolment that it is about.</summary>
    /// <example>{enrolmentId}</example>
    public required Guid? EnrolmentId { get; init; }

    /// <summary>The person that it is about.</summary>
    /// <example>{zhangXuanId}</example>
    public required Guid? PersonId { get; init; }

    /// <summary>What was put before the group from elsewhere, such as an overdue duty.</summary>
    /// <example>null</example>
    public required Guid? SourceId { get; init; }

    /// <summary>What is moved: a grade or a standing, by key; not told to a member who stands aside, as are brief, documents and decision.</summary>
    /// <example>good</example>
    public required string? Motion { get; init; }

    /// <summary>The title, for other business.</summary>
    /// <example>null</example>
    public required string? Title { get; init; }

    /// <summary>What members read first.</summary>
    /// <example>民主评议和组织评定均为好，建议评定为好</example>
    public required string? Brief { get; init; }

    /// <summary>The documents of its bundle.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<Guid> Documents { get; init; }

    /// <summary>Who stands aside, and why.</summary>
    public required IReadOnlyList<AsideAnswer> Recusals { get; init; }

    /// <summary>How the vote stands.</summary>
    public required TallyAnswer Tally { get; init; }

    /// <summary>What was decided; null while it is open.</summary>
    public required ResolutionAnswer? Resolution { get; init; }

    internal static AgendaItemAnswer Of(Sitting sitting, AgendaItem item, bool isAside) =>
        new()
        {
            Id = item.Id,
            Position = item.Position,
            Matter = item.Matter,
            EnrolmentId = item.EnrolmentId,
            PersonId = item.PersonId,
            SourceId = item.SourceId,
            Motion = isAside ? null : item.Motion,
            Title = item.Title,
            Brief = isAside ? null : item.Brief,
            Documents = isAside ? [] : [.. item.Documents],
            Recusals = [.. sitting.RecusalsOf(item).Select(AsideAnswer.Of)],
            Tally = TallyAnswer.Of(sitting.TallyOf(item)),
            Resolution = !isAside && sitting.ResolutionOf(item) is { } resolution ? ResolutionAnswer.Of(resolution) : null,
        };
}

/// <summary>Who stands aside.</summary>
/// <param name="Id" example="{asideId}">The recusal's id.</param>
/// <param name="OfficerId" example="{recusedOfficerId}">The member.</param>
/// <param name="Ground" example="handledCase">Why.</param>
/// <param name="Note" example="2021年承办过该案">More on why.</param>
/// <param name="DeclaredOn" example="2023-07-03">The day on which it was declared.</param>
public sealed record AsideAnswer(Guid Id, Guid OfficerId, AsideGround Ground, string? Note, DateOnly DeclaredOn)
{
    internal static AsideAnswer Of(Recusal recusal) => new(recusal.Id, recusal.OfficerId, recusal.Ground, recusal.Note, recusal.DeclaredOn);
}

/// <summary>How a vote stands. Who stands aside counts neither as present nor for nor against.</summary>
/// <param name="Members" example="7">Members on that day.</param>
/// <param name="Recused" example="1">Members who stand aside.</param>
/// <param name="Present" example="5">Members present, the former left out.</param>
/// <param name="InFavour" example="5">In favour.</param>
/// <param name="Against" example="0">Against.</param>
/// <param name="NotInFavourNorAgainst" example="0">Present, and neither for nor against, or not voted yet.</param>
public sealed record TallyAnswer(int Members, int Recused, int Present, int InFavour, int Against, int NotInFavourNorAgainst)
{
    internal static TallyAnswer Of(Tally tally) =>
        new(tally.Members, tally.Recused, tally.Present, tally.InFavour, tally.Against, tally.Present - tally.InFavour - tally.Against);
}

/// <summary>What a group decided on an item.</summary>
public sealed record ResolutionAnswer
{
    /// <summary>The decision's id.</summary>
    /// <example>{resolutionId}</example>
    public required Guid Id { get; init; }

    /// <summary>Whether the motion was adopted; otherwise it was rejected.</summary>
    /// <example>true</example>
    public required bool IsAdopted { get; init; }

    /// <summary>What was moved.</summary>
    /// <example>good</example>
    public required string? Motion { get; init; }

    /// <summary>The day.</summary>
    /// <example>2023-07-10</example>
    public required DateOnly On { get; init; }

    /// <summary>The number of the document.</summary>
    /// <example>江访评察〔2023〕7号</example>
    public required string DocumentNumber { get; init; }

    /// <summary>Members who count for the decision: those who stood aside are left out.</summary>
    public required TallyAnswer Tally { get; init; }

    /// <summary>The group's reasons.</summary>
    /// <example>影响期内担当作为，整改彻底</example>
    public required string? Reasons { get; init; }

    /// <summary>Whether another decision has taken its place.</summary>
    /// <example>false</example>
    public required bool IsSuperseded { get; init; }

    /// <summary>The trace's hash; <c>/agenda-items/{id}/explanation</c> tells it in full.</summary>
    /// <example>7a0f3de2c1b4958677a0f3de2c1b4958677a0f3de2c1b4958677a0f3de2c1b49</example>
    public required string Trace { get; init; }

    internal static ResolutionAnswer Of(GroupResolution resolution) =>
        new()
        {
            Id = resolution.Id,
            IsAdopted = resolution.IsAdopted,
            Motion = resolution.Motion,
            On = resolution.On,
            DocumentNumber = resolution.DocumentNumber,
            Tally = TallyAnswer.Of(resolution.Counted()),
            Reasons = resolution.Reasons,
            IsSuperseded = resolution.IsAdopted && resolution.SupersededAt is not null,
            Trace = Convert.ToHexStringLower(resolution.Decision.TraceHash),
        };
}
