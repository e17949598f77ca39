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

/// <summary>An officer to be put into the directory.</summary>
[MaySend(Role.SystemAdministrator, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record RegisterOfficer : IChange<OfficerAnswer>, IConcernPlace
{
    /// <summary>The code by which the officer signs in: letters, digits, dots and hyphens.</summary>
    /// <example>nanhai.officer2</example>
    public required string Code { get; init; }

    /// <summary>The officer's name.</summary>
    /// <example>李某</example>
    public required string Name { get; init; }

    /// <summary>The telephone, as letters give it.</summary>
    /// <example>0757-0000 0000</example>
    public string? Phone { get; init; }

    /// <summary>The address to which reminders go: counts and links, no names. Without one the officer gets none.</summary>
    /// <example>officer2@example.org</example>
    public string? Email { get; init; }

    /// <summary>The officer's unit.</summary>
    /// <example>{unitId}</example>
    public required Guid UnitId { get; init; }

    /// <summary>The jurisdiction over which the officer works (GB/T 2260).</summary>
    /// <example>440605</example>
    public required string Region { get; init; }

    /// <summary>The officer's roles, one or more. The role of the system itself cannot be given.</summary>
    /// <example>["caseOfficer"]</example>
    public required IReadOnlyList<Role> Roles { get; init; }

    string IConcernPlace.Jurisdiction => Region;

    string IConcernPlace.JurisdictionField => "region";
}

internal sealed class RegisterOfficerValidator : AbstractValidator<RegisterOfficer>
{
    public RegisterOfficerValidator(RegionTable regions)
    {
        RuleFor(officer => officer.Code).Matches("^[a-z0-9][a-z0-9.-]{1,59}$").WithProblem("officer-code", CoreProblems.Texts);
        RuleFor(officer => officer.Name).NotEmpty().MaximumLength(60);
        RuleFor(officer => officer.Phone).MaximumLength(40);
        RuleFor(officer => officer.Email).MaximumLength(100);
        RuleFor(officer => officer.Email)
            .Must(email => email is null || MimeKit.MailboxAddress.TryParse(email, out _))
            .WithProblem("officer-email", CoreProblems.Texts);
        RuleFor(officer => officer.Region).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        RuleFor(officer => officer.Roles)
            .Must(roles =>
                roles.Count > 0 && roles.Distinct().Count() == roles.Count && !roles.Any(role => role is Role.System or Role.BallotHolder)
            )
            .WithProblem("officer-roles", CoreProblems.Texts);
    }
}

internal sealed class RegisterOfficerHandler(CoreDb db, Session session, KnownOfficers known, IdSource ids, TimeProvider clock)
    : IRequestHandler<RegisterOfficer, OfficerAnswer>
{
    public async Task<OfficerAnswer> Handle(RegisterOfficer request, CancellationToken cancellationToken)
    {
        if (!await db.Units.AnyAsync(unit => unit.Id == request.UnitId, cancellationToken))
        {
            throw new ProblemException(CoreProblems.NotFound, "unit") { Field = "unitId" };
        }

        if (await db.Officers.AnyAsync(other => other.Code == request.Code, cancellationToken))
        {
            throw new ProblemException(DirectoryProblems.CodeTaken) { Field = "code" };
        }

        var officer = new Officer
        {
            Id = ids.New(),
            Code = request.Code,
            Name = request.Name,
            Phone = request.Phone,
            Email = request.Email,
            UnitId = request.UnitId,
            Region = request.Region,
            Roles = string.Join(',', request.Roles),
            RecordedAt = clock.Now(),
        };
        db.Officers.Add(officer);
        await db.SaveChangesAsync(cancellationToken);
        session.WhenCommitted(known.Forget);
        return OfficerAnswer.Of(officer);
    }
}

internal static class RegisterOfficerEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/officers",
                (RegisterOfficer body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body, officer => $"/api/v1/officers?unitId={officer.UnitId}", ct)
            )
            .Describe("registerOfficer", "登记工作人员", "Register an officer", "Puts an officer with roles into the directory.")
            .MayAnswer(CoreProblems.NotFound, "unit")
            .MayAnswer(DirectoryProblems.CodeTaken)
            .Creates();
}
