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

/// <summary>What a closed note says is no longer so.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record DropClosedNote : IChange<ClosedNoteAnswer>, IConcernSubject
{
    /// <summary>The note, from the address.</summary>
    [JsonIgnore]
    public Guid NoteId { get; init; }

    /// <summary>The day.</summary>
    /// <example>2020-06-15</example>
    public required DateOnly On { get; init; }

    /// <summary>What the person said.</summary>
    /// <example>本人表示不再提出辞职</example>
    public required string Note { get; init; }

    Subject IConcernSubject.Subject => Subjects.ClosedNote(NoteId);
}

internal sealed class DropClosedNoteValidator : AbstractValidator<DropClosedNote>
{
    public DropClosedNoteValidator(TimeProvider clock)
    {
        RuleFor(drop => drop.On).NotInTheFuture(clock);
        RuleFor(drop => drop.Note).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class DropClosedNoteHandler(VisitsDb db, CallContext call) : IRequestHandler<DropClosedNote, ClosedNoteAnswer>
{
    public async Task<ClosedNoteAnswer> Handle(DropClosedNote request, CancellationToken cancellationToken)
    {
        var note = await db.ClosedNotes.SingleAsync(note => note.Id == request.NoteId, cancellationToken);
        var readable = await ClosedNoteReaders.ReadableBy(db, note.CaseId, call.Caller, cancellationToken);
        if (!await readable.AnyAsync(other => other.Id == note.Id, cancellationToken))
        {
            throw new ProblemException(VisitsProblems.NoteIsClosed);
        }

        if (note.DroppedOn is not null)
        {
            throw new ProblemException(VisitsProblems.NoteDropped);
        }

        if (request.On < note.NotedOn)
        {
            throw new ProblemException(VisitsProblems.BeforeItWasNoted, note.NotedOn) { Field = "on" };
        }

        (note.DroppedOn, note.DroppedNote, note.DroppedBy) = (request.On, request.Note, call.Caller.OfficerId);
        await db.SaveChangesAsync(cancellationToken);
        return ClosedNoteAnswer.Of(note);
    }
}

internal static class DropClosedNoteEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/closed-notes/{id:guid}/dropping",
                (Guid id, DropClosedNote body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { NoteId = id }, n => $"/api/v1/follow-up-cases/{n.CaseId}/closed-notes", ct)
            )
            .Describe(
                "dropClosedNote",
                "关注事项解除",
                "Drop what a closed note says",
                "Records that what a closed note says is no longer so. The note stays as it was written."
            )
            .Takes("id", "The note's id.", "{closedNoteToDropId}")
            .MayAnswer(VisitsProblems.NoteIsClosed)
            .MayAnswer(VisitsProblems.NoteDropped)
            .MayAnswer(VisitsProblems.BeforeItWasNoted, "2019-01-22")
            .Creates();
}
