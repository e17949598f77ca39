using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
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

/// <summary>That a person retired, left, died or came back.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ChangeService : IChange<ServiceChangeAnswer>, IConcernSubject
{
    /// <summary>The person, from the address.</summary>
    [JsonIgnore]
    public Guid PersonId { get; init; }

    /// <summary>Whether the person serves from that day on.</summary>
    /// <example>retired</example>
    public required ServiceState State { get; init; }

    /// <summary>The first day on which it is so.</summary>
    /// <example>2022-06-30</example>
    public required DateOnly On { get; init; }

    /// <summary>The document that says so; null where it is not known.</summary>
    /// <example>南人社退〔2022〕118号</example>
    public string? DocumentNumber { get; init; }

    Subject IConcernSubject.Subject => Subjects.Person(PersonId);
}

/// <summary>A change of service.</summary>
public sealed record ServiceChangeAnswer : IVersioned
{
    /// <summary>The change's id.</summary>
    /// <example>{serviceChangeId}</example>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    /// <example>{personId}</example>
    public required Guid PersonId { get; init; }

    /// <summary>How it was before.</summary>
    /// <example>inService</example>
    public required ServiceState From { get; init; }

    /// <summary>How it is since.</summary>
    /// <example>retired</example>
    public required ServiceState State { get; init; }

    /// <summary>The first day on which it is so.</summary>
    /// <example>2022-06-30</example>
    public required DateOnly On { get; init; }

    /// <summary>The document that says so; null where it is not known.</summary>
    /// <example>南人社退〔2022〕118号</example>
    public required string? DocumentNumber { get; init; }

    /// <summary>The version, also given as ETag.</summary>
    /// <example>1</example>
    public required int Version { get; init; }

    internal static ServiceChangeAnswer Of(ServiceChange change) =>
        new()
        {
            Id = change.Id,
            PersonId = change.PersonId,
            From = change.From,
            State = change.To,
            On = change.On,
            DocumentNumber = change.DocumentNumber,
            Version = change.Version,
        };
}

/// <summary>Asks for the changes of a person's service, the earliest first.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListServiceChanges : IQuery<Page<ServiceChangeAnswer>>, IPaged, IConcernSubject
{
    /// <summary>The person's id.</summary>
    /// <example>{personToRetireId}</example>
    public required Guid PersonId { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    Subject IConcernSubject.Subject => Subjects.Person(PersonId);
}

internal sealed class ChangeServiceValidator : AbstractValidator<ChangeService>
{
    public ChangeServiceValidator(TimeProvider clock)
    {
        RuleFor(change => change.On).NotInTheFuture(clock);
        RuleFor(change => change.DocumentNumber).MaximumLength(60);
    }
}

internal sealed class ListServiceChangesValidator : AbstractValidator<ListServiceChanges>
{
    public ListServiceChangesValidator() => this.Paged();
}

internal sealed class ChangeServiceHandler(SanctionsDb db, CallContext call, IMediator mediator, IdSource ids, TimeProvider clock)
    : IRequestHandler<ChangeService, ServiceChangeAnswer>
{
    public async Task<ServiceChangeAnswer> Handle(ChangeService request, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleAsync(person => person.Id == request.PersonId, cancellationToken);
        if (person.ServiceState == request.State)
        {
            throw new ProblemException(SanctionProblems.SameService) { Field = "state" };
        }

        if (person.ServiceState == ServiceState.Deceased)
        {
            throw new ProblemException(SanctionProblems.Deceased) { Field = "state" };
        }

        await RefuseBeforeTheLast(request, cancellationToken);
        var change = new ServiceChange
        {
            Id = ids.New(),
            PersonId = person.Id,
            From = person.ServiceState,
            To = request.State,
            On = request.On,
            DocumentNumber = request.DocumentNumber,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };
        person.ServiceState = request.State;
        person.Version++;
        db.ServiceChanges.Add(change);
        await db.SaveChangesAsync(cancellationToken);
        await mediator.Publish(PersonEvents.Of(change), cancellationToken);
        return ServiceChangeAnswer.Of(change);
    }

    private async Task RefuseBeforeTheLast(ChangeService request, CancellationToken cancellationToken)
    {
        var last = await db
            .ServiceChanges.Where(change => change.PersonId == request.PersonId && change.SupersededAt == null)
            .OrderByDescending(change => change.On)
            .Select(change => (DateOnly?)change.On)
            .FirstOrDefaultAsync(cancellationToken);
        if (last > request.On)
        {
            throw new ProblemException(SanctionProblems.BeforeTheLast, SanctionLedger.Day(last.Value)) { Field = "on" };
        }
    }
}

internal sealed class ListServiceChangesHandler(SanctionsDb db) : IRequestHandler<ListServiceChanges, Page<ServiceChangeAnswer>>
{
    public async Task<Page<ServiceChangeAnswer>> Handle(ListServiceChanges request, CancellationToken cancellationToken)
    {
        var changes = db.ServiceChanges.Where(change => change.PersonId == request.PersonId && change.SupersededAt == null);
        if (PageKey.Read(request.After) is { } after)
        {
            changes = changes.Where(c => c.On > after.Day || (c.On == after.Day && c.Id > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await changes.OrderBy(c => c.On).ThenBy(c => c.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return PageKey.Cut(read.ConvertAll(ServiceChangeAnswer.Of), limit, c => new PageKey(c.On, c.Id));
    }
}

internal static class ChangeServiceEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/people/{personId:guid}/service-changes",
                (Guid personId, ChangeService body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { PersonId = personId }, change => $"/api/v1/people/{change.PersonId}/service-changes", ct)
            )
            .Describe(
                "changeService",
                "登记退休、离职、死亡或者返岗",
                "Record a change of service",
                "Records that a person retired, left, died or came back. Nobody who has retired is evaluated or made to travel; everything addressed to a person stops at death. Periods go on as they were."
            )
            .Takes("personId", "The person's id.", "{personToRetireId}")
            .MayAnswer(SanctionProblems.SameService)
            .MayAnswer(SanctionProblems.Deceased)
            .MayAnswer(SanctionProblems.BeforeTheLast, "2022-06-30")
            .Creates();
        api.MapGet(
                "/people/{personId:guid}/service-changes",
                ([AsParameters] ListServiceChanges query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listServiceChanges",
                "列出在职状态变动",
                "List changes of service",
                "Lists the changes of a person's service, the earliest first."
            );
    }
}
