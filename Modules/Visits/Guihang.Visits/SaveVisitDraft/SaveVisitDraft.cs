using System.Text.Json;
using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Json;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.VisitPlans;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>A record that is begun and not finished (草稿). It is the writer's own: nobody else sees it, and it counts nowhere.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
public sealed record SaveVisitDraft : IChange<VisitDraftAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>What is written so far.</summary>
    public required VisitDraftBody Draft { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>What is written of a visit so far; all of it may be missing.</summary>
public sealed record VisitDraftBody
{
    /// <summary>The kind.</summary>
    /// <example>talk</example>
    public VisitKind? Kind { get; init; }

    /// <summary>The day.</summary>
    /// <example>2018-09-20</example>
    public DateOnly? HeldOn { get; init; }

    /// <summary>Who came.</summary>
    /// <example>陈书记</example>
    public string? Visitors { get; init; }

    /// <summary>The place, as it is typed.</summary>
    /// <example>镇党委会议室</example>
    public string? Place { get; init; }

    /// <summary>The person's thinking, in both sides' words.</summary>
    /// <example>情绪低落</example>
    public string? Thinking { get; init; }

    /// <summary>The person's work.</summary>
    /// <example>继续主持消防整改</example>
    public string? Work { get; init; }

    /// <summary>How the error is being corrected.</summary>
    /// <example>牵头隐患排查</example>
    public string? Correction { get; init; }

    /// <summary>The unit's opinion.</summary>
    /// <example>镇党委将经常谈心</example>
    public string? UnitOpinion { get; init; }
}

/// <summary>One's own draft for a case.</summary>
public sealed record VisitDraftAnswer
{
    /// <summary>The draft's id.</summary>
    /// <example>{visitDraftId}</example>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>What is written so far.</summary>
    public required VisitDraftBody Draft { get; init; }

    /// <summary>When it was saved, UTC.</summary>
    /// <example>2018-09-20T02:00:00Z</example>
    public required DateTime SavedAt { get; init; }

    internal static VisitDraftAnswer Of(VisitDraft draft) =>
        new()
        {
            Id = draft.Id,
            CaseId = draft.CaseId,
            Draft = JsonSerializer.Deserialize<VisitDraftBody>(draft.Body, JsonForms.Api)!,
            SavedAt = draft.SavedAt,
        };
}

/// <summary>Asks for one's own drafts, in the order in which they were begun.</summary>
[MaySend(Role.CaseOfficer, Over.WithinReach)]
[MaySend(Role.UnitSecretary, Over.WithinReach)]
public sealed record ListVisitDrafts : IQuery<Page<VisitDraftAnswer>>, IPaged
{
    /// <summary>Only the draft for this case.</summary>
    /// <example>{caseId}</example>
    public Guid? CaseId { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }
}

/// <summary>Throws one's own draft away.</summary>
/// <param name="DraftId">The draft's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
public sealed record DiscardVisitDraft(Guid DraftId) : IChange<VisitDraftAnswer>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.VisitDraft(DraftId);
}

internal sealed class ListVisitDraftsValidator : AbstractValidator<ListVisitDrafts>
{
    public ListVisitDraftsValidator() => this.Paged();
}

internal sealed class SaveVisitDraftValidator : AbstractValidator<SaveVisitDraft>
{
    public SaveVisitDraftValidator()
    {
        RuleFor(save => save.Draft).NotNull();
        RuleFor(save => save.Draft.Visitors).MaximumLength(600);
        RuleFor(save => save.Draft.Place).MaximumLength(100);
        RuleFor(save => save.Draft.Thinking).MaximumLength(4000);
        RuleFor(save => save.Draft.Work).MaximumLength(4000);
        RuleFor(save => save.Draft.Correction).MaximumLength(4000);
        RuleFor(save => save.Draft.UnitOpinion).MaximumLength(4000);
    }
}

/// <summary>One's own draft for a case.</summary>
internal static class OwnDraft
{
    public static Task<VisitDraft?> Find(VisitsDb db, Guid caseId, Guid officerId, CancellationToken cancellationToken) =>
        db.VisitDrafts.FirstOrDefaultAsync(draft => draft.OfficerId == officerId && draft.CaseId == caseId, cancellationToken);
}

internal sealed class SaveVisitDraftHandler(VisitsDb db, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<SaveVisitDraft, VisitDraftAnswer>
{
    public async Task<VisitDraftAnswer> Handle(SaveVisitDraft request, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.Serialize(request.Draft, JsonForms.Api);
        var draft = await OwnDraft.Find(db, request.CaseId, call.Caller.OfficerId, cancellationToken);
        if (draft is null)
        {
            draft = new VisitDraft
            {
                Id = ids.New(),
                CaseId = request.CaseId,
                OfficerId = call.Caller.OfficerId,
                Body = body,
                SavedAt = clock.Now(),
            };
            db.VisitDrafts.Add(draft);
        }
        else
        {
            (draft.Body, draft.SavedAt) = (body, clock.Now());
        }

        await db.SaveChangesAsync(cancellationToken);
        return VisitDraftAnswer.Of(draft);
    }
}

internal sealed class ListVisitDraftsHandler(VisitsDb db, CallContext call) : IRequestHandler<ListVisitDrafts, Page<VisitDraftAnswer>>
{
    public async Task<Page<VisitDraftAnswer>> Handle(ListVisitDrafts request, CancellationToken cancellationToken)
    {
        var drafts = db.VisitDrafts.Where(draft => draft.OfficerId == call.Caller.OfficerId);
        if (request.CaseId is { } caseId)
        {
            drafts = drafts.Where(draft => draft.CaseId == caseId);
        }

        if (PageKey.Read(request.After) is { } after)
        {
            drafts = drafts.Where(draft => draft.Id > after.Id);
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await drafts.OrderBy(draft => draft.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return PageKey.Cut(read.ConvertAll(VisitDraftAnswer.Of), limit, draft => new PageKey(DateOnly.MinValue, draft.Id));
    }
}

internal sealed class DiscardVisitDraftHandler(VisitsDb db, CallContext call) : IRequestHandler<DiscardVisitDraft, VisitDraftAnswer>
{
    public async Task<VisitDraftAnswer> Handle(DiscardVisitDraft request, CancellationToken cancellationToken)
    {
        var draft = await db.VisitDrafts.SingleAsync(draft => draft.Id == request.DraftId, cancellationToken);
        if (draft.OfficerId != call.Caller.OfficerId)
        {
            throw new ProblemException(VisitsProblems.NotYourDraft);
        }

        db.VisitDrafts.Remove(draft);
        await db.SaveChangesAsync(cancellationToken);
        return VisitDraftAnswer.Of(draft);
    }
}

internal static class SaveVisitDraftEndpoints
{
    private const string Drafts = "/api/v1/visit-drafts";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/visit-draft",
                (Guid caseId, SaveVisitDraft body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, _ => Drafts, ct)
            )
            .Describe(
                "saveVisitDraft",
                "保存谈话草稿",
                "Save a draft",
                "Saves one's own draft for a case; an earlier one is replaced. Nobody else sees it, and it counts nowhere. It goes when the visit is recorded from it."
            )
            .Takes("caseId", "The follow-up case's id.", "{caseId}")
            .Creates();
        api.MapGet("/visit-drafts", ([AsParameters] ListVisitDrafts query, HttpDoor door, CancellationToken ct) => door.Get(query, ct))
            .Describe("listVisitDrafts", "列出自己的谈话草稿", "List one's own drafts", "Lists one's own drafts, and nobody else's.");
        api.MapPost(
                "/visit-drafts/{id:guid}/discarding",
                (Guid id, HttpDoor door, CancellationToken ct) => door.Create(new DiscardVisitDraft(id), _ => Drafts, ct)
            )
            .Describe("discardVisitDraft", "放弃谈话草稿", "Discard a draft", "Throws one's own draft away, and gives it back once more.")
            .Takes("id", "The draft's id.", "{visitDraftId}")
            .MayAnswer(VisitsProblems.NotYourDraft)
            .Creates();
    }
}
