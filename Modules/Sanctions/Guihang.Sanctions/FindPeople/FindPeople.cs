using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Sanctions.Data;
using Guihang.Sanctions.Names;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>Asks for a person.</summary>
/// <param name="Id">The person's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetPerson(Guid Id) : IQuery<PersonAnswer>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Person(Id);
}

/// <summary>Asks for people by name, within the caller's reach. It is sent as a body: names do not belong in addresses and logs.</summary>
[MaySend(Role.CaseOfficer, Over.WithinReach)]
[MaySend(Role.UnitSecretary, Over.WithinReach)]
[MaySend(Role.System, Over.Anything)]
public sealed record SearchPeople : IQuery<Page<PersonAnswer>>, IPaged
{
    /// <summary>A part of the name as it is written, in pinyin or by initials: 黄, huang, hm. Null for everybody.</summary>
    /// <example>huang</example>
    public string? Name { get; init; }

    /// <inheritdoc/>
    /// <example>50</example>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    /// <example>null</example>
    public string? After { get; init; }
}

internal sealed class SearchPeopleValidator : AbstractValidator<SearchPeople>
{
    public SearchPeopleValidator()
    {
        this.Paged();
        RuleFor(search => search.Name).MaximumLength(60);
    }
}

internal sealed class GetPersonHandler(SanctionsDb db, SamePeople same) : IRequestHandler<GetPerson, PersonAnswer>
{
    public async Task<PersonAnswer> Handle(GetPerson request, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleAsync(person => person.Id == request.Id, cancellationToken);
        var others = await same.OthersOf([person], cancellationToken);
        return PersonAnswer.Of(person, others.GetValueOrDefault(person.Id), await same.Candidates(person, cancellationToken));
    }
}

internal sealed class SearchPeopleHandler(SanctionsDb db, SamePeople same, Places places, CallContext call)
    : IRequestHandler<SearchPeople, Page<PersonAnswer>>
{
    public async Task<Page<PersonAnswer>> Handle(SearchPeople request, CancellationToken cancellationToken)
    {
        var confines = await places.ConfinesOf(request, call.Caller, cancellationToken);
        var people = db.People.AsQueryable();
        if (confines.Regions is { } regions)
        {
            people = people.Where(person => regions.Contains(person.Region));
        }

        if (confines.Units is { } units)
        {
            people = people.Where(person => units.Contains(person.UnitId));
        }

        if (NameKeys.Normal(request.Name ?? "") is { Length: > 0 } part)
        {
            // Every key that begins with the part lies from it up to the part with the last of all characters after it.
            var last = part + "\U0010FFFF";
#pragma warning disable CA1309 // The database compares, and in the order of bytes: the column has that collation.
            people = people.Where(person =>
                db.NameKeys.Where(key => string.Compare(key.Key, part) >= 0 && string.Compare(key.Key, last) <= 0)
                    .Select(key => key.PersonId)
                    .Contains(person.Id)
            );
#pragma warning restore CA1309
        }

        if (PageKey.Read(request.After) is { } after)
        {
            people = people.Where(person => person.Id > after.Id);
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await people.OrderBy(person => person.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var others = await same.OthersOf(read, cancellationToken);
        return PageKey.Cut(
            read.ConvertAll(person => PersonAnswer.Of(person, others.GetValueOrDefault(person.Id))),
            limit,
            person => new PageKey(DateOnly.MinValue, person.Id)
        );
    }
}

internal static class FindPeopleEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/people/{id:guid}", (Guid id, HttpDoor door, CancellationToken ct) => door.Get(new GetPerson(id), ct))
            .Describe("getPerson", "查看人员", "Get a person", "Gives a person.")
            .Takes("id", "The person's id.", "{personId}");
        api.MapPost("/people/search", (SearchPeople body, HttpDoor door, CancellationToken ct) => door.Get(body, ct))
            .Describe(
                "searchPeople",
                "查找人员",
                "Search people",
                "Finds people within the caller's reach by a part of their name, by pinyin or by initials; who has two names on record is found by both. The name is sent in the body, so that it stands in no address and no log."
            );
    }
}
