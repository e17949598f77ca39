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

/// <summary>A confirmation of a hand-over, by the one who hands over or the one who takes over.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
public sealed record ConfirmHandOver : IChange<HandOverAnswer>, IConcernSubject
{
    /// <summary>The hand-over, from the address.</summary>
    [JsonIgnore]
    public Guid HandOverId { get; init; }

    /// <summary>The day.</summary>
    /// <example>2024-03-04</example>
    public required DateOnly On { get; init; }

    Subject IConcernSubject.Subject => Subjects.HandOver(HandOverId);
}

internal sealed class ConfirmHandOverValidator : AbstractValidator<ConfirmHandOver>
{
    public ConfirmHandOverValidator(TimeProvider clock) => RuleFor(confirmation => confirmation.On).NotInTheFuture(clock);
}

internal sealed class ConfirmHandOverHandler(VisitsDb db, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<ConfirmHandOver, HandOverAnswer>
{
    public async Task<HandOverAnswer> Handle(ConfirmHandOver request, CancellationToken cancellationToken)
    {
        var handOver = await db.HandOvers.SingleAsync(handOver => handOver.Id == request.HandOverId, cancellationToken);
        var caller = call.Caller.OfficerId;
        if (caller != handOver.FromOfficerId && caller != handOver.ToOfficerId)
        {
            throw new ProblemException(VisitsProblems.NotOfTheHandOver);
        }

        var isGiven = caller == handOver.FromOfficerId && handOver.GivenOn is null;
        if (!isGiven && (caller != handOver.ToOfficerId || handOver.TakenOn is not null))
        {
            throw new ProblemException(VisitsProblems.AlreadyConfirmed);
        }

        if (isGiven)
        {
            handOver.GivenOn = request.On;
        }
        else
        {
            handOver.TakenOn = request.On;
        }

        if (handOver is { GivenOn: not null, TakenOn: not null })
        {
            await Pass(handOver, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return HandOverAnswer.Of(handOver, call.Language);
    }

    private async Task Pass(HandOver handOver, CancellationToken cancellationToken)
    {
        handOver.DoneAt = clock.Now();
        var former = await db.Appointments.SingleAsync(appointment => appointment.Id == handOver.AppointmentId, cancellationToken);
        former.EndedOn = handOver.On;
        // The former one leaves the place in the index before the next one takes it.
        await db.SaveChangesAsync(cancellationToken);
        db.Appointments.Add(
            new Appointment
            {
                Id = ids.New(),
                CaseId = handOver.CaseId,
                Post = handOver.Post,
                OfficerId = handOver.ToOfficerId,
                From = handOver.On,
                AppointedBy = handOver.RecordedBy,
                RecordedAt = clock.Now(),
                AcceptedOn = handOver.TakenOn,
                EndedOn = null,
                HandedBackBecause = null,
            }
        );
    }
}

internal static class ConfirmHandOverEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/hand-overs/{id:guid}/confirmations",
                (Guid id, ConfirmHandOver body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { HandOverId = id }, h => $"/api/v1/follow-up-cases/{h.CaseId}/hand-overs", ct)
            )
            .Describe(
                "confirmHandOver",
                "确认交接",
                "Confirm a hand-over",
                "The one who hands over and the one who takes over each confirm. With both confirmations the case has passed."
            )
            .Takes("id", "The hand-over's id.", "{handOverId}")
            .MayAnswer(VisitsProblems.NotOfTheHandOver)
            .MayAnswer(VisitsProblems.AlreadyConfirmed)
            .Creates();
}
