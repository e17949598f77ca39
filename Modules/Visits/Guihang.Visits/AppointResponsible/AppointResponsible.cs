using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Somebody is asked to look after a case.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record AppointResponsible : IChange<AppointmentAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>As what.</summary>
    /// <example>liaison</example>
    public required CasePost Post { get; init; }

    /// <summary>The officer.</summary>
    /// <example>{substituteOfficerId}</example>
    public required Guid OfficerId { get; init; }

    /// <summary>From which day.</summary>
    /// <example>2020-06-15</example>
    public required DateOnly From { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>Who looks after a case, from when to when.</summary>
public sealed record AppointmentAnswer
{
    /// <summary>The appointment's id.</summary>
    /// <example>{appointmentId}</example>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    /// <example>{zhangXuanCaseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>As what.</summary>
    /// <example>careResponsible</example>
    public required CasePost Post { get; init; }

    /// <summary>The officer.</summary>
    /// <example>{responsibleOfficerId}</example>
    public required Guid OfficerId { get; init; }

    /// <summary>From which day.</summary>
    /// <example>2022-04-18</example>
    public required DateOnly From { get; init; }

    /// <summary>How it stands.</summary>
    /// <example>inForce</example>
    public required AppointmentState State { get; init; }

    /// <summary>The day on which the officer accepted; null where the officer has not.</summary>
    /// <example>2022-04-20</example>
    public required DateOnly? AcceptedOn { get; init; }

    /// <summary>The day on which it ended; null while it has not.</summary>
    /// <example>null</example>
    public required DateOnly? EndedOn { get; init; }

    /// <summary>Why it was handed back.</summary>
    /// <example>null</example>
    public required string? HandedBackBecause { get; init; }

    /// <summary>Why it was withdrawn; null where it was not.</summary>
    /// <example>null</example>
    public required string? WithdrawnBecause { get; init; }

    internal static AppointmentAnswer Of(Appointment appointment) =>
        new()
        {
            Id = appointment.Id,
            CaseId = appointment.CaseId,
            Post = appointment.Post,
            OfficerId = appointment.OfficerId,
            From = appointment.From,
            State = appointment.State,
            AcceptedOn = appointment.AcceptedOn,
            EndedOn = appointment.EndedOn,
            HandedBackBecause = appointment.HandedBackBecause,
            WithdrawnBecause = appointment.WithdrawnBecause,
        };
}

/// <summary>Asks who looks after a case and who did, the latest first.</summary>
/// <param name="CaseId">The follow-up case's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListAppointments(Guid CaseId) : IQuery<Page<AppointmentAnswer>>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

internal sealed class AppointResponsibleValidator : AbstractValidator<AppointResponsible>
{
    public AppointResponsibleValidator(TimeProvider clock) => RuleFor(appointment => appointment.From).NotInTheFuture(clock);
}

internal sealed class AppointResponsibleHandler(VisitsDb db, OfficeLookup offices, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<AppointResponsible, AppointmentAnswer>
{
    public async Task<AppointmentAnswer> Handle(AppointResponsible request, CancellationToken cancellationToken)
    {
        if (await offices.FindOfficer(request.OfficerId, cancellationToken) is null)
        {
            throw new ProblemException(VisitsProblems.NoSuchOfficer) { Field = "officerId" };
        }

        await db.RefuseRecused(request.CaseId, request.OfficerId, call.Language, "officerId", cancellationToken);
        var isTaken = await db.Appointments.AnyAsync(
            appointment =>
                appointment.CaseId == request.CaseId
                && appointment.Post == request.Post
                && appointment.EndedOn == null
                && appointment.SupersededAt == null,
            cancellationToken
        );
        if (isTaken)
        {
            throw new ProblemException(VisitsProblems.PostTaken) { Field = "post" };
        }

        var appointment = new Appointment
        {
            Id = ids.New(),
            CaseId = request.CaseId,
            Post = request.Post,
            OfficerId = request.OfficerId,
            From = request.From,
            AppointedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            AcceptedOn = null,
            EndedOn = null,
            HandedBackBecause = null,
        };
        db.Appointments.Add(appointment);
        await db.SaveChangesAsync(cancellationToken);
        return AppointmentAnswer.Of(appointment);
    }
}

internal sealed class ListAppointmentsHandler(VisitsDb db) : IRequestHandler<ListAppointments, Page<AppointmentAnswer>>
{
    public async Task<Page<AppointmentAnswer>> Handle(ListAppointments request, CancellationToken cancellationToken)
    {
        var appointments = await db
            .Appointments.Where(appointment => appointment.CaseId == request.CaseId)
            .Where(appointment => appointment.SupersededAt == null || appointment.WithdrawnBecause != null)
            .OrderByDescending(appointment => appointment.Id)
            .ToListAsync(cancellationToken);
        return new Page<AppointmentAnswer>(appointments.ConvertAll(AppointmentAnswer.Of), null);
    }
}

internal static class AppointResponsibleEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/appointments",
                (Guid caseId, AppointResponsible body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, a => $"/api/v1/follow-up-cases/{a.CaseId}/appointments", ct)
            )
            .Describe(
                "appointResponsible",
                "确定关怀责任人或者联系人",
                "Appoint who looks after a case",
                "Asks an officer to look after a case. The officer accepts or hands back with a reason. Where somebody does already, the case is handed over."
            )
            .Takes("caseId", "The follow-up case's id.", "{caseToAppointId}")
            .MayAnswer(VisitsProblems.NoSuchOfficer)
            .MayAnswer(VisitsProblems.VisitorRecused, "近亲属")
            .MayAnswer(VisitsProblems.PostTaken)
            .Creates();
        api.MapGet(
                "/follow-up-cases/{caseId:guid}/appointments",
                (Guid caseId, HttpDoor door, CancellationToken ct) => door.Get(new ListAppointments(caseId), ct)
            )
            .Describe(
                "listAppointments",
                "列出关怀责任人和联系人",
                "List who looks after a case",
                "Lists who looks after a case and who did before, the latest first."
            )
            .Takes("caseId", "The follow-up case's id.", "{zhangXuanCaseId}");
    }
}
