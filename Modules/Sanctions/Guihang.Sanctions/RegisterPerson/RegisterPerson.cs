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
using Guihang.Sanctions.Names;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Sanctions;

/// <summary>A person to be registered.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record RegisterPerson : IChange<PersonAnswer>, IConcernSubject
{
    /// <summary>The person's name.</summary>
    /// <example>黄某</example>
    public required string Name { get; init; }

    /// <summary>The class of person.</summary>
    /// <example>civilServant</example>
    public required PersonCategory Category { get; init; }

    /// <summary>Whether the person serves.</summary>
    /// <example>inService</example>
    public ServiceState ServiceState { get; init; }

    /// <summary>The person's place in the leadership.</summary>
    /// <example>leadingGroupMember</example>
    public LeadershipRole Leadership { get; init; }

    /// <summary>The post.</summary>
    /// <example>镇长</example>
    public required string Post { get; init; }

    /// <summary>The sex; null where nobody has said.</summary>
    /// <example>male</example>
    public Sex? Sex { get; init; }

    /// <summary>The level of the post (职务层次); null where nobody has said.</summary>
    /// <example>townshipPrincipal</example>
    public RankLevel? Rank { get; init; }

    /// <summary>The civil servant's rank (职级); null where there is none or nobody has said.</summary>
    /// <example>null</example>
    public CivilServiceRank? CivilServiceRank { get; init; }

    /// <summary>By whom the person is managed (干部管理权限); null where nobody has said.</summary>
    /// <example>county</example>
    public ManagementLevel? Management { get; init; }

    /// <summary>The person's unit; its jurisdiction decides whose policy counts.</summary>
    /// <example>{unitId}</example>
    public required Guid UnitId { get; init; }

    Subject IConcernSubject.Subject => UnitSubject.Of(UnitId);
}

internal sealed class RegisterPersonValidator : AbstractValidator<RegisterPerson>
{
    public RegisterPersonValidator()
    {
        RuleFor(person => person.Name).NotEmpty().MaximumLength(60);
        RuleFor(person => person.Post).NotEmpty().MaximumLength(100);
    }
}

internal sealed class RegisterPersonHandler(
    SanctionsDb db,
    SamePeople same,
    OfficeLookup offices,
    PolicyBook book,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<RegisterPerson, PersonAnswer>
{
    public async Task<PersonAnswer> Handle(RegisterPerson request, CancellationToken cancellationToken)
    {
        var unit =
            await offices.FindUnit(request.UnitId, cancellationToken)
            ?? throw new ProblemException(CoreProblems.NotFound, UnitSubject.Kind) { Field = "unitId" };
        if (!book.Serves(unit.Region))
        {
            throw new ProblemException(CoreProblems.JurisdictionNotServed, unit.Region) { Field = "unitId" };
        }

        var person = new Person
        {
            Id = ids.New(),
            Name = request.Name,
            Category = request.Category,
            ServiceState = request.ServiceState,
            Leadership = request.Leadership,
            Post = request.Post,
            Sex = request.Sex,
            Rank = request.Rank,
            CivilServiceRank = request.CivilServiceRank,
            Management = request.Management,
            UnitId = unit.Id,
            Region = unit.Region,
            Version = 1,
            RecordedAt = clock.Now(),
        };
        db.People.Add(person);
        db.NameKeys.AddRange(NameKeys.Of(person.Name).Select(key => new NameKey { Key = key, PersonId = person.Id }));
        await db.SaveChangesAsync(cancellationToken);
        return PersonAnswer.Of(person, maybe: await same.Candidates(person, cancellationToken));
    }
}

internal static class RegisterPersonEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/people",
                (RegisterPerson body, HttpDoor door, CancellationToken ct) => door.Create(body, person => $"/api/v1/people/{person.Id}", ct)
            )
            .Describe(
                "registerPerson",
                "登记人员",
                "Register a person",
                "Registers somebody who was sanctioned, in a unit whose jurisdiction this host serves. Where somebody of the same name, or of one that sounds alike, is on record in the unit, the answer says that it may be the same person; it is never refused for that."
            )
            .MayAnswer(CoreProblems.NotFound, UnitSubject.Kind)
            .MayAnswer(CoreProblems.JurisdictionNotServed, "110000")
            .Creates();
}
