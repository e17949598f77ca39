using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>
/// A person's particulars as they should have been recorded. What happened is no correction: a move, a retirement and a death are recorded as such. What a
/// sanction says of the person on the day of its decision stays as it is.
/// </summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record CorrectPerson : IChange<PersonAnswer>, IConcernSubject, IExpectVersion
{
    /// <summary>The person, from the address.</summary>
    [JsonIgnore]
    public Guid PersonId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int ExpectedVersion { get; init; }

    /// <summary>The name.</summary>
    /// <example>黄某</example>
    public required string Name { get; init; }

    /// <summary>The class of person.</summary>
    /// <example>civilServant</example>
    public required PersonCategory Category { get; init; }

    /// <summary>The person's place in the leadership.</summary>
    /// <example>leadingGroupMember</example>
    public required LeadershipRole Leadership { get; init; }

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

    Subject IConcernSubject.Subject => Subjects.Person(PersonId);
}

internal sealed class CorrectPersonValidator : AbstractValidator<CorrectPerson>
{
    public CorrectPersonValidator()
    {
        RuleFor(person => person.Name).NotEmpty().MaximumLength(60);
        RuleFor(person => person.Post).NotEmpty().MaximumLength(100);
    }
}

internal sealed class CorrectPersonHandler(SanctionsDb db, SamePeople same) : IRequestHandler<CorrectPerson, PersonAnswer>
{
    public async Task<PersonAnswer> Handle(CorrectPerson request, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleAsync(person => person.Id == request.PersonId, cancellationToken);
        if (person.Version != request.ExpectedVersion)
        {
            throw new ProblemException(CoreProblems.VersionChanged, request.ExpectedVersion, person.Version);
        }

        (person.Name, person.Category, person.Leadership, person.Post) = (request.Name, request.Category, request.Leadership, request.Post);
        (person.Sex, person.Rank, person.CivilServiceRank, person.Management) = (
            request.Sex,
            request.Rank,
            request.CivilServiceRank,
            request.Management
        );
        person.Version++;
        await db.SaveChangesAsync(cancellationToken);
        await same.Index(person.Id, cancellationToken);
        var others = await same.OthersOf([person], cancellationToken);
        return PersonAnswer.Of(person, others.GetValueOrDefault(person.Id), await same.Candidates(person, cancellationToken));
    }
}

internal static class CorrectPersonEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut(
                "/people/{id:guid}",
                (Guid id, CorrectPerson body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { PersonId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "correctPerson",
                "更正人员",
                "Correct a person",
                "Puts a person's particulars as they should have been recorded. What happened is recorded as such: a move, a change of service. Standing sanctions keep what they say of the person on the day of the decision."
            )
            .Takes("id", "The person's id.", "{personId}")
            .Changes();
}
