using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Something that the person achieved.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record RecordAchievement : IChange<AchievementAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>The day, or the last day of the time that it took.</summary>
    /// <example>2018-12-28</example>
    public required DateOnly On { get; init; }

    /// <summary>What was achieved.</summary>
    /// <example>隐患整改比例首次超过 94%，火灾事故同比下降 40%</example>
    public required string Description { get; init; }

    /// <summary>What proves it.</summary>
    /// <example>区消防工作会议通报</example>
    public required string Evidence { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>An achievement.</summary>
public sealed record AchievementAnswer
{
    /// <summary>The achievement's id.</summary>
    /// <example>{achievementId}</example>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>The day.</summary>
    /// <example>2018-12-28</example>
    public required DateOnly On { get; init; }

    /// <summary>What was achieved.</summary>
    /// <example>隐患整改比例首次超过 94%，火灾事故同比下降 40%</example>
    public required string Description { get; init; }

    /// <summary>What proves it.</summary>
    /// <example>区消防工作会议通报</example>
    public required string Evidence { get; init; }

    internal static AchievementAnswer Of(Achievement achievement) =>
        new()
        {
            Id = achievement.Id,
            CaseId = achievement.CaseId,
            On = achievement.On,
            Description = achievement.Description,
            Evidence = achievement.Evidence,
        };
}

/// <summary>Asks for the achievements of a case, the earliest first.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListAchievements : IQuery<Page<AchievementAnswer>>, IPaged, IConcernSubject
{
    /// <summary>The follow-up case's id.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

internal sealed class RecordAchievementValidator : AbstractValidator<RecordAchievement>
{
    public RecordAchievementValidator(TimeProvider clock)
    {
        RuleFor(achievement => achievement.On).NotInTheFuture(clock);
        RuleFor(achievement => achievement.Description).NotEmpty().MaximumLength(1000);
        RuleFor(achievement => achievement.Evidence).NotEmpty().MaximumLength(500);
    }
}

internal sealed class ListAchievementsValidator : AbstractValidator<ListAchievements>
{
    public ListAchievementsValidator() => this.Paged();
}

internal sealed class RecordAchievementHandler(VisitsDb db, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<RecordAchievement, AchievementAnswer>
{
    public async Task<AchievementAnswer> Handle(RecordAchievement request, CancellationToken cancellationToken)
    {
        var achievement = new Achievement
        {
            Id = ids.New(),
            CaseId = request.CaseId,
            On = request.On,
            Description = request.Description,
            Evidence = request.Evidence,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
        };
        db.Achievements.Add(achievement);
        await db.SaveChangesAsync(cancellationToken);
        return AchievementAnswer.Of(achievement);
    }
}

internal sealed class ListAchievementsHandler(VisitsDb db) : IRequestHandler<ListAchievements, Page<AchievementAnswer>>
{
    public async Task<Page<AchievementAnswer>> Handle(ListAchievements request, CancellationToken cancellationToken)
    {
        var achievements = db.Achievements.Where(achievement => achievement.CaseId == request.CaseId);
        if (PageKey.Read(request.After) is { } after)
        {
            achievements = achievements.Where(a => a.On > after.Day || (a.On == after.Day && a.Id > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await achievements.OrderBy(a => a.On).ThenBy(a => a.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return PageKey.Cut(read.ConvertAll(AchievementAnswer.Of), limit, a => new PageKey(a.On, a.Id));
    }
}

internal static class RecordAchievementEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/achievements",
                (Guid caseId, RecordAchievement body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, a => $"/api/v1/follow-up-cases/{a.CaseId}/achievements", ct)
            )
            .Describe(
                "recordAchievement",
                "登记业绩",
                "Record an achievement",
                "Records something that the person achieved, with its evidence."
            )
            .Takes("caseId", "The follow-up case's id.", "{caseId}")
            .Creates();
        api.MapGet(
                "/follow-up-cases/{caseId:guid}/achievements",
                ([AsParameters] ListAchievements query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe("listAchievements", "列出业绩", "List achievements", "Lists the achievements of a case, the earliest first.");
    }
}
