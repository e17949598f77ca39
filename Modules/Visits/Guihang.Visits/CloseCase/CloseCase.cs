using System.Text.Json;
using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Json;
using Guihang.Core.Policies.Book;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Calendar;
using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Closes a follow-up case. What had become of its visits is kept as it stands; a new sanction opens the case again.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record CloseCase : IChange<ClosingAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>Why.</summary>
    /// <example>periodEnded</example>
    public required ClosingReason Reason { get; init; }

    /// <summary>What there is to add; needed where the reason is another one, and in words while a period runs.</summary>
    /// <example>影响期满，各项回访完成</example>
    public string? Note { get; init; }

    /// <summary>The day.</summary>
    /// <example>2026-11-01</example>
    public required DateOnly On { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>The closing of a case, with what had become of its visits.</summary>
public sealed record ClosingAnswer
{
    /// <summary>The closing's id.</summary>
    /// <example>{closingId}</example>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>The day.</summary>
    /// <example>2026-11-01</example>
    public required DateOnly On { get; init; }

    /// <summary>Why.</summary>
    /// <example>periodEnded</example>
    public required ClosingReason Reason { get; init; }

    /// <summary>What was added.</summary>
    /// <example>null</example>
    public required string? Note { get; init; }

    /// <summary>How many visits stood how on that day.</summary>
    public required IReadOnlyList<ClosingCount> Counts { get; init; }

    /// <summary>The due items as they stood on that day.</summary>
    public required IReadOnlyList<DueItemAnswer> DueItems { get; init; }

    internal static ClosingAnswer Of(CaseClosing closing)
    {
        var items = JsonSerializer.Deserialize<List<DueItemAnswer>>(closing.Record, JsonForms.Api)!;
        return new()
        {
            Id = closing.Id,
            CaseId = closing.CaseId,
            On = closing.On,
            Reason = closing.Reason,
            Note = closing.Note,
            Counts =
            [
                .. items.CountBy(item => item.State).OrderBy(pair => pair.Key).Select(pair => new ClosingCount(pair.Key, pair.Value)),
            ],
            DueItems = items,
        };
    }
}

/// <summary>How many visits stood so.</summary>
/// <param name="State" example="met">How.</param>
/// <param name="Items" example="1">How many.</param>
public sealed record ClosingCount(DueState State, int Items);

/// <summary>Asks for the closings of a case, the earliest first.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListClosings : IQuery<Page<ClosingAnswer>>, IPaged, IConcernSubject
{
    /// <summary>The follow-up case's id.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

internal sealed class CloseCaseValidator : AbstractValidator<CloseCase>
{
    public CloseCaseValidator(TimeProvider clock)
    {
        RuleFor(closing => closing.On).NotInTheFuture(clock);
        RuleFor(closing => closing.Note).MaximumLength(1000);
        RuleFor(closing => closing.Note).NotEmpty().When(closing => closing.Reason == ClosingReason.Other);
    }
}

internal sealed class ListClosingsValidator : AbstractValidator<ListClosings>
{
    public ListClosingsValidator() => this.Paged();
}

internal sealed class CloseCaseHandler(VisitsDb db, CaseClosings closings, PolicyBook book, IMediator mediator, CallContext call)
    : IRequestHandler<CloseCase, ClosingAnswer>
{
    private const int Named = 20;

    // So many letters say why; fewer are a word, which ends nothing that is owed.
    private const int InWords = 10;

    public async Task<ClosingAnswer> Handle(CloseCase request, CancellationToken cancellationToken)
    {
        var followUp = await db.Cases.SingleAsync(followUp => followUp.Id == request.CaseId, cancellationToken);
        if (followUp.ClosedOn is { } closed)
        {
            throw new ProblemException(VisitsProblems.AlreadyClosed, closed);
        }

        if (request.On < followUp.OpenedOn)
        {
            throw new ProblemException(VisitsProblems.ClosedBeforeOpened, followUp.OpenedOn) { Field = "on" };
        }

        await EnsureTrue(followUp, request, cancellationToken);
        await EnsureSomebodyCame(followUp, request.Reason, cancellationToken);
        // Care is not complete while the person waits for an answer.
        var open = await db
            .Difficulties.Where(difficulty => difficulty.CaseId == request.CaseId && difficulty.AnsweredOn == null)
            .OrderBy(difficulty => difficulty.RaisedOn)
            .ThenBy(difficulty => difficulty.Id)
            .Select(difficulty => difficulty.Id)
            .Take(Named)
            .ToListAsync(cancellationToken);
        if (open is not [])
        {
            throw new ProblemException(VisitsProblems.DifficultiesOpen, string.Join(", ", open));
        }

        return ClosingAnswer.Of(
            await closings.Close(followUp, request.Reason, request.Note, request.On, call.Caller.OfficerId, cancellationToken)
        );
    }

    // What ends everything that is owed must be so: a period that runs, a sanction that stands and a person who lives are not argued away.
    private async Task EnsureTrue(FollowUpCase followUp, CloseCase request, CancellationToken cancellationToken)
    {
        var person = await mediator.Send(new ReadPersonSanctions(followUp.PersonId), cancellationToken);
        var standing = (person?.Sanctions ?? []).Where(sanction => !sanction.State.IsRevoked).ToList();
        var isOver = standing.TrueForAll(sanction => !sanction.NeedsDecision && IsOver(sanction.State.Counts, request.On));
        var isTrue = request.Reason switch
        {
            ClosingReason.PeriodEnded => isOver,
            ClosingReason.Revoked => standing is [],
            ClosingReason.Died => person?.ServiceState == ServiceState.Deceased,
            // A case goes with the person wherever the system reaches: it ends only where nobody is there to take it.
            ClosingReason.MovedAway => person is not null && !book.Serves(person.Region),
            _ => true,
        };
        if (!isTrue)
        {
            throw new ProblemException(VisitsProblems.ReasonNotTrue) { Field = "reason" };
        }

        if (request.Reason == ClosingReason.Other && !isOver && request.Note!.Count(char.IsLetterOrDigit) < InWords)
        {
            throw new ProblemException(VisitsProblems.ReasonNotInWords, InWords) { Field = "note" };
        }
    }

    // Whoever gave a sign of despair is not left alone because a case is closed: somebody has come since, or it is no longer so.
    private async Task EnsureSomebodyCame(FollowUpCase followUp, ClosingReason reason, CancellationToken cancellationToken)
    {
        if (reason == ClosingReason.Died)
        {
            return;
        }

        var alone = await db
            .ClosedNotes.Where(note => note.CaseId == followUp.Id && note.DroppedOn == null)
            .Where(note =>
                !db.Visits.Any(visit =>
                    visit.CaseId == note.CaseId
                    && visit.SupersededAt == null
                    && visit.Outcome == VisitOutcome.Held
                    && visit.HeldOn >= note.NotedOn
                    && visit.Kind != VisitKind.UnitVisit
                    && visit.Kind != VisitKind.ColleagueVisit
                    && visit.Kind != VisitKind.FamilyVisit
                )
            )
            .OrderBy(note => note.Id)
            .Select(note => (Guid?)note.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (alone is { } id)
        {
            throw new ProblemException(VisitsProblems.ClosedNoteOpen, id);
        }
    }

    private static bool IsOver(DateSpan? period, DateOnly on) => period is not { } span || span.End <= on;
}

internal sealed class ListClosingsHandler(VisitsDb db) : IRequestHandler<ListClosings, Page<ClosingAnswer>>
{
    public async Task<Page<ClosingAnswer>> Handle(ListClosings request, CancellationToken cancellationToken)
    {
        var closings = db.CaseClosings.Where(closing => closing.CaseId == request.CaseId && closing.SupersededAt == null);
        if (PageKey.Read(request.After) is { } after)
        {
            closings = closings.Where(closing => closing.Id > after.Id);
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await closings.OrderBy(closing => closing.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return PageKey.Cut(read.ConvertAll(ClosingAnswer.Of), limit, closing => new PageKey(DateOnly.MinValue, closing.Id));
    }
}

internal static class CloseCaseEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/closings",
                (Guid caseId, CloseCase body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, closing => $"/api/v1/follow-up-cases/{closing.CaseId}/closings", ct)
            )
            .Describe(
                "closeFollowUpCase",
                "结束回访个案",
                "Close a follow-up case",
                "Closes a case and keeps what had become of its visits. It is refused, with the list, while difficulties have no answer, and while nobody has come after a closed note. One that was recorded wrongly is withdrawn."
            )
            .Takes("caseId", "The follow-up case's id.", "{caseToCloseId}")
            .MayAnswer(VisitsProblems.AlreadyClosed, new DateOnly(2026, 11, 1))
            .MayAnswer(VisitsProblems.ClosedBeforeOpened, new DateOnly(2018, 9, 5))
            .MayAnswer(VisitsProblems.ReasonNotTrue)
            .MayAnswer(VisitsProblems.ReasonNotInWords, 10)
            .MayAnswer(VisitsProblems.ClosedNoteOpen, Guid.Empty)
            .MayAnswer(VisitsProblems.DifficultiesOpen, Guid.Empty)
            .Creates();
        api.MapGet(
                "/follow-up-cases/{caseId:guid}/closings",
                ([AsParameters] ListClosings query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listClosings",
                "列出结案记录",
                "List closings",
                "Lists the closings of a case with what had become of its visits, the earliest first."
            );
    }
}
