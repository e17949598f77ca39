using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Core.Sheets;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>A sign that asks for a human contact the same day, in a closed note (关注事项).</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record NoteDespair : IChange<ClosedNoteAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>What was noticed.</summary>
    /// <example>wishToResign</example>
    public required DespairSign Sign { get; init; }

    /// <summary>The person's own words. No health detail.</summary>
    /// <example>“干不下去了，想辞职”</example>
    public required string Words { get; init; }

    /// <summary>The day.</summary>
    /// <example>2019-01-22</example>
    public required DateOnly On { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>A closed note.</summary>
[NotOnSheets]
public sealed record ClosedNoteAnswer
{
    /// <summary>The note's id.</summary>
    /// <example>{closedNoteId}</example>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    /// <example>{sunCaseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>What was noticed.</summary>
    /// <example>wishToResign</example>
    public required DespairSign Sign { get; init; }

    /// <summary>The person's own words.</summary>
    /// <example>“干不下去了，想辞职”</example>
    public required string Words { get; init; }

    /// <summary>The day.</summary>
    /// <example>2019-01-22</example>
    public required DateOnly On { get; init; }

    /// <summary>The day on which it was no longer so; null while it is.</summary>
    /// <example>2019-03-05</example>
    public required DateOnly? DroppedOn { get; init; }

    /// <summary>What the person said then.</summary>
    /// <example>本人表示不再提出辞职</example>
    public required string? DroppedNote { get; init; }

    internal static ClosedNoteAnswer Of(ClosedNote note) =>
        new()
        {
            Id = note.Id,
            CaseId = note.CaseId,
            Sign = note.Sign,
            Words = note.Words,
            On = note.NotedOn,
            DroppedOn = note.DroppedOn,
            DroppedNote = note.DroppedNote,
        };
}

/// <summary>Asks for the closed notes of a case. Only who looks after the case, its case officers and who wrote a note read it.</summary>
/// <param name="CaseId">The follow-up case's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListClosedNotes(Guid CaseId) : IQuery<Page<ClosedNoteAnswer>>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

internal sealed class NoteDespairValidator : AbstractValidator<NoteDespair>
{
    public NoteDespairValidator(TimeProvider clock)
    {
        RuleFor(note => note.Words).NotEmpty().MaximumLength(1000);
        RuleFor(note => note.On).NotInTheFuture(clock);
    }
}

/// <summary>Who reads closed notes.</summary>
internal static class ClosedNoteReaders
{
    /// <summary>The notes of a case that the caller may read: all of them who looks after it, otherwise only the caller's own.</summary>
    public static async Task<IQueryable<ClosedNote>> ReadableBy(
        VisitsDb db,
        Guid caseId,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        var notes = db.ClosedNotes.Where(note => note.CaseId == caseId);
        return await MayReadAll(db, caseId, caller, cancellationToken) ? notes : notes.Where(note => note.NotedBy == caller.OfficerId);
    }

    /// <summary>Whether the caller looks after the case: as its case officer, its care-responsible person or its liaison.</summary>
    public static async Task<bool> MayReadAll(VisitsDb db, Guid caseId, Caller caller, CancellationToken cancellationToken) =>
        caller.Roles.Any(role => role is Role.CaseOfficer or Role.System)
        || await db.Appointments.AnyAsync(
            appointment =>
                appointment.CaseId == caseId
                && appointment.OfficerId == caller.OfficerId
                && appointment.AcceptedOn != null
                && appointment.EndedOn == null
                && appointment.SupersededAt == null,
            cancellationToken
        )
        || await db.OfCases()
            .AnyAsync(carer => carer.CaseId == caseId && carer.OfficerId == caller.OfficerId && carer.HasAccepted, cancellationToken);
}

internal sealed class NoteDespairHandler(
    VisitsDb db,
    CaseEvents events,
    IMediator mediator,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<NoteDespair, ClosedNoteAnswer>
{
    public async Task<ClosedNoteAnswer> Handle(NoteDespair request, CancellationToken cancellationToken)
    {
        var followUp = await db.Cases.SingleAsync(followUp => followUp.Id == request.CaseId, cancellationToken);
        await mediator.RefuseAfterDeath(followUp, request.On, "on", cancellationToken);
        var note = new ClosedNote
        {
            Id = ids.New(),
            CaseId = request.CaseId,
            Sign = request.Sign,
            Words = request.Words,
            NotedOn = request.On,
            NotedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            DroppedOn = null,
            DroppedNote = null,
            DroppedBy = null,
        };
        db.ClosedNotes.Add(note);
        await db.SaveChangesAsync(cancellationToken);
        // somebody is there the same day. What is due says nothing of why.
        await events.Add(followUp, CaseEventKind.SignOfDespair, note.NotedOn, note.Id, cancellationToken);
        return ClosedNoteAnswer.Of(note);
    }
}

internal sealed class ListClosedNotesHandler(VisitsDb db, CallContext call) : IRequestHandler<ListClosedNotes, Page<ClosedNoteAnswer>>
{
    public async Task<Page<ClosedNoteAnswer>> Handle(ListClosedNotes request, CancellationToken cancellationToken)
    {
        var readable = await ClosedNoteReaders.ReadableBy(db, request.CaseId, call.Caller, cancellationToken);
        var notes = await readable.OrderBy(note => note.Id).ToListAsync(cancellationToken);
        return new Page<ClosedNoteAnswer>(notes.ConvertAll(ClosedNoteAnswer.Of), null);
    }
}

internal static class NoteDespairEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/closed-notes",
                (Guid caseId, NoteDespair body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, n => $"/api/v1/follow-up-cases/{n.CaseId}/closed-notes", ct)
            )
            .Describe(
                "noteDespair",
                "登记关注事项",
                "Note a sign of despair",
                "Records a wish to resign or another sign that somebody should be there the same day. The note is closed: who looks after the case and its case officers read it, and it feeds no score, class, list or figure."
            )
            .Takes("caseId", "The follow-up case's id.", "{sunCaseId}")
            .MayAnswer(VisitsProblems.AfterDeath, "2024-05-01")
            .Creates();
        api.MapGet(
                "/follow-up-cases/{caseId:guid}/closed-notes",
                (Guid caseId, HttpDoor door, CancellationToken ct) => door.Get(new ListClosedNotes(caseId), ct)
            )
            .Describe(
                "listClosedNotes",
                "列出关注事项",
                "List closed notes",
                "Lists the closed notes of a case that the caller may read; for everybody else the list is empty."
            )
            .Takes("caseId", "The follow-up case's id.", "{sunCaseId}");
    }
}
