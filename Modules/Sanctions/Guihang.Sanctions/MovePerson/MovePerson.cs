using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Policies.Book;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>That a person was moved to another unit or post.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record MovePerson : IChange<MoveAnswer>, IConcernSubject
{
    /// <summary>The person, from the address.</summary>
    [JsonIgnore]
    public Guid PersonId { get; init; }

    /// <summary>The first day in the new post.</summary>
    /// <example>2019-04-15</example>
    public required DateOnly On { get; init; }

    /// <summary>The new unit; the same as before for another post in it.</summary>
    /// <example>{unitId}</example>
    public required Guid UnitId { get; init; }

    /// <summary>The new post.</summary>
    /// <example>二级调研员</example>
    public required string Post { get; init; }

    /// <summary>The level of the new post; null where nobody has said.</summary>
    /// <example>townshipPrincipal</example>
    public RankLevel? Rank { get; init; }

    /// <summary>The person's place in the leadership there.</summary>
    /// <example>leadingGroupMember</example>
    public LeadershipRole Leadership { get; init; }

    /// <summary>By whom the person is managed from then on; null where that stays as it is.</summary>
    /// <example>county</example>
    public ManagementLevel? Management { get; init; }

    /// <summary>The number of the appointment; null where it is not known.</summary>
    /// <example>南组干〔2019〕31号</example>
    public string? DocumentNumber { get; init; }

    Subject IConcernSubject.Subject => Subjects.Person(PersonId);
}

/// <summary>A move.</summary>
public sealed record MoveAnswer
{
    /// <summary>The move's id.</summary>
    /// <example>{moveId}</example>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    /// <example>{personId}</example>
    public required Guid PersonId { get; init; }

    /// <summary>The first day in the new post.</summary>
    /// <example>2019-04-15</example>
    public required DateOnly On { get; init; }

    /// <summary>The unit before.</summary>
    /// <example>{unitId}</example>
    public required Guid FromUnitId { get; init; }

    /// <summary>The post before.</summary>
    /// <example>镇长</example>
    public required string FromPost { get; init; }

    /// <summary>The level of the post before; null where nobody has said.</summary>
    /// <example>townshipPrincipal</example>
    public required RankLevel? FromRank { get; init; }

    /// <summary>The unit since.</summary>
    /// <example>{unitId}</example>
    public required Guid ToUnitId { get; init; }

    /// <summary>The post since.</summary>
    /// <example>二级调研员</example>
    public required string ToPost { get; init; }

    /// <summary>The level of the post since; null where nobody has said.</summary>
    /// <example>townshipPrincipal</example>
    public required RankLevel? ToRank { get; init; }

    /// <summary>The number of the appointment; null where it is not known.</summary>
    /// <example>南组干〔2019〕31号</example>
    public required string? DocumentNumber { get; init; }

    internal static MoveAnswer Of(PersonMove move) =>
        new()
        {
            Id = move.Id,
            PersonId = move.PersonId,
            On = move.On,
            FromUnitId = move.FromUnitId,
            FromPost = move.FromPost,
            FromRank = move.FromRank,
            ToUnitId = move.ToUnitId,
            ToPost = move.ToPost,
            ToRank = move.ToRank,
            DocumentNumber = move.DocumentNumber,
        };
}

/// <summary>Asks for the moves of a person, the earliest first: the history of units and posts.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListMoves : IQuery<Page<MoveAnswer>>, IPaged, IConcernSubject
{
    /// <summary>The person's id.</summary>
    /// <example>{personToMoveId}</example>
    public required Guid PersonId { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    Subject IConcernSubject.Subject => Subjects.Person(PersonId);
}

internal sealed class MovePersonValidator : AbstractValidator<MovePerson>
{
    public MovePersonValidator(TimeProvider clock)
    {
        RuleFor(move => move.On).NotInTheFuture(clock);
        RuleFor(move => move.Post).NotEmpty().MaximumLength(100);
        RuleFor(move => move.DocumentNumber).MaximumLength(60);
    }
}

internal sealed class ListMovesValidator : AbstractValidator<ListMoves>
{
    public ListMovesValidator() => this.Paged();
}

internal sealed class MovePersonHandler(
    SanctionsDb db,
    OfficeLookup offices,
    PolicyBook book,
    CallContext call,
    IMediator mediator,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<MovePerson, MoveAnswer>
{
    public async Task<MoveAnswer> Handle(MovePerson request, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleAsync(person => person.Id == request.PersonId, cancellationToken);
        var unit =
            await offices.FindUnit(request.UnitId, cancellationToken)
            ?? throw new ProblemException(CoreProblems.NotFound, UnitSubject.Kind) { Field = "unitId" };
        if (!book.Serves(unit.Region))
        {
            throw new ProblemException(CoreProblems.JurisdictionNotServed, unit.Region) { Field = "unitId" };
        }

        await RefuseBeforeTheLast(request, cancellationToken);
        var move = Make(request, person, unit);
        if (!move.PostChanged)
        {
            throw new ProblemException(SanctionProblems.NotMoved) { Field = "post" };
        }

        (person.UnitId, person.Region, person.Post, person.Rank) = (move.ToUnitId, move.ToRegion, move.ToPost, move.ToRank);
        person.Leadership = request.Leadership;
        person.Management = request.Management ?? person.Management;
        person.Version++;
        db.Moves.Add(move);
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(PersonEvents.Of(move), cancellationToken);
        return MoveAnswer.Of(move);
    }

    // The history is told in order: a move before the last one would make the posts that it stands between wrong.
    private async Task RefuseBeforeTheLast(MovePerson request, CancellationToken cancellationToken)
    {
        var last = await db
            .Moves.Where(move => move.PersonId == request.PersonId && move.SupersededAt == null)
            .OrderByDescending(move => move.On)
            .Select(move => (DateOnly?)move.On)
            .FirstOrDefaultAsync(cancellationToken);
        if (last > request.On)
        {
            throw new ProblemException(SanctionProblems.BeforeTheLast, SanctionLedger.Day(last.Value)) { Field = "on" };
        }
    }

    private PersonMove Make(MovePerson request, Person person, UnitAnswer unit) =>
        new()
        {
            Id = ids.New(),
            PersonId = person.Id,
            On = request.On,
            FromUnitId = person.UnitId,
            FromRegion = person.Region,
            FromPost = person.Post,
            FromRank = person.Rank,
            FromLeadership = person.Leadership,
            FromManagement = person.Management,
            ToUnitId = unit.Id,
            ToRegion = unit.Region,
            ToPost = request.Post,
            ToRank = request.Rank,
            DocumentNumber = request.DocumentNumber,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };
}

internal sealed class ListMovesHandler(SanctionsDb db) : IRequestHandler<ListMoves, Page<MoveAnswer>>
{
    public async Task<Page<MoveAnswer>> Handle(ListMoves request, CancellationToken cancellationToken)
    {
        var moves = db.Moves.Where(move => move.PersonId == request.PersonId && move.SupersededAt == null);
        if (PageKey.Read(request.After) is { } after)
        {
            moves = moves.Where(m => m.On > after.Day || (m.On == after.Day && m.Id > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await moves.OrderBy(m => m.On).ThenBy(m => m.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return PageKey.Cut(read.ConvertAll(MoveAnswer.Of), limit, m => new PageKey(m.On, m.Id));
    }
}

internal static class MovePersonEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/people/{personId:guid}/moves",
                (Guid personId, MovePerson body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { PersonId = personId }, move => $"/api/v1/people/{move.PersonId}/moves", ct)
            )
            .Describe(
                "movePerson",
                "登记调动",
                "Record a move",
                "Records that a person was moved to another unit or post. Periods go on as they were; the follow-up goes with the person, and the jurisdiction of the new unit decides whose policy counts from then on."
            )
            .Takes("personId", "The person's id.", "{personToMoveId}")
            .MayAnswer(CoreProblems.NotFound, UnitSubject.Kind)
            .MayAnswer(CoreProblems.JurisdictionNotServed, "110000")
            .MayAnswer(SanctionProblems.NotMoved)
            .MayAnswer(SanctionProblems.BeforeTheLast, "2019-04-15")
            .Creates();
        api.MapGet(
                "/people/{personId:guid}/moves",
                ([AsParameters] ListMoves query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listMoves",
                "列出任职变动",
                "List moves",
                "Lists the moves of a person, the earliest first: the history of units and posts."
            );
    }
}
