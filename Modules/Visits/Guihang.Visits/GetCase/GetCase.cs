using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Asks for a follow-up case.</summary>
/// <param name="Id">The case's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetCase(Guid Id) : IQuery<CaseAnswer>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Case(Id);
}

/// <summary>Asks for the follow-up cases within the caller's reach, and those that name the caller, in the order in which they opened.</summary>
[MaySend(Role.CaseOfficer, Over.WithinReach)]
[MaySend(Role.UnitSecretary, Over.WithinReach)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListCases : IQuery<Page<CaseEntry>>, IPaged
{
    /// <summary>Only the case of this person.</summary>
    /// <example>{personId}</example>
    public Guid? PersonId { get; init; }

    /// <summary>Only cases of a scheme before this one, or only others; both where it is not said.</summary>
    /// <example>false</example>
    public bool? OfFormerScheme { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }
}

/// <summary>A follow-up case in a list.</summary>
public sealed record CaseEntry
{
    /// <summary>The case's id.</summary>
    /// <example>{caseId}</example>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    /// <example>{personId}</example>
    public required Guid PersonId { get; init; }

    /// <summary>The jurisdiction (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Region { get; init; }

    /// <summary>The unit.</summary>
    /// <example>{unitId}</example>
    public required Guid UnitId { get; init; }

    /// <summary>The day on which the case opened.</summary>
    /// <example>2018-09-05</example>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>The day on which the case was closed; null while it is open.</summary>
    /// <example>null</example>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>The scheme before this one under which the person was followed up; null where there was none.</summary>
    /// <example>null</example>
    public string? FormerScheme { get; init; }

    internal static CaseEntry Of(FollowUpCase followUp) =>
        new()
        {
            Id = followUp.Id,
            PersonId = followUp.PersonId,
            Region = followUp.Region,
            UnitId = followUp.UnitId,
            OpenedOn = followUp.OpenedOn,
            ClosedOn = followUp.ClosedOn,
            FormerScheme = followUp.FormerScheme,
        };
}

/// <summary>A follow-up case with what needs attention.</summary>
public sealed record CaseAnswer
{
    /// <summary>What needs somebody (需要您处理), the visits first.</summary>
    public required IReadOnlyList<NeedEntry> NeedsYou { get; init; }

    /// <summary>The case.</summary>
    public required CaseEntry Case { get; init; }

    /// <summary>What policy decided of the visits owed, by sanction.</summary>
    public required IReadOnlyList<CasePlan> Plans { get; init; }

    /// <summary>Who looks after the case now, and who is asked to.</summary>
    public required IReadOnlyList<AppointmentAnswer> Responsible { get; init; }

    /// <summary>The care plan as it stands; null where none was made.</summary>
    public required CarePlanAnswer? CarePlan { get; init; }

    /// <summary>The day of enrolment in the region's programme; null where the person is not enrolled.</summary>
    /// <example>null</example>
    public required DateOnly? EnrolledOn { get; init; }

    /// <summary>The visits that are owed or were, in the order of their windows.</summary>
    public required IReadOnlyList<DueItemAnswer> DueItems { get; init; }

    /// <summary>Why nothing is owed; empty where something is.</summary>
    /// <example>["allDone"]</example>
    public required IReadOnlyList<NothingDue> NothingDueBecause { get; init; }

    /// <summary>How many difficulties have no answer yet.</summary>
    /// <example>0</example>
    public required int OpenDifficulties { get; init; }

    /// <summary>Duties laid on the unit's head that nobody has checked yet.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<Guid> DutiesToCheck { get; init; }
}

/// <summary>What policy decided of the visits owed after a sanction.</summary>
public sealed record CasePlan
{
    /// <summary>The sanction.</summary>
    /// <example>{sanctionId}</example>
    public required Guid SanctionId { get; init; }

    /// <summary>Whether these are the visits of the region's programme, which follow the policy of the day of enrolment.</summary>
    /// <example>false</example>
    public required bool OfProgramme { get; init; }

    /// <summary>Whether policy decides it, a person must, or no visit is arranged.</summary>
    /// <example>decided</example>
    public required OutcomeKind Outcome { get; init; }

    /// <summary>The trace's hash, which tells also why there is no item where there is none.</summary>
    /// <example>f8ea5b7a7737c0d35490860f77ed44f1daaa266824f291971ae4bb3f855bf1d6</example>
    public required string Trace { get; init; }
}

internal sealed class ListCasesValidator : AbstractValidator<ListCases>
{
    public ListCasesValidator() => this.Paged();
}

internal sealed class GetCaseHandler(VisitsDb db, WhatWaits waits, CallContext call, TimeProvider clock)
    : IRequestHandler<GetCase, CaseAnswer>
{
    public async Task<CaseAnswer> Handle(GetCase request, CancellationToken cancellationToken)
    {
        var followUp = await db.Cases.SingleAsync(followUp => followUp.Id == request.Id, cancellationToken);
        var plans = await db
            .Plans.Where(plan => plan.CaseId == request.Id && plan.SupersededAt == null)
            .OrderBy(plan => plan.SanctionId)
            .ThenBy(plan => plan.EnrolledOn != null)
            .ToListAsync(cancellationToken);
        var items = await db
            .DueItems.Where(item => item.CaseId == request.Id && item.SupersededAt == null)
            .OrderBy(item => item.OrderDay)
            .ThenBy(item => item.Id)
            .ToListAsync(cancellationToken);
        var responsible = await db
            .Appointments.Where(appointment =>
                appointment.CaseId == request.Id && appointment.EndedOn == null && appointment.SupersededAt == null
            )
            .OrderBy(appointment => appointment.Id)
            .ToListAsync(cancellationToken);
        var needs = await waits.In(followUp, cancellationToken);
        var goLives = await db.GoLivesOf(items, cancellationToken);
        var due = items.ConvertAll(item => DueItemAnswer.Of(item, clock.Today(), CivilClock.EndOfTime, goLives[item.Region]));
        return new CaseAnswer
        {
            NeedsYou = needs.ConvertAll(need => need.In(call.Language)),
            Responsible = responsible.ConvertAll(AppointmentAnswer.Of),
            Case = CaseEntry.Of(followUp),
            Plans =
            [
                .. plans.Select(plan => new CasePlan
                {
                    SanctionId = plan.SanctionId,
                    OfProgramme = plan.EnrolledOn is not null,
                    Outcome = plan.Decision.Kind,
                    Trace = Convert.ToHexStringLower(plan.Decision.TraceHash),
                }),
            ],
            CarePlan = await db.CarePlans.SingleOrDefaultAsync(p => p.CaseId == request.Id && p.SupersededAt == null, cancellationToken)
                is { } carePlan
                ? CarePlanAnswer.Of(carePlan)
                : null,
            EnrolledOn = followUp.EnrolledOn,
            DueItems = due,
            NothingDueBecause = NothingDues.Of(followUp, plans, due),
            OpenDifficulties = await db.Difficulties.CountAsync(d => d.CaseId == request.Id && d.AnsweredOn == null, cancellationToken),
            DutiesToCheck = await db
                .UnitDuties.Where(duty => duty.CaseId == request.Id && !db.UnitDutyChecks.Any(check => check.DutyId == duty.Id))
                .OrderBy(duty => duty.Id)
                .Select(duty => duty.Id)
                .ToListAsync(cancellationToken),
        };
    }
}

internal sealed class ListCasesHandler(VisitsDb db, Places places, CallContext call, TimeProvider clock)
    : IRequestHandler<ListCases, Page<CaseEntry>>
{
    public async Task<Page<CaseEntry>> Handle(ListCases request, CancellationToken cancellationToken)
    {
        var confines = await places.ConfinesOf(request, call.Caller, cancellationToken);
        var named = await db.Beyond(confines, call.Caller, clock.Today(), cancellationToken);
        var cases = db.Cases.Within(confines, named);
        if (request.PersonId is { } personId)
        {
            cases = cases.Where(followUp => followUp.PersonId == personId);
        }

        if (request.OfFormerScheme is { } ofFormerScheme)
        {
            cases = cases.Where(followUp => (followUp.FormerScheme != null) == ofFormerScheme);
        }

        if (PageKey.Read(request.After) is { } after)
        {
            cases = cases.Where(followUp => followUp.Id > after.Id);
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await cases.OrderBy(followUp => followUp.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return PageKey.Cut(read.ConvertAll(CaseEntry.Of), limit, entry => new PageKey(DateOnly.MinValue, entry.Id));
    }
}

internal static class GetCaseEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/follow-up-cases/{id:guid}", (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new GetCase(id), ct))
            .Describe(
                "getFollowUpCase",
                "查看回访个案",
                "Get a follow-up case",
                "Gives a case with its plans, its due items and what needs attention."
            )
            .Takes("id", "The follow-up case's id.", "{caseId}");
        api.MapGet("/follow-up-cases", ([AsParameters] ListCases query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe(
                "listFollowUpCases",
                "列出回访个案",
                "List follow-up cases",
                "Lists the cases within the caller's reach, or the case of one person."
            );
    }
}
