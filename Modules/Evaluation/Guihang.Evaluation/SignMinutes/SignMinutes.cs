using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>The signing of a meeting's minutes, after which nothing of the meeting changes.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record SignMinutes : IChange<MeetingAnswer>, IConcernSubject, IExpectVersion
{
    /// <summary>The meeting, from the address.</summary>
    [JsonIgnore]
    public Guid MeetingId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int ExpectedVersion { get; init; }

    /// <summary>What was said, beside what was decided: that the minutes have from the votes.</summary>
    /// <example>会议听取了评估情况汇报，逐人研究表决</example>
    public required string Minutes { get; init; }

    Subject IConcernSubject.Subject => Subjects.Meeting(MeetingId);
}

internal sealed class SignMinutesValidator : AbstractValidator<SignMinutes>
{
    public SignMinutesValidator() => RuleFor(minutes => minutes.Minutes).NotEmpty().MaximumLength(10_000);
}

internal sealed class SignMinutesHandler(
    EvaluationDb db,
    MeetingLedger meetings,
    MeetingMinutes minutes,
    CallContext call,
    TimeProvider clock
) : IRequestHandler<SignMinutes, MeetingAnswer>
{
    public async Task<MeetingAnswer> Handle(SignMinutes request, CancellationToken cancellationToken)
    {
        var sitting = await meetings.Read(request.MeetingId, cancellationToken);
        sitting.CheckOpen();
        var meeting = sitting.Meeting;
        if (meeting.Version != request.ExpectedVersion)
        {
            throw new ProblemException(CoreProblems.VersionChanged, request.ExpectedVersion, meeting.Version);
        }

        if (meeting.HeldOn > clock.Today())
        {
            throw new ProblemException(MeetingProblems.NotHeld, meeting.HeldOn);
        }

        (meeting.Minutes, meeting.SignedBy, meeting.SignedAt) = (request.Minutes, call.Caller.OfficerId, clock.Now());
        meeting.MinutesDocumentId = await minutes.Order(sitting, cancellationToken);
        meeting.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return MeetingAnswer.Of(sitting, call.Caller);
    }
}

internal static class SignMinutesEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/meetings/{id:guid}/minutes",
                (Guid id, SignMinutes body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { MeetingId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "signMinutes",
                "签发会议纪要",
                "Sign the minutes",
                "Signs the minutes, orders them as a document where policy has a template, and locks the meeting: no vote, recusal, attendance or decision of it changes any more. What was left open is for another meeting."
            )
            .Takes("id", "The meeting's id.", "{meetingToHoldId}")
            .MayAnswer(MeetingProblems.Locked)
            .MayAnswer(MeetingProblems.NotHeld, "2025-05-06")
            .Changes();
}
