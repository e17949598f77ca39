using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.GroupDecisions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>A meeting of a leading group that is called, with its agenda.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record CallMeeting : IChange<MeetingAnswer>, IConcernSubject
{
    /// <summary>The group, from the address.</summary>
    [JsonIgnore]
    public Guid GroupId { get; init; }

    /// <summary>The meeting's number.</summary>
    /// <example>2025年第9次</example>
    public required string Number { get; init; }

    /// <summary>The day on which it is held.</summary>
    /// <example>2025-05-06</example>
    public required DateOnly HeldOn { get; init; }

    /// <summary>The place, typed.</summary>
    /// <example>县纪委监委会议室</example>
    public string? Location { get; init; }

    /// <summary>The agenda, 1 to 60 items, in its order.</summary>
    public required IReadOnlyList<AgendaEntry> Items { get; init; }

    Subject IConcernSubject.Subject => Subjects.LeadingGroup(GroupId);
}

/// <summary>An item for the agenda.</summary>
public sealed record AgendaEntry
{
    /// <summary>What is to be decided.</summary>
    /// <example>grade</example>
    public required GroupMatter Matter { get; init; }

    /// <summary>The enrolment or screening; required for an enrolment, a grade and a report on an observation.</summary>
    /// <example>{enrolmentToDecideId}</example>
    public Guid? EnrolmentId { get; init; }

    /// <summary>What is put before the group from elsewhere, such as an overdue duty.</summary>
    /// <example>null</example>
    public Guid? SourceId { get; init; }

    /// <summary>What is moved: for a grade the grade, for an enrolment <c>enrolled</c>, <c>excluded</c> or <c>not-yet</c>; null otherwise.</summary>
    /// <example>good</example>
    public string? Motion { get; init; }

    /// <summary>The title; required where there is no enrolment.</summary>
    /// <example>null</example>
    public string? Title { get; init; }

    /// <summary>What members read first.</summary>
    /// <example>民主评议和组织评定均为好，建议评定为好</example>
    public string? Brief { get; init; }

    /// <summary>Ids of the documents of its bundle, 30 at most, of the group's jurisdiction; a member who calls names those of the screening only. Files are attached to the meeting.</summary>
    /// <example>[]</example>
    public IReadOnlyList<Guid> Documents { get; init; } = [];
}

internal sealed class CallMeetingValidator : AbstractValidator<CallMeeting>
{
    private const int MostDocuments = 30;

    public CallMeetingValidator()
    {
        RuleFor(meeting => meeting.Number).NotEmpty().MaximumLength(60);
        RuleFor(meeting => meeting.Location).MaximumLength(100);
        RuleFor(meeting => meeting.Items)
            .Must(items => items is { Count: >= 1 and <= MeetingLedger.MostItems })
            .WithProblem("agenda-length", EvaluationProblems.Texts);
        RuleForEach(meeting => meeting.Items).ChildRules(Entry);
    }

    private static void Entry(InlineValidator<AgendaEntry> item)
    {
        item.RuleFor(entry => entry.EnrolmentId)
            .Must((entry, id) => IsAboutEnrolment(entry.Matter) == (id is not null))
            .WithProblem("agenda-enrolment", EvaluationProblems.Texts);
        item.RuleFor(entry => entry.Motion)
            .Must((entry, motion) => entry.Matter is GroupMatter.Grade or GroupMatter.Enrolment == !string.IsNullOrWhiteSpace(motion))
            .WithProblem("agenda-motion", EvaluationProblems.Texts);
        item.RuleFor(entry => entry.Title)
            .Must((entry, title) => IsAboutEnrolment(entry.Matter) || !string.IsNullOrWhiteSpace(title))
            .WithProblem("agenda-title", EvaluationProblems.Texts);
        item.RuleFor(entry => entry.Motion).MaximumLength(60);
        item.RuleFor(entry => entry.Title).MaximumLength(200);
        item.RuleFor(entry => entry.Brief).MaximumLength(2000);
        item.RuleFor(entry => entry.Documents)
            .Must(documents => documents.Count <= MostDocuments)
            .WithProblem("agenda-documents", EvaluationProblems.Texts);
    }

    private static bool IsAboutEnrolment(GroupMatter matter) =>
        matter is GroupMatter.Enrolment or GroupMatter.Grade or GroupMatter.FinalReport;
}

internal static class CallMeetingEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/leading-groups/{id:guid}/meetings",
                (Guid id, CallMeeting body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { GroupId = id }, meeting => $"/api/v1/meetings/{meeting.Id}", ct)
            )
            .Describe(
                "callMeeting",
                "召集领导小组会议",
                "Call a meeting",
                "Calls a meeting of a leading group for a day, with an agenda: enrolments, grades and reports to decide, overdue duties, other business. Each item is a motion on which members vote."
            )
            .Takes("id", "The group's id.", "{groupId}")
            .MayAnswer(MeetingProblems.EnrolmentElsewhere)
            .MayAnswer(MeetingProblems.DocumentUnknown, "01893d19-1000-7988-900b-3104d4f5d852")
            .MayAnswer(MeetingProblems.MotionUnknown, "superb", "good, fairly-good, fair, poor")
            .Creates();
}
