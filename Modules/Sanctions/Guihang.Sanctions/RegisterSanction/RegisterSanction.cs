using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy;
using Guihang.Policy.Calendar;
using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>A sanction to be registered.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record RegisterSanction : IChange<SanctionAnswer>, IConcernSubject
{
    /// <summary>The person, from the address.</summary>
    [JsonIgnore]
    public Guid PersonId { get; init; }

    /// <summary>The regime.</summary>
    /// <example>employingOrgan</example>
    public required SanctionRegime Regime { get; init; }

    /// <summary>The kind.</summary>
    /// <example>majorDemerit</example>
    public required SanctionKind Kind { get; init; }

    /// <summary>The text of law that the decision applied, a key of <c>sanctions.texts</c>. It is what the decision says, and is not derived from its date.</summary>
    /// <example>regulation-2007</example>
    public required string LegalText { get; init; }

    /// <summary>
    /// Why the decision applied a text that was no longer in force on its day: conduct that ended before the new text is judged by the old one unless the
    /// new one is milder (从旧兼从轻). Needed then, and null otherwise.
    /// </summary>
    /// <example>null</example>
    public string? LegalTextReason { get; init; }

    /// <summary>The day on which the body with the power to approve took the decision.</summary>
    /// <example>2018-09-05</example>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>The body that decided.</summary>
    /// <example>佛山市南海区人民政府</example>
    public required string DecidingBody { get; init; }

    /// <summary>The number of the decision.</summary>
    /// <example>南府〔2018〕13号</example>
    public required string DocumentNumber { get; init; }

    /// <summary>For what, in a few words.</summary>
    /// <example>火灾事故中违反工作纪律</example>
    public required string Cause { get; init; }

    /// <summary>The nature of the error (错误性质), in the words of the policy list <c>sanctions.causes</c>; figures and schemes may go by it.</summary>
    /// <example>["workplace-safety"]</example>
    public IReadOnlyList<string> Causes { get; init; } = [];

    /// <summary>What made it lighter or heavier, as the decision says (情节); null where it says nothing.</summary>
    /// <example>负有主要领导责任；主动配合调查</example>
    public string? Circumstances { get; init; }

    /// <summary>
    /// The jurisdiction (GB/T 2260) whose commission filed and handled the case (立案机关所在辖区): returns tell a commission's own cases from those of others
    /// by it. Null where nobody has said, or where no commission did.
    /// </summary>
    /// <example>440605</example>
    public string? CaseRegion { get; init; }

    /// <summary>A serious warning given instead of removal, because the person held no Party post.</summary>
    /// <example>false</example>
    public bool InsteadOfRemoval { get; init; }

    /// <summary>How many sanctions of this kind were decided together.</summary>
    /// <example>1</example>
    public int Together { get; init; } = 1;

    /// <summary>The length that the decision itself states, where several were decided together; null where the law gives it.</summary>
    /// <example>null</example>
    public Duration? StatedLength { get; init; }

    Subject IConcernSubject.Subject => Subjects.Person(PersonId);
}

internal sealed class RegisterSanctionValidator : AbstractValidator<RegisterSanction>
{
    public RegisterSanctionValidator(TimeProvider clock, RegionTable regions)
    {
        RuleFor(sanction => sanction.LegalText).NotEmpty().MaximumLength(60);
        RuleFor(sanction => sanction.LegalTextReason).MaximumLength(300);
        RuleFor(sanction => sanction.DecidedOn).NotInTheFuture(clock);
        RuleFor(sanction => sanction.DecidingBody).NotEmpty().MaximumLength(100);
        RuleFor(sanction => sanction.DocumentNumber).NotEmpty().MaximumLength(60);
        RuleFor(sanction => sanction.Cause).NotEmpty().MaximumLength(200);
        RuleFor(sanction => sanction.Causes)
            .Must(causes => causes.Count <= 10 && causes.All(cause => cause.Length is > 0 and <= 60 && !cause.Contains(',')))
            .WithProblem("causes", SanctionProblems.Texts);
        RuleFor(sanction => sanction.Circumstances).MaximumLength(500);
        RuleFor(sanction => sanction.CaseRegion)
            .Must(region => region is null || regions.Knows(region))
            .WithProblem("region-unknown", CoreProblems.Texts);
        RuleFor(sanction => sanction.Together).InclusiveBetween(1, 20);
        RuleFor(sanction => sanction.InsteadOfRemoval)
            .Must((sanction, isInstead) => !isInstead || sanction is { Regime: SanctionRegime.Party, Kind: SanctionKind.SeriousWarning })
            .WithProblem("instead-of-removal", SanctionProblems.Texts);
        RuleFor(sanction => sanction.StatedLength)
            .Must((sanction, length) => length is null || sanction.Together > 1)
            .WithProblem("stated-length", SanctionProblems.Texts);
    }
}

internal sealed class RegisterSanctionHandler(
    SanctionsDb db,
    RegisteredSanctions registered,
    PeriodChanges changes,
    LegalTexts texts,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<RegisterSanction, SanctionAnswer>
{
    public async Task<SanctionAnswer> Handle(RegisterSanction request, CancellationToken cancellationToken)
    {
        var person = await db.People.SingleAsync(person => person.Id == request.PersonId, cancellationToken);
        texts.Check(person.Region, request);
        await CheckNew(request, cancellationToken);
        var sanction = SanctionRows.Make(request, PersonStanding.Of(person), person.Id, ids.New(), clock.Now());
        db.Sanctions.Add(sanction);
        await db.SaveChangesAsync(cancellationToken);

        return await changes.Tell(person, sanction.SanctionId, state => new SanctionRegistered(state), cancellationToken);
    }

    // One decision is one sanction: a second would have every visit owed twice.
    private async Task CheckNew(RegisterSanction request, CancellationToken cancellationToken)
    {
        var there = (await registered.Of([request.PersonId], cancellationToken)).FirstOrDefault(other => other.Is(request));
        if (there is not null)
        {
            throw new ProblemException(SanctionProblems.AlreadyRegistered, there.SanctionId);
        }
    }
}

internal static class RegisterSanctionEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/people/{personId:guid}/sanctions",
                (Guid personId, RegisterSanction body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { PersonId = personId }, sanction => $"/api/v1/sanctions/{sanction.Id}", ct)
            )
            .Describe(
                "registerSanction",
                "登记处分",
                "Register a sanction",
                "Registers a sanction. Its influence period is computed from the text that the decision applied, a follow-up case opens by itself, and periods of other sanctions that depend on it are computed anew."
            )
            .Takes("personId", "The person's id.", "{personId}")
            .MayAnswer(SanctionProblems.NotApplicable, new Wording("政务处分没有这种处分。", "Government sanctions know no such kind."))
            .MayAnswer(SanctionProblems.TextUnknown, "regulation-2006", "regulation-2007, psa-2020")
            .MayAnswer(SanctionProblems.OlderText, new Wording("纪律处分条例（2015年）", "Party regulations of 2015"), "2018-09-30")
            .MayAnswer(
                SanctionProblems.TextNotYetInForce,
                new Wording("纪律处分条例（2023年）", "Party regulations of 2023"),
                "2024-01-01",
                "party-2015"
            )
            .MayAnswer(SanctionProblems.AlreadyRegistered, "0165a707-5400-7dc4-b32a-5bc3535087be")
            .Creates();
}
