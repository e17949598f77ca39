using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.OfficeDirectory;

/// <summary>A unit to be put into the directory.</summary>
[MaySend(Role.SystemAdministrator, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record RegisterUnit : IChange<UnitAnswer>, IConcernPlace
{
    /// <summary>The unit's name.</summary>
    /// <example>南海区大沥镇人民政府</example>
    public required string Name { get; init; }

    /// <summary>The unit's Party organisation, as letters name it.</summary>
    /// <example>中共南海区大沥镇委员会</example>
    public required string CommitteeName { get; init; }

    /// <summary>The body that hears appeals against sanctions of the unit's people.</summary>
    /// <example>佛山市南海区监察委员会</example>
    public required string AppealBody { get; init; }

    /// <summary>The unit above; null for a root.</summary>
    /// <example>null</example>
    public Guid? ParentId { get; init; }

    /// <summary>The jurisdiction's code (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Region { get; init; }

    /// <summary>What kind of unit it is; figures may be broken down by it. Null where nobody has said.</summary>
    /// <example>township</example>
    public UnitKind? Kind { get; init; }

    string IConcernPlace.Jurisdiction => Region;

    string IConcernPlace.JurisdictionField => "region";
}

internal sealed class RegisterUnitValidator : AbstractValidator<RegisterUnit>
{
    public RegisterUnitValidator(RegionTable regions)
    {
        RuleFor(unit => unit.Name).NotEmpty().MaximumLength(100);
        RuleFor(unit => unit.CommitteeName).NotEmpty().MaximumLength(100);
        RuleFor(unit => unit.AppealBody).NotEmpty().MaximumLength(100);
        RuleFor(unit => unit.Region).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
    }
}

internal sealed class RegisterUnitHandler(CoreDb db, IdSource ids, TimeProvider clock) : IRequestHandler<RegisterUnit, UnitAnswer>
{
    public async Task<UnitAnswer> Handle(RegisterUnit request, CancellationToken cancellationToken)
    {
        var there = await db
            .Units.Where(unit => unit.Region == request.Region && unit.Name == request.Name)
            .Select(unit => (Guid?)unit.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (there is { } known)
        {
            throw new ProblemException(DirectoryProblems.UnitThere, known) { Field = "name" };
        }

        var id = ids.New();
        var unit = new Unit
        {
            Id = id,
            Name = request.Name,
            CommitteeName = request.CommitteeName,
            AppealBody = request.AppealBody,
            ParentId = request.ParentId,
            Path = await PathOf(request.ParentId, id, cancellationToken),
            Region = request.Region,
            Kind = request.Kind,
            Version = 1,
            RecordedAt = clock.Now(),
        };
        db.Units.Add(unit);
        await db.SaveChangesAsync(cancellationToken);
        return UnitAnswer.Of(unit);
    }

    private async Task<string> PathOf(Guid? parentId, Guid id, CancellationToken cancellationToken)
    {
        if (parentId is null)
        {
            return $"{id:N}";
        }

        var above =
            await db.Units.Where(unit => unit.Id == parentId).Select(unit => unit.Path).FirstOrDefaultAsync(cancellationToken)
            ?? throw new ProblemException(CoreProblems.NotFound, "unit") { Field = "parentId" };
        return $"{above}/{id:N}";
    }
}

internal static class RegisterUnitEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/units",
                (RegisterUnit body, HttpDoor door, CancellationToken ct) => door.Create(body, unit => $"/api/v1/units/{unit.Id}", ct)
            )
            .Describe("registerUnit", "登记单位", "Register a unit", "Puts a unit into the directory, below another one or as a root.")
            .MayAnswer(CoreProblems.NotFound, "unit")
            .MayAnswer(DirectoryProblems.UnitThere, "0165a707-5400-7dc4-b32a-5bc3535087be")
            .Creates();
}
