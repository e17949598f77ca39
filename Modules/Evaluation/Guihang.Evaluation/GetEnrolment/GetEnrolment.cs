using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Policies.Explaining;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Asks how a screening came out.</summary>
/// <param name="Id">The screening's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetEnrolment(Guid Id) : IQuery<EnrolmentAnswer>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Enrolment(Id);
}

/// <summary>Asks why a screening came out as it did.</summary>
/// <param name="Id">The screening's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record ExplainEnrolment(Guid Id) : IQuery<Explanation>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Enrolment(Id);
}

/// <summary>Asks for the screenings of a person, the earliest first. A member of a leading group is given those that are or were on an agenda of the group.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.LeadingGroupMember, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListEnrolments : IQuery<Page<EnrolmentAnswer>>, IPaged, IConcernSubject
{
    /// <summary>The person's id.</summary>
    /// <example>{zhangXuanId}</example>
    public required Guid PersonId { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    Subject IConcernSubject.Subject => Subjects.Person(PersonId);
}

internal sealed class ListEnrolmentsValidator : AbstractValidator<ListEnrolments>
{
    public ListEnrolmentsValidator() => this.Paged();
}

internal sealed class GetEnrolmentHandler(EvaluationDb db) : IRequestHandler<GetEnrolment, EnrolmentAnswer>
{
    public async Task<EnrolmentAnswer> Handle(GetEnrolment request, CancellationToken cancellationToken)
    {
        var enrolment = await db.Enrolments.SingleAsync(enrolment => enrolment.Id == request.Id, cancellationToken);
        var replies = await db.Replies.Where(reply => reply.EnrolmentId == request.Id).ToListAsync(cancellationToken);
        return EnrolmentAnswer.Of(enrolment, replies.OrderBy(reply => reply.On).ThenBy(reply => reply.Id));
    }
}

internal sealed class ExplainEnrolmentHandler(EvaluationDb db, Explanations explanations) : IRequestHandler<ExplainEnrolment, Explanation>
{
    public async Task<Explanation> Handle(ExplainEnrolment request, CancellationToken cancellationToken)
    {
        var enrolment = await db.Enrolments.SingleAsync(enrolment => enrolment.Id == request.Id, cancellationToken);
        return await explanations.Of(enrolment.Decision, cancellationToken);
    }
}

internal sealed class ListEnrolmentsHandler(EvaluationDb db, CallContext call, TimeProvider clock)
    : IRequestHandler<ListEnrolments, Page<EnrolmentAnswer>>
{
    public async Task<Page<EnrolmentAnswer>> Handle(ListEnrolments request, CancellationToken cancellationToken)
    {
        var known = MemberReach.HandlesCases(call.Caller) ? db.Enrolments : db.EnrolmentsOpenTo(call.Caller.OfficerId, clock.Today());
        var enrolments = known.Where(enrolment => enrolment.PersonId == request.PersonId);
        if (PageKey.Read(request.After) is { } after)
        {
            enrolments = enrolments.Where(e => e.ScreenedOn > after.Day || (e.ScreenedOn == after.Day && e.Id > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await enrolments.OrderBy(e => e.ScreenedOn).ThenBy(e => e.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var ids = read.ConvertAll(enrolment => enrolment.Id);
        var replies = await db.Replies.Where(reply => ids.Contains(reply.EnrolmentId)).ToListAsync(cancellationToken);
        return PageKey.Cut(
            read.ConvertAll(e => EnrolmentAnswer.Of(e, replies.FindAll(r => r.EnrolmentId == e.Id).OrderBy(r => r.On).ThenBy(r => r.Id))),
            limit,
            enrolment => new PageKey(enrolment.ScreenedOn, enrolment.Id)
        );
    }
}

internal static class GetEnrolmentEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/enrolments/{id:guid}", (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new GetEnrolment(id), ct))
            .Describe(
                "getEnrolment",
                "查看筛查结果",
                "Get an enrolment",
                "Gives how a screening came out, with its reasons, the day for another look and what the person said to it. No other body sees it: members of the leading group see what is or was on their agenda, and nothing from which they stand aside."
            )
            .Takes("id", "The enrolment's id.", "{enrolmentId}");
        api.MapGet(
                "/enrolments/{id:guid}/explanation",
                (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new ExplainEnrolment(id), ct)
            )
            .Describe("explainEnrolment", "筛查依据", "Explain an enrolment", "Tells why a screening came out as it did.")
            .Takes("id", "The enrolment's id.", "{enrolmentId}");
        api.MapGet(
                "/people/{personId:guid}/enrolments",
                ([AsParameters] ListEnrolments query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listEnrolments",
                "列出筛查",
                "List enrolments",
                "Lists the screenings of a person, the earliest first. Members of the leading group see those that are or were on their agenda."
            );
    }
}
