using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using Guihang.Policy.Calendar;
using Guihang.Policy.Enrolments;
using Guihang.Sanctions.Contracts;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Something that was consulted or somebody who was heard before screening.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record RecordFinding : IChange<FindingAnswer>, IConcernSubject
{
    /// <summary>The person, from the address.</summary>
    [JsonIgnore]
    public Guid PersonId { get; init; }

    /// <summary>What was consulted or who was heard.</summary>
    /// <example>colleague</example>
    public required FindingKind Kind { get; init; }

    /// <summary>The day.</summary>
    /// <example>2023-09-18</example>
    public required DateOnly On { get; init; }

    /// <summary>What it found.</summary>
    /// <example>同事反映其主动担责，影响期内牵头完成征地遗留问题</example>
    public required string Found { get; init; }

    /// <summary>The grounds for exclusion that it establishes, by the keys of the jurisdiction's policy; empty where it establishes none.</summary>
    /// <example>[]</example>
    public IReadOnlyList<string> Established { get; init; } = [];

    /// <summary>For a colleague or relative: who was heard, as a label. No report about the person and no view of a unit shows it.</summary>
    /// <example>同事甲</example>
    public string? Informant { get; init; }

    /// <summary>For a relative: whether the relative agreed to be heard. Who does not agree is not heard, and that costs nothing.</summary>
    /// <example>null</example>
    public bool? Agreed { get; init; }

    /// <summary>For an item of the dossier: its number there, so that the same item is counted once however often it is consulted.</summary>
    /// <example>null</example>
    public string? ItemNumber { get; init; }

    /// <summary>The day of the conduct, within an influence period of the person; required where conduct within the period establishes a ground for exclusion.</summary>
    /// <example>null</example>
    public DateOnly? ConductOn { get; init; }

    /// <summary>What it bears on: nature, kind, conduct, mindset.</summary>
    /// <example>["conduct","mindset"]</example>
    public IReadOnlyList<FindingAspect> BearsOn { get; init; } = [];

    /// <summary>Ids of files kept elsewhere in the case that show it, 20 at most; its own are attached to the finding.</summary>
    /// <example>[]</example>
    public IReadOnlyList<Guid> Attachments { get; init; } = [];

    /// <summary>The finding that this one puts right; null for a new one.</summary>
    /// <example>null</example>
    public Guid? Corrects { get; init; }

    Subject IConcernSubject.Subject => Subjects.Person(PersonId);
}

/// <summary>A finding.</summary>
public sealed record FindingAnswer
{
    /// <summary>The finding's id.</summary>
    /// <example>{findingId}</example>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    /// <example>{zhangMingjunId}</example>
    public required Guid PersonId { get; init; }

    /// <summary>What was consulted or who was heard.</summary>
    /// <example>colleague</example>
    public required FindingKind Kind { get; init; }

    /// <summary>The day.</summary>
    /// <example>2023-09-18</example>
    public required DateOnly On { get; init; }

    /// <summary>What it found.</summary>
    /// <example>同事反映其主动担责，影响期内牵头完成征地遗留问题</example>
    public required string Found { get; init; }

    /// <summary>The grounds for exclusion that it establishes.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<string> Established { get; init; }

    /// <summary>The number of the dossier item.</summary>
    /// <example>null</example>
    public required string? ItemNumber { get; init; }

    /// <summary>The day of the conduct; null where nobody said.</summary>
    /// <example>null</example>
    public required DateOnly? ConductOn { get; init; }

    /// <summary>What it bears on.</summary>
    /// <example>["conduct","mindset"]</example>
    public required IReadOnlyList<FindingAspect> BearsOn { get; init; }

    /// <summary>Ids of files kept elsewhere in the case that show it.</summary>
    /// <example>[]</example>
    public required IReadOnlyList<Guid> Attachments { get; init; }

    /// <summary>Who was heard, as a label; for those who handle the case only.</summary>
    /// <example>同事甲</example>
    public required string? Informant { get; init; }

    internal static FindingAnswer Of(Finding finding) =>
        new()
        {
            Id = finding.FindingId,
            PersonId = finding.PersonId,
            Kind = finding.Kind,
            On = finding.On,
            Found = finding.Found,
            Established = [.. finding.Established],
            ItemNumber = finding.ItemNumber,
            ConductOn = finding.ConductOn,
            BearsOn = finding.BearsOnAspects,
            Attachments = [.. (finding.Attachments ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)],
            Informant = finding.Informant,
        };
}

internal sealed class RecordFindingValidator : AbstractValidator<RecordFinding>
{
    private const int MostAttachments = 20;

    public RecordFindingValidator(TimeProvider clock)
    {
        RuleFor(finding => finding.On).NotInTheFuture(clock);
        RuleFor(finding => finding.Found).NotEmpty().MaximumLength(4000);
        RuleFor(finding => finding.Informant).MaximumLength(50);
        RuleFor(finding => finding.ItemNumber).MaximumLength(60);
        RuleFor(finding => finding.ItemNumber)
            .Must((finding, number) => number is null || finding.Kind == FindingKind.DossierItem)
            .WithProblem("item-number", EvaluationProblems.Texts);
        // Whether it was in a period is told by its own day: that of the finding is the day on which somebody asked.
        RuleFor(finding => finding.ConductOn)
            .Must(
                (finding, day) =>
                    day is not null || finding.Kind != FindingKind.ConductInPeriod || finding.Established is not { Count: > 0 }
            )
            .WithProblem("conduct-on", EvaluationProblems.Texts);
        RuleFor(finding => finding.ConductOn)
            .Must((finding, day) => day is null || day <= finding.On)
            .WithProblem("conduct-after-finding", EvaluationProblems.Texts);
        RuleFor(finding => finding.BearsOn).NotNull();
        RuleFor(finding => finding.Attachments)
            .Must(attachments => attachments is { Count: <= MostAttachments })
            .WithProblem("finding-attachments", EvaluationProblems.Texts);
        RuleFor(finding => finding.Informant)
            .Must((finding, informant) => string.IsNullOrWhiteSpace(informant) != IsTalk(finding.Kind))
            .WithProblem("informant", EvaluationProblems.Texts);
        RuleFor(finding => finding.Agreed)
            .Must((finding, agreed) => finding.Kind != FindingKind.Family || agreed == true)
            .WithProblem("family-agreed", EvaluationProblems.Texts);
    }

    private static bool IsTalk(FindingKind kind) => kind is FindingKind.Colleague or FindingKind.Family;
}

internal sealed class RecordFindingHandler(
    EvaluationDb db,
    SchemePolicy policy,
    SchemeLedger ledger,
    PersonFiles files,
    IMediator mediator,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<RecordFinding, FindingAnswer>
{
    public async Task<FindingAnswer> Handle(RecordFinding request, CancellationToken cancellationToken)
    {
        var person =
            await mediator.Send(new FindPerson(request.PersonId), cancellationToken)
            ?? throw new ProblemException(CoreProblems.NotFound, SubjectKinds.Person);
        var known = policy.Grounds(person.Region, clock.Today());
        if (request.Established.FirstOrDefault(ground => !known.Contains(ground, StringComparer.Ordinal)) is { } unknown)
        {
            throw new ProblemException(EvaluationProblems.GroundUnknown, unknown, string.Join(", ", known)) { Field = "established" };
        }

        await CheckConduct(request, cancellationToken);
        await CheckFiles(request, cancellationToken);
        var row = ids.New();
        var finding = new Finding
        {
            Id = row,
            FindingId = await Corrected(request, cancellationToken) ?? row,
            PersonId = person.PersonId,
            UnitId = person.UnitId,
            Region = person.Region,
            Kind = request.Kind,
            On = request.On,
            Found = request.Found,
            Grounds = string.Join(',', request.Established),
            Informant = request.Informant,
            ItemNumber = request.ItemNumber,
            ConductOn = request.ConductOn,
            BearsOn = request.BearsOn is [] ? null : string.Join(',', request.BearsOn.Distinct().Order()),
            Attachments = request.Attachments is [] ? null : string.Join(',', request.Attachments.Select(id => id.ToString("N"))),
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            SupersededAt = null,
        };
        db.Findings.Add(finding);
        await db.SaveChangesAsync(cancellationToken);
        await ledger.Tell(SchemeFacts.Of(finding), cancellationToken);
        return FindingAnswer.Of(finding);
    }

    private async Task CheckConduct(RecordFinding request, CancellationToken cancellationToken)
    {
        if (request.ConductOn is not { } day)
        {
            return;
        }

        var sanctions = (await ledger.Person(request.PersonId, cancellationToken))
            .Sanctions.Where(sanction => !sanction.State.IsRevoked)
            .ToList();
        var periods = sanctions.Select(sanction => sanction.State.Period).OfType<DateSpan>().ToList();
        // Where a person has yet to decide a period, whether the day is in it is open too.
        if (
            !periods.Exists(period => period.Contains(day))
            && !sanctions.Exists(sanction => sanction.NeedsDecision && sanction.State.DecidedOn <= day)
        )
        {
            throw new ProblemException(EvaluationProblems.OutsidePeriods, day, periods is [] ? "-" : string.Join(", ", periods))
            {
                Field = "conductOn",
            };
        }
    }

    private async Task CheckFiles(RecordFinding request, CancellationToken cancellationToken)
    {
        if (request.Attachments is [])
        {
            return;
        }

        var known = await files.Of(request.PersonId, request.Attachments, cancellationToken);
        foreach (var (i, id) in request.Attachments.Index())
        {
            if (!known.Contains(id))
            {
                throw new ProblemException(EvaluationProblems.FileUnknown, id) { Field = $"attachments[{i}]" };
            }
        }
    }

    private async Task<Guid?> Corrected(RecordFinding request, CancellationToken cancellationToken)
    {
        if (request.Corrects is not { } corrects)
        {
            return null;
        }

        var corrected =
            await db.Findings.SingleOrDefaultAsync(
                f => f.FindingId == corrects && f.PersonId == request.PersonId && f.SupersededAt == null,
                cancellationToken
            ) ?? throw new ProblemException(EvaluationProblems.FindingUnknown) { Field = "corrects" };
        corrected.SupersededAt = clock.Now();
        // The old row leaves its place in the index before the new one takes it.
        await db.SaveChangesAsync(cancellationToken);
        return corrected.FindingId;
    }
}

internal static class RecordFindingEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/people/{personId:guid}/findings",
                (Guid personId, RecordFinding body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { PersonId = personId }, finding => $"/api/v1/people/{finding.PersonId}/findings", ct)
            )
            .Describe(
                "recordFinding",
                "登记核查情况",
                "Record a finding",
                "Records a dossier item that was consulted, a unit's opinion, a colleague or relative who was heard, or conduct within the period. Grounds for exclusion are named by the keys of the jurisdiction's policy. A relative is heard only where the relative agrees."
            )
            .Takes("personId", "The person's id.", "{zhangMingjunId}")
            .MayAnswer(EvaluationProblems.GroundUnknown, "laziness", "private-gain, knowing-breach, persisted-after-ban, poor-conduct")
            .MayAnswer(EvaluationProblems.FindingUnknown)
            .MayAnswer(EvaluationProblems.OutsidePeriods, "2024-05-06", "2022-03-15..2023-09-14")
            .MayAnswer(EvaluationProblems.FileUnknown, "0165f446-b800-7614-bc3c-9ea2d328e33a")
            .Creates();
}
