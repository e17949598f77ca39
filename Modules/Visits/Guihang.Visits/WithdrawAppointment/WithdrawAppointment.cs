using System.Text.Json.Serialization;
using FluentValidation;
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

/// <summary>An appointment that was recorded wrongly is withdrawn. Where it came of a hand-over, that one is withdrawn with it: the case again has who had it.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record WithdrawAppointment : IChange<AppointmentAnswer>, IConcernSubject
{
    /// <summary>The appointment, from the address.</summary>
    [JsonIgnore]
    public Guid AppointmentId { get; init; }

    /// <summary>Why it is withdrawn.</summary>
    /// <example>登记错误，应为另一个案</example>
    public required string Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.Appointment(AppointmentId);
}

internal sealed class WithdrawAppointmentValidator : AbstractValidator<WithdrawAppointment>
{
    public WithdrawAppointmentValidator() => RuleFor(withdrawal => withdrawal.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class WithdrawAppointmentHandler(VisitsDb db, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<WithdrawAppointment, AppointmentAnswer>
{
    public async Task<AppointmentAnswer> Handle(WithdrawAppointment request, CancellationToken cancellationToken)
    {
        var appointment = await db.Appointments.SingleAsync(a => a.Id == request.AppointmentId, cancellationToken);
        if (appointment.SupersededAt is not null)
        {
            throw new ProblemException(VisitsProblems.AppointmentWithdrawn);
        }

        if (appointment.State == AppointmentState.Ended)
        {
            throw new ProblemException(VisitsProblems.AppointmentPassedOn);
        }

        var handOvers = db.HandOvers.Where(h => h.CaseId == appointment.CaseId && h.Post == appointment.Post && h.SupersededAt == null);
        if (appointment.EndedOn is null && await handOvers.AnyAsync(handOver => handOver.DoneAt == null, cancellationToken))
        {
            throw new ProblemException(VisitsProblems.HandOverUnderWay);
        }

        var now = clock.Now();
        (appointment.SupersededAt, appointment.WithdrawnBy, appointment.WithdrawnBecause) = (now, call.Caller.OfficerId, request.Reason);
        // Of all that a post has seen, only the latest hand-over can have led to who holds it now.
        var handOver = appointment is not { AcceptedOn: not null, EndedOn: null }
            ? null
            : await handOvers
                .Where(h => h.ToOfficerId == appointment.OfficerId && h.On == appointment.From && h.DoneAt != null)
                .OrderByDescending(h => h.DoneAt)
                .FirstOrDefaultAsync(cancellationToken);
        var former = handOver is null
            ? null
            : await db.Appointments.SingleAsync(a => a.Id == handOver.AppointmentId && a.SupersededAt == null, cancellationToken);
        handOver?.SupersededAt = now;
        former?.SupersededAt = now;
        // Those that are withdrawn leave their place in the index before the one who had the case takes it again.
        await db.SaveChangesAsync(cancellationToken);
        if (former is not null)
        {
            db.Appointments.Add(former.Resumed(ids.New(), now));
            await db.SaveChangesAsync(cancellationToken);
        }

        return AppointmentAnswer.Of(appointment);
    }
}

internal static class WithdrawAppointmentEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/appointments/{id:guid}/withdrawal",
                (Guid id, WithdrawAppointment body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { AppointmentId = id }, a => $"/api/v1/follow-up-cases/{a.CaseId}/appointments", ct)
            )
            .Describe(
                "withdrawAppointment",
                "撤回登记有误的责任人",
                "Withdraw an appointment",
                "Withdraws an appointment that was recorded wrongly, with the reason. Where it came of a hand-over, that is withdrawn with it, and the case again has who had it before."
            )
            .Takes("id", "The appointment's id.", "{appointmentToAnswerId}")
            .MayAnswer(VisitsProblems.AppointmentWithdrawn)
            .MayAnswer(VisitsProblems.AppointmentPassedOn)
            .MayAnswer(VisitsProblems.HandOverUnderWay)
            .Creates();
}
