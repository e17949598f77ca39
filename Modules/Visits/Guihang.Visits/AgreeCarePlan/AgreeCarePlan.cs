using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>A care plan that is made with the person.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record AgreeCarePlan : IChange<CarePlanAnswer>, IConcernSubject
{
    /// <summary>The case, from the address.</summary>
    [JsonIgnore]
    public Guid CaseId { get; init; }

    /// <summary>The officer who is responsible for the person's care (关怀责任人).</summary>
    /// <example>{responsibleOfficerId}</example>
    public required Guid ResponsibleOfficerId { get; init; }

    /// <summary>Who made it.</summary>
    /// <example>县纪委监委、县发展和改革局党组、派驻纪检监察组</example>
    public required string MadeBy { get; init; }

    /// <summary>The day on which it was made.</summary>
    /// <example>2022-04-18</example>
    public required DateOnly MadeOn { get; init; }

    /// <summary>What it is to come to.</summary>
    /// <example>放下包袱，重拾信心，在重点项目审核中发挥专长</example>
    public required string Goals { get; init; }

    /// <summary>What is done, 1 to 20 measures.</summary>
    /// <example>["每季度谈心谈话一次","安排参与重点项目专班","适时廉政家访，须家属同意"]</example>
    public required IReadOnlyList<string> Measures { get; init; }

    /// <summary>What the person needs, at most 20, each in one line. No health detail beyond what help needs.</summary>
    /// <example>["希望重新承担项目工作"]</example>
    public IReadOnlyList<string>? Needs { get; init; }

    /// <summary>What is arranged, by whom and by when, at most 20.</summary>
    public IReadOnlyList<CareArrangement>? Arrangements { get; init; }

    /// <summary>When the plan is to be looked at; null where no day is set yet.</summary>
    /// <example>2022-07-18</example>
    public DateOnly? NextReviewOn { get; init; }

    /// <summary>Why it takes the place of the former plan; needed where there is one.</summary>
    /// <example>研判后增加业务培训</example>
    public string? Reason { get; init; }

    /// <summary>Whether it was agreed with the person. It may be made without agreement, and then says why.</summary>
    /// <example>true</example>
    public required bool AgreedWithPerson { get; init; }

    /// <summary>What the person said to it, or why there is no agreement. A refusal costs nothing.</summary>
    /// <example>本人同意，希望谈话安排在工作日上午</example>
    public required string AgreementNote { get; init; }

    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>Asks for the care plan of a case.</summary>
/// <param name="CaseId">The follow-up case's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record GetCarePlan(Guid CaseId) : IQuery<CarePlanAnswer>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

/// <summary>A care plan.</summary>
public sealed record CarePlanAnswer
{
    /// <summary>The plan's id.</summary>
    /// <example>{carePlanId}</example>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    /// <example>{zhangXuanCaseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>The officer who is responsible for the person's care.</summary>
    /// <example>{responsibleOfficerId}</example>
    public required Guid ResponsibleOfficerId { get; init; }

    /// <summary>Who made it.</summary>
    /// <example>县纪委监委、县发展和改革局党组、派驻纪检监察组</example>
    public required string MadeBy { get; init; }

    /// <summary>The day on which it was made.</summary>
    /// <example>2022-04-18</example>
    public required DateOnly MadeOn { get; init; }

    /// <summary>What it is to come to.</summary>
    /// <example>放下包袱，重拾信心，在重点项目审核中发挥专长</example>
    public required string Goals { get; init; }

    /// <summary>What is done.</summary>
    /// <example>["每季度谈心谈话一次","安排参与重点项目专班","适时廉政家访，须家属同意"]</example>
    public required IReadOnlyList<string> Measures { get; init; }

    /// <summary>What the person needs.</summary>
    /// <example>["希望重新承担项目工作"]</example>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>What is arranged, by whom and by when.</summary>
    public required IReadOnlyList<CareArrangement> Arrangements { get; init; }

    /// <summary>When the plan is to be looked at; null where no day is set yet.</summary>
    /// <example>2022-07-18</example>
    public required DateOnly? NextReviewOn { get; init; }

    /// <summary>Which version it is, from 1.</summary>
    /// <example>1</example>
    public required int Number { get; init; }

    /// <summary>Why it took the place of the former plan; null for the first one.</summary>
    /// <example>null</example>
    public required string? Reason { get; init; }

    /// <summary>When another version took its place, UTC; null while it stands.</summary>
    /// <example>null</example>
    public required DateTime? SupersededAt { get; init; }

    /// <summary>Why the responsible officer handed it back; null where the officer did not.</summary>
    /// <example>null</example>
    public required string? HandedBackBecause { get; init; }

    /// <summary>Whether it was agreed with the person.</summary>
    /// <example>true</example>
    public required bool AgreedWithPerson { get; init; }

    /// <summary>What the person said to it, or why there is no agreement.</summary>
    /// <example>本人同意，希望谈话安排在工作日上午</example>
    public required string AgreementNote { get; init; }

    /// <summary>The day on which the responsible officer accepted it; null while the officer has not.</summary>
    /// <example>2022-04-20</example>
    public required DateOnly? AcceptedOn { get; init; }

    internal static CarePlanAnswer Of(CarePlan plan) =>
        new()
        {
            Id = plan.Id,
            CaseId = plan.CaseId,
            ResponsibleOfficerId = plan.ResponsibleOfficerId,
            MadeBy = plan.MadeBy,
            MadeOn = plan.MadeOn,
            Goals = plan.Goals,
            Measures = plan.MeasureList,
            Needs = plan.Needs?.Split('\n') ?? [],
            Arrangements = CareArrangement.Read(plan.Arrangements),
            NextReviewOn = plan.NextReviewOn,
            Number = plan.Number ?? 1,
            Reason = plan.Reason,
            SupersededAt = plan.SupersededAt,
            HandedBackBecause = plan.HandedBackBecause,
            AgreedWithPerson = plan.AgreedWithPerson,
            AgreementNote = plan.AgreementNote,
            AcceptedOn = plan.AcceptedOn,
        };
}

/// <summary>Asks for all versions of the care plan of a case, the latest first.</summary>
/// <param name="CaseId">The follow-up case's id.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.UnitSecretary, Over.OwnUnit)]
[MaySend(Role.CaseOfficer, Over.Named)]
[MaySend(Role.UnitSecretary, Over.Named)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListCarePlans(Guid CaseId) : IQuery<Page<CarePlanAnswer>>, IConcernSubject
{
    Subject IConcernSubject.Subject => Subjects.Case(CaseId);
}

internal sealed class AgreeCarePlanValidator : AbstractValidator<AgreeCarePlan>
{
    private const int Most = 20;

    public AgreeCarePlanValidator(TimeProvider clock)
    {
        RuleFor(plan => plan.MadeBy).NotEmpty().MaximumLength(200);
        RuleFor(plan => plan.MadeOn).NotInTheFuture(clock);
        RuleFor(plan => plan.Goals).NotEmpty().MaximumLength(1000);
        RuleFor(plan => plan.Measures)
            .Must(measures => measures is { Count: >= 1 } && AreLines(measures))
            .WithProblem("measures", VisitsProblems.Texts);
        RuleFor(plan => plan.Needs).Must(needs => needs is null || AreLines(needs)).WithProblem("needs", VisitsProblems.Texts);
        RuleFor(plan => plan.Arrangements)
            .Must(arrangements => arrangements is null || (arrangements.Count <= Most && arrangements.All(CareArrangement.IsPossible)))
            .WithProblem("arrangements", VisitsProblems.Texts);
        RuleFor(plan => plan.NextReviewOn)
            .Must((plan, day) => day is null || day > plan.MadeOn)
            .WithProblem("plan-next-review", VisitsProblems.Texts);
        RuleFor(plan => plan.Reason).MaximumLength(500);
        RuleFor(plan => plan.AgreementNote).NotEmpty().MaximumLength(1000);
    }

    private static bool AreLines(IReadOnlyList<string> lines) =>
        lines.Count <= Most && lines.All(line => line is { Length: >= 1 and <= 200 } && !line.Contains('\n', StringComparison.Ordinal));
}

internal sealed class AgreeCarePlanHandler(VisitsDb db, OfficeLookup offices, CallContext call, IdSource ids, TimeProvider clock)
    : IRequestHandler<AgreeCarePlan, CarePlanAnswer>
{
    public async Task<CarePlanAnswer> Handle(AgreeCarePlan request, CancellationToken cancellationToken)
    {
        if (await offices.FindOfficer(request.ResponsibleOfficerId, cancellationToken) is null)
        {
            throw new ProblemException(VisitsProblems.NoSuchOfficer) { Field = "responsibleOfficerId" };
        }

        await db.RefuseRecused(request.CaseId, request.ResponsibleOfficerId, call.Language, "responsibleOfficerId", cancellationToken);
        var former = await db.CarePlans.SingleOrDefaultAsync(
            plan => plan.CaseId == request.CaseId && plan.SupersededAt == null,
            cancellationToken
        );
        if (former is not null && string.IsNullOrWhiteSpace(request.Reason))
        {
            throw new ProblemException(VisitsProblems.WhyAnotherPlan) { Field = "reason" };
        }

        former?.SupersededAt = clock.Now();
        // The former plan leaves its place in the index before the new one takes it.
        await db.SaveChangesAsync(cancellationToken);
        var plan = new CarePlan
        {
            Id = ids.New(),
            CaseId = request.CaseId,
            ResponsibleOfficerId = request.ResponsibleOfficerId,
            MadeBy = request.MadeBy,
            MadeOn = request.MadeOn,
            Goals = request.Goals,
            Measures = string.Join('\n', request.Measures),
            Needs = request.Needs is null or [] ? null : string.Join('\n', request.Needs),
            Arrangements = CareArrangement.Write(request.Arrangements),
            NextReviewOn = request.NextReviewOn,
            Number = former is null ? 1 : (former.Number ?? 1) + 1,
            Reason = former is null ? null : request.Reason,
            AgreedWithPerson = request.AgreedWithPerson,
            AgreementNote = request.AgreementNote,
            AcceptedOn = null,
            AcceptedAt = null,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };
        db.CarePlans.Add(plan);
        await db.SaveChangesAsync(cancellationToken);
        return CarePlanAnswer.Of(plan);
    }
}

internal sealed class GetCarePlanHandler(VisitsDb db) : IRequestHandler<GetCarePlan, CarePlanAnswer>
{
    public async Task<CarePlanAnswer> Handle(GetCarePlan request, CancellationToken cancellationToken) =>
        CarePlanAnswer.Of(
            await db.CarePlans.SingleOrDefaultAsync(plan => plan.CaseId == request.CaseId && plan.SupersededAt == null, cancellationToken)
                ?? throw new ProblemException(VisitsProblems.NoCarePlan)
        );
}

internal sealed class ListCarePlansHandler(VisitsDb db) : IRequestHandler<ListCarePlans, Page<CarePlanAnswer>>
{
    public async Task<Page<CarePlanAnswer>> Handle(ListCarePlans request, CancellationToken cancellationToken)
    {
        var plans = await db
            .CarePlans.Where(plan => plan.CaseId == request.CaseId)
            .OrderByDescending(plan => plan.Id)
            .ToListAsync(cancellationToken);
        return new Page<CarePlanAnswer>(plans.ConvertAll(CarePlanAnswer.Of), null);
    }
}

internal static class AgreeCarePlanEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/follow-up-cases/{caseId:guid}/care-plan",
                (Guid caseId, AgreeCarePlan body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { CaseId = caseId }, plan => $"/api/v1/follow-up-cases/{plan.CaseId}/care-plan", ct)
            )
            .Describe(
                "agreeCarePlan",
                "制定关怀回访方案",
                "Make a care plan",
                "Records the care plan of one person, made with the person, and who is responsible. A new plan supersedes the former one and is to be accepted anew."
            )
            .Takes("caseId", "The follow-up case's id.", "{zhangXuanCaseId}")
            .MayAnswer(VisitsProblems.NoSuchOfficer)
            .MayAnswer(VisitsProblems.VisitorRecused, "近亲属")
            .MayAnswer(VisitsProblems.WhyAnotherPlan)
            .Creates();
        api.MapGet(
                "/follow-up-cases/{caseId:guid}/care-plans",
                (Guid caseId, HttpDoor door, CancellationToken ct) => door.Get(new ListCarePlans(caseId), ct)
            )
            .Describe(
                "listCarePlans",
                "列出方案各版本",
                "List versions of a care plan",
                "Lists all versions of a case's care plan, the latest first; former ones stay as they were."
            )
            .Takes("caseId", "The follow-up case's id.", "{zhangXuanCaseId}");
        api.MapGet(
                "/follow-up-cases/{caseId:guid}/care-plan",
                (Guid caseId, HttpDoor door, CancellationToken ct) => door.Get(new GetCarePlan(caseId), ct)
            )
            .Describe("getCarePlan", "查看关怀回访方案", "Get a care plan", "Gives the care plan of a case as it stands.")
            .Takes("caseId", "The follow-up case's id.", "{zhangXuanCaseId}")
            .MayAnswer(VisitsProblems.NoCarePlan);
    }
}
