using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Attachments;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>What is known of a visit is put right: a new record supersedes the one there is.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record CorrectVisit : IChange<VisitAnswer>, IConcernSubject
{
    /// <summary>The visit, from the address.</summary>
    [JsonIgnore]
    public Guid VisitId { get; init; }

    /// <summary>Why it is put right.</summary>
    /// <example>日期录入有误</example>
    public required string Reason { get; init; }

    /// <summary>The visit as it should be recorded, whole.</summary>
    public required RecordVisit Visit { get; init; }

    Subject IConcernSubject.Subject => Subjects.Visit(VisitId);
}

internal sealed class CorrectVisitValidator : AbstractValidator<CorrectVisit>
{
    public CorrectVisitValidator(TimeProvider clock)
    {
        RuleFor(correction => correction.Reason).NotEmpty().MaximumLength(500);
        RuleFor(correction => correction.Visit).NotNull().SetValidator(new RecordVisitValidator(clock));
    }
}

internal sealed class CorrectVisitHandler(
    VisitsDb db,
    VisitRecords records,
    AttachmentCopies attachments,
    CallContext call,
    TimeProvider clock
) : IRequestHandler<CorrectVisit, VisitAnswer>
{
    public async Task<VisitAnswer> Handle(CorrectVisit request, CancellationToken cancellationToken)
    {
        var former = await db.Visits.SingleAsync(visit => visit.Id == request.VisitId, cancellationToken);
        if (former.SupersededAt is not null)
        {
            throw new ProblemException(VisitsProblems.VisitSuperseded);
        }

        // A correction is the whole record: who may not see all of it would leave out what others recorded.
        if (former.RecordedBy != call.Caller.OfficerId && !call.Caller.Roles.Any(role => role is Role.CaseOfficer or Role.System))
        {
            throw new ProblemException(VisitsProblems.CorrectedByAnother);
        }

        former.SupersededAt = clock.Now();
        await db.SaveChangesAsync(cancellationToken);
        var corrected = await records.Correct(former, request.Visit with { CaseId = former.CaseId }, request.Reason, cancellationToken);
        await attachments.Carry(Subjects.Visit(former.Id), Subjects.Visit(corrected.Id), cancellationToken);
        return corrected;
    }
}

internal static class CorrectVisitEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/visits/{id:guid}/correction",
                (Guid id, CorrectVisit body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { VisitId = id }, visit => $"/api/v1/visits/{visit.Id}", ct)
            )
            .Describe(
                "correctVisit",
                "更正回访谈话记录",
                "Correct a visit",
                "Puts right what is known of a visit. The former record stays readable as it was; due items and figures follow the new one."
            )
            .Takes("id", "The visit's id.", "{visitToCorrectId}")
            .MayAnswer(VisitsProblems.VisitSuperseded)
            .MayAnswer(VisitsProblems.CorrectedByAnother)
            .MayAnswer(VisitsProblems.BeforeTheDecision, "2018-09-05")
            .MayAnswer(VisitsProblems.AfterDeath, "2024-05-01")
            .MayAnswer(VisitsProblems.NoSuchVisitor)
            .MayAnswer(VisitsProblems.VisitorTwice, "陈书记")
            .MayAnswer(VisitsProblems.VisitsSelf)
            .MayAnswer(VisitsProblems.VisitorRecused, "近亲属")
            .MayAnswer(VisitsProblems.NoSuchSubstitution)
            .MayAnswer(VisitsProblems.InQuietPeriod, "2019-12-20", "2020-01-05")
            .Creates();
}
