using System.Text.Json;
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

/// <summary>A case passes from one to another (交接).</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record HandOverCase : IChange<HandOverAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>As what the case is looked after.</summary>
    /// <example>careResponsible</example>
    public required CasePost Post { get; init; }

    /// <summary>Who takes it over.</summary>
    /// <example>{nextResponsibleOfficerId}</example>
    public required Guid ToOfficerId { get; init; }

    /// <summary>The day.</summary>
    /// <example>2024-03-01</example>
    public required DateOnly On { get; init; }

    /// <summary>What the other should know.</summary>
    /// <example>本人已任副局长，谈心宜在工作日上午</example>
    public required string Note { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>A hand-over, with what was open on that day.</summary>
public sealed record HandOverAnswer
{
    /// <summary>The hand-over's id.</summary>
    /// <example>{handOverId}</example>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    /// <example>{zhangXuanCaseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>As what the case is looked after.</summary>
    /// <example>careResponsible</example>
    public required CasePost Post { get; init; }

    /// <summary>Who hands over.</summary>
    /// <example>{responsibleOfficerId}</example>
    public required Guid FromOfficerId { get; init; }

    /// <summary>Who takes over.</summary>
    /// <example>{nextResponsibleOfficerId}</example>
    public required Guid ToOfficerId { get; init; }

    /// <summary>The day.</summary>
    /// <example>2024-03-01</example>
    public required DateOnly On { get; init; }

    /// <summary>What the other should know.</summary>
    /// <example>本人已任副局长，谈心宜在工作日上午</example>
    public required string Note { get; init; }

    /// <summary>What was open when the hand-over was drawn up.</summary>
    public required IReadOnlyList<NeedEntry> Checklist { get; init; }

    /// <summary>The day on which the one who hands over confirmed; null while not.</summary>
    /// <example>null</example>
    public required DateOnly? GivenOn { get; init; }

    /// <summary>The day on which the one who takes over confirmed; null while not.</summary>
    /// <example>null</example>
    public required DateOnly? TakenOn { get; init; }

    internal static HandOverAnswer Of(HandOver handOver, System.Globalization.CultureInfo language) =>
        new()
        {
            Id = handOver.Id,
            CaseId = handOver.CaseId,
            Post = handOver.Post,
            FromOfficerId = handOver.FromOfficerId,
            ToOfficerId = handOver.ToOfficerId,
            On = handOver.On,
            Note = handOver.Note,
            Checklist = [.. JsonSerializer.Deserialize<List<Need>>(handOver.Checklist)!.Select(need => need.In(language))],
            GivenOn = handOver.GivenOn,
            TakenOn = handOver.TakenOn,
        };
}

/// <summary>Asks for the hand-overs of a case, the latest first.</summary>
/// <param name="CaseId">The follow-up case's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListHandOvers(Guid CaseId) : IQuery<Page<HandOverAnswer>>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

internal sealed class HandOverCaseValidator : AbstractValidator<HandOverCase>
{
    public HandOverCaseValidator(TimeProvider clock)
    {
        RuleFor(handOver => handOver.On).NotInTheFuture(clock);
        RuleFor(handOver => handOver.Note).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class HandOverCaseHandler(VisitsDb db, OfficeLookup offices, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<HandOverCase, HandOverAnswer>
{
    public async Task<HandOverAnswer> Handle(HandOverCase request, CancellationToken cancellationToken)
    {
        if (await offices.FindOfficer(request.ToOfficerId, cancellationToken) is null)
        {
            throw new ProblemException(VisitsProblems.NoSuchOfficer) { Field = "toOfficerId" };
        }

        await db.RefuseRecused(request.CaseId, request.ToOfficerId, call.Language, "toOfficerId", cancellationToken);
        var present = await db.Appointments.FirstOrDefaultAsync(
            appointment =>
                appointment.CaseId == request.CaseId
                && appointment.Post == request.Post
                && appointment.EndedOn == null
                && appointment.SupersededAt == null,
            cancellationToken
        );
        if (present?.AcceptedOn is null)
        {
            throw new ProblemException(VisitsProblems.NobodyToHandOver) { Field = "post" };
        }

        if (
            await db.HandOvers.AnyAsync(
                other => other.CaseId == request.CaseId && other.Post == request.Post && other.DoneAt == null,
                cancellationToken
            )
        )
        {
            throw new ProblemException(VisitsProblems.HandOverUnderWay) { Field = "post" };
        }

        var open = await CaseNeeds.Of(db, request.CaseId, clock.Today(), cancellationToken);
        var handOver = new HandOver
        {
            Id = ids.New(),
            CaseId = request.CaseId,
            Post = request.Post,
            AppointmentId = present.Id,
            FromOfficerId = present.OfficerId,
            ToOfficerId = request.ToOfficerId,
            On = request.On,
            Note = request.Note,
            Checklist = JsonSerializer.Serialize(open),
            GivenOn = null,
            TakenOn = null,
            DoneAt = null,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
        };
        db.HandOvers.Add(handOver);
        await db.SaveChangesAsync(cancellationToken);
        return HandOverAnswer.Of(handOver, call.Language);
    }
}

internal sealed class ListHandOversHandler(VisitsDb db, CallContext call) : IRequestHandler<ListHandOvers, Page<HandOverAnswer>>
{
    public async Task<Page<HandOverAnswer>> Handle(ListHandOvers request, CancellationToken cancellationToken)
    {
        var handOvers = await db
            .HandOvers.Where(handOver => handOver.CaseId == request.CaseId && handOver.SupersededAt == null)
            .OrderByDescending(handOver => handOver.Id)
            .ToListAsync(cancellationToken);
        return new Page<HandOverAnswer>(handOvers.ConvertAll(handOver => HandOverAnswer.Of(handOver, call.Language)), null);
    }
}

internal static class HandOverCaseEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/hand-overs",
                (Guid caseId, HandOverCase body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, h => $"/api/v1/follow-up-cases/{h.CaseId}/hand-overs", ct)
            )
            .Describe(
                "handOverCase",
                "交接个案",
                "Hand a case over",
                "Draws up a hand-over with everything that is open. It is done when both have confirmed it; until then the former one stays responsible."
            )
            .Takes("caseId", "The follow-up case's id.", "{caseToHandOverId}")
            .MayAnswer(VisitsProblems.NoSuchOfficer)
            .MayAnswer(VisitsProblems.VisitorRecused, "近亲属")
            .MayAnswer(VisitsProblems.NobodyToHandOver)
            .MayAnswer(VisitsProblems.HandOverUnderWay)
            .Creates();
        api.MapGet(
                "/follow-up-cases/{caseId:guid}/hand-overs",
                (Guid caseId, HttpDoor door, CancellationToken ct) => door.Get(new ListHandOvers(caseId), ct)
            )
            .Describe("listHandOvers", "列出交接", "List hand-overs", "Lists the hand-overs of a case, the latest first.")
            .Takes("caseId", "The follow-up case's id.", "{zhangXuanCaseId}");
    }
}
