using System.Text.Json.Serialization;
using FluentValidation;
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

/// <summary>The answer of an officer who was asked to look after a case.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
public sealed record AnswerAppointment : IChange<AppointmentAnswer>, IConcernSubject
{
    /// <summary>The appointment, from the address.</summary>
    [JsonIgnore]
    public Guid AppointmentId { get; init; }

    /// <summary>Whether the officer accepts; otherwise it is handed back.</summary>
    /// <example>false</example>
    public required bool Accepts { get; init; }

    /// <summary>The day.</summary>
    /// <example>2020-06-15</example>
    public required DateOnly On { get; init; }

    /// <summary>Why it is handed back; nothing where it is accepted.</summary>
    /// <example>与当事人有亲属关系</example>
    public string? Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.Appointment(AppointmentId);
}

internal sealed class AnswerAppointmentValidator : AbstractValidator<AnswerAppointment>
{
    public AnswerAppointmentValidator(TimeProvider clock)
    {
        RuleFor(answer => answer.On).NotInTheFuture(clock);
        RuleFor(answer => answer.Reason).NotEmpty().MaximumLength(500).When(answer => !answer.Accepts);
        RuleFor(answer => answer.Reason)
            .Must(reason => reason is null)
            .When(answer => answer.Accepts)
            .WithProblem("no-reason", VisitsProblems.Texts);
    }
}

internal sealed class AnswerAppointmentHandler(VisitsDb db, CallContext call) : IRequestHandler<AnswerAppointment, AppointmentAnswer>
{
    public async Task<AppointmentAnswer> Handle(AnswerAppointment request, CancellationToken cancellationToken)
    {
        var appointment = await db.Appointments.SingleAsync(a => a.Id == request.AppointmentId, cancellationToken);
        if (appointment.OfficerId != call.Caller.OfficerId)
        {
            throw new ProblemException(VisitsProblems.NotAppointed);
        }

        if (appointment.State == AppointmentState.Withdrawn)
        {
            throw new ProblemException(VisitsProblems.AppointmentWithdrawn);
        }

        if (appointment.State != AppointmentState.ToBeAccepted)
        {
            throw new ProblemException(VisitsProblems.AppointmentAnswered);
        }

        if (request.Accepts)
        {
            await db.RefuseRecused(appointment.CaseId, appointment.OfficerId, call.Language, "accepts", cancellationToken);
            appointment.AcceptedOn = request.On;
        }
        else
        {
            (appointment.EndedOn, appointment.HandedBackBecause) = (request.On, request.Reason);
        }

        await db.SaveChangesAsync(cancellationToken);
        return AppointmentAnswer.Of(appointment);
    }
}

internal static class AnswerAppointmentEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/appointments/{id:guid}/answer",
                (Guid id, AnswerAppointment body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { AppointmentId = id }, a => $"/api/v1/follow-up-cases/{a.CaseId}/appointments", ct)
            )
            .Describe(
                "answerAppointment",
                "认领或者退回",
                "Accept a case, or hand it back",
                "The officer who was asked accepts, or hands back with a reason. Nobody answers for another."
            )
            .Takes("id", "The appointment's id.", "{appointmentToAnswerId}")
            .MayAnswer(VisitsProblems.NotAppointed)
            .MayAnswer(VisitsProblems.AppointmentAnswered)
            .MayAnswer(VisitsProblems.AppointmentWithdrawn)
            .MayAnswer(VisitsProblems.VisitorRecused, "近亲属")
            .Creates();
}
