using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>A leading group that was set up.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record EstablishGroup : IChange<GroupAnswer>, IConcernPlace
{
    /// <summary>The jurisdiction (GB/T 2260).</summary>
    /// <example>511523</example>
    public required string Jurisdiction { get; init; }

    /// <summary>What it is called.</summary>
    /// <example>江安县访评察工作领导小组</example>
    public required string Name { get; init; }

    /// <summary>The document by which it was set up.</summary>
    /// <example>江委办〔2022〕1号</example>
    public required string DocumentNumber { get; init; }

    /// <summary>The day on which it was set up.</summary>
    /// <example>2022-01-04</example>
    public required DateOnly EstablishedOn { get; init; }

    string IConcernPlace.Jurisdiction => Jurisdiction;
}

internal sealed class EstablishGroupValidator : AbstractValidator<EstablishGroup>
{
    public EstablishGroupValidator(RegionTable regions, TimeProvider clock)
    {
        RuleFor(group => group.Jurisdiction).Must(regions.Knows).WithProblem("region-unknown", CoreProblems.Texts);
        RuleFor(group => group.Name).NotEmpty().MaximumLength(100);
        RuleFor(group => group.DocumentNumber).NotEmpty().MaximumLength(60);
        RuleFor(group => group.EstablishedOn).NotInTheFuture(clock);
    }
}

internal sealed class EstablishGroupHandler(EvaluationDb db, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<EstablishGroup, GroupAnswer>
{
    public async Task<GroupAnswer> Handle(EstablishGroup request, CancellationToken cancellationToken)
    {
        var group = new LeadingGroup
        {
            Id = ids.New(),
            Region = request.Jurisdiction,
            Name = request.Name,
            DocumentNumber = request.DocumentNumber,
            EstablishedOn = request.EstablishedOn,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
        };
        db.Groups.Add(group);
        await db.SaveChangesAsync(cancellationToken);
        return GroupAnswer.Of(group, []);
    }
}

internal static class EstablishGroupEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/leading-groups",
                (EstablishGroup body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body, group => $"/api/v1/leading-groups/{group.Id}", ct)
            )
            .Describe(
                "establishGroup",
                "登记领导小组",
                "Record a leading group",
                "Records the body that decides in a jurisdiction's programme. Its members are seated one by one, each for a term."
            )
            .MayAnswer(CoreProblems.RegionUnknown, "999999")
            .Creates();
}
