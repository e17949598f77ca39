using System.Text.Json;
using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Json;
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

/// <summary>A look at the care plan after synthesis (研判).</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ReviewCarePlan : IChange<PlanReviewAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>The day.</summary>
    /// <example>2023-01-10</example>
    public required DateOnly HeldOn { get; init; }

    /// <summary>What each of those who took part contributed, 1 to 20.</summary>
    public required IReadOnlyList<ContributionEntry> Contributions { get; init; }

    /// <summary>What they came to.</summary>
    /// <example>思想稳定，可承担更多审核任务</example>
    public required string Conclusion { get; init; }

    /// <summary>What is to change in the plan; null where it stays. The changed plan is a version of its own, agreed with the person.</summary>
    /// <example>增加业务培训</example>
    public string? Changes { get; init; }

    /// <summary>When the plan is looked at again.</summary>
    /// <example>2023-04-10</example>
    public required DateOnly NextReviewOn { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>What somebody contributed.</summary>
public sealed record ContributionEntry
{
    /// <summary>Who, by body or post. Colleagues and relatives are not named here.</summary>
    /// <example>派驻纪检监察组</example>
    public required string By { get; init; }

    /// <summary>What was contributed.</summary>
    /// <example>项目审核台账完整</example>
    public required string Said { get; init; }
}

/// <summary>A look at the care plan.</summary>
public sealed record PlanReviewAnswer
{
    /// <summary>The review's id.</summary>
    /// <example>{planReviewId}</example>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    /// <example>{zhangXuanCaseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>The version of the plan that was looked at.</summary>
    /// <example>{carePlanId}</example>
    public required Guid PlanId { get; init; }

    /// <summary>The day.</summary>
    /// <example>2023-01-10</example>
    public required DateOnly HeldOn { get; init; }

    /// <summary>What each contributed.</summary>
    public required IReadOnlyList<ContributionEntry> Contributions { get; init; }

    /// <summary>What they came to.</summary>
    /// <example>思想稳定，可承担更多审核任务</example>
    public required string Conclusion { get; init; }

    /// <summary>What is to change in the plan.</summary>
    /// <example>增加业务培训</example>
    public required string? Changes { get; init; }

    /// <summary>When the plan is looked at again.</summary>
    /// <example>2023-04-10</example>
    public required DateOnly NextReviewOn { get; init; }

    internal static PlanReviewAnswer Of(PlanReview review) =>
        new()
        {
            Id = review.Id,
            CaseId = review.CaseId,
            PlanId = review.PlanId,
            HeldOn = review.HeldOn,
            Contributions = JsonSerializer.Deserialize<List<ContributionEntry>>(review.Contributions, JsonForms.Api)!,
            Conclusion = review.Conclusion,
            Changes = review.Changes,
            NextReviewOn = review.NextReviewOn,
        };
}

/// <summary>Asks for the reviews of a care plan, the earliest first.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListPlanReviews : IQuery<Page<PlanReviewAnswer>>, IPaged, IConcernSubject
{
    /// <summary>The follow-up case's id.</summary>
    /// <example>{zhangXuanCaseId}</example>
    public required Guid CaseId { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

internal sealed class ReviewCarePlanValidator : AbstractValidator<ReviewCarePlan>
{
    public ReviewCarePlanValidator(TimeProvider clock)
    {
        RuleFor(review => review.HeldOn).NotInTheFuture(clock);
        RuleFor(review => review.Contributions)
            .Must(contributions => contributions is { Count: >= 1 and <= 20 } && contributions.All(IsContribution))
            .WithProblem("contributions", VisitsProblems.Texts);
        RuleFor(review => review.Conclusion).NotEmpty().MaximumLength(1000);
        RuleFor(review => review.Changes).MaximumLength(1000);
        RuleFor(review => review.NextReviewOn).Must((review, day) => day > review.HeldOn).WithProblem("next-review", VisitsProblems.Texts);
    }

    private static bool IsContribution(ContributionEntry? contribution) =>
        contribution is { By.Length: >= 1 and <= 100, Said.Length: >= 1 and <= 1000 };
}

internal sealed class ListPlanReviewsValidator : AbstractValidator<ListPlanReviews>
{
    public ListPlanReviewsValidator() => this.Paged();
}

internal sealed class ReviewCarePlanHandler(VisitsDb db, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<ReviewCarePlan, PlanReviewAnswer>
{
    public async Task<PlanReviewAnswer> Handle(ReviewCarePlan request, CancellationToken cancellationToken)
    {
        var plan =
            await db.CarePlans.SingleOrDefaultAsync(p => p.CaseId == request.CaseId && p.SupersededAt == null, cancellationToken)
            ?? throw new ProblemException(VisitsProblems.NoCarePlan);
        if (request.HeldOn < plan.MadeOn)
        {
            throw new ProblemException(VisitsProblems.BeforeItWasMade, plan.MadeOn) { Field = "heldOn" };
        }

        var review = new PlanReview
        {
            Id = ids.New(),
            CaseId = plan.CaseId,
            PlanId = plan.Id,
            HeldOn = request.HeldOn,
            Contributions = JsonSerializer.Serialize(request.Contributions, JsonForms.Api),
            Conclusion = request.Conclusion,
            Changes = request.Changes,
            NextReviewOn = request.NextReviewOn,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
        };
        db.PlanReviews.Add(review);
        await db.SaveChangesAsync(cancellationToken);
        return PlanReviewAnswer.Of(review);
    }
}

internal sealed class ListPlanReviewsHandler(VisitsDb db) : IRequestHandler<ListPlanReviews, Page<PlanReviewAnswer>>
{
    public async Task<Page<PlanReviewAnswer>> Handle(ListPlanReviews request, CancellationToken cancellationToken)
    {
        var reviews = db.PlanReviews.Where(review => review.CaseId == request.CaseId);
        if (PageKey.Read(request.After) is { } after)
        {
            reviews = reviews.Where(r => r.HeldOn > after.Day || (r.HeldOn == after.Day && r.Id > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await reviews.OrderBy(r => r.HeldOn).ThenBy(r => r.Id).Take(limit + 1).ToListAsync(cancellationToken);
        return PageKey.Cut(read.ConvertAll(PlanReviewAnswer.Of), limit, r => new PageKey(r.HeldOn, r.Id));
    }
}

internal static class ReviewCarePlanEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/care-plan/reviews",
                (Guid caseId, ReviewCarePlan body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, r => $"/api/v1/follow-up-cases/{r.CaseId}/care-plan/reviews", ct)
            )
            .Describe(
                "reviewCarePlan",
                "研判关怀回访方案",
                "Review a care plan",
                "Records a look at the care plan: what each contributed, what changes, and when the next look is."
            )
            .Takes("caseId", "The follow-up case's id.", "{zhangXuanCaseId}")
            .MayAnswer(VisitsProblems.NoCarePlan)
            .MayAnswer(VisitsProblems.BeforeItWasMade, "2022-04-18")
            .Creates();
        api.MapGet(
                "/follow-up-cases/{caseId:guid}/care-plan/reviews",
                ([AsParameters] ListPlanReviews query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listPlanReviews",
                "列出方案研判",
                "List plan reviews",
                "Lists the reviews of a case's care plan, the earliest first."
            );
    }
}
