using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy;
using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>
/// A sanction as it should have been registered: a new row supersedes the one there is. What was decided later is no correction: a change and a revocation
/// are recorded as such.
/// </summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record CorrectSanction : IChange<SanctionAnswer>, IConcernSubject, IExpectVersion
{
    /// <summary>The sanction, from the address.</summary>
    [JsonIgnore]
    public Guid SanctionId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int ExpectedVersion { get; init; }

    /// <summary>Why it is put right.</summary>
    /// <example>决定日期录入有误</example>
    public required string Reason { get; init; }

    /// <summary>The sanction as it should have been registered, whole.</summary>
    public required RegisterSanction Sanction { get; init; }

    /// <summary>The person's standing on the day of the decision, where that was recorded wrongly, whole; null where it stays.</summary>
    public PersonStanding? Standing { get; init; }

    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

/// <summary>What a person was on the day of a decision.</summary>
public sealed record PersonStanding
{
    /// <summary>The class of person.</summary>
    /// <example>civilServant</example>
    public required PersonCategory Category { get; init; }

    /// <summary>Whether the person served.</summary>
    /// <example>inService</example>
    public required ServiceState ServiceState { get; init; }

    /// <summary>The person's place in the leadership.</summary>
    /// <example>none</example>
    public required LeadershipRole Leadership { get; init; }

    /// <summary>The level of the post (职务层次); null where nobody has said.</summary>
    /// <example>ordinaryCadre</example>
    public RankLevel? Rank { get; init; }

    /// <summary>By whom the person was managed (干部管理权限); null where nobody has said.</summary>
    /// <example>unit</example>
    public ManagementLevel? Management { get; init; }

    internal static PersonStanding Of(Person person) =>
        new()
        {
            Category = person.Category,
            ServiceState = person.ServiceState,
            Leadership = person.Leadership,
            Rank = person.Rank,
            Management = person.Management,
        };

    internal static PersonStanding Of(Sanction sanction) =>
        new()
        {
            Category = sanction.Category,
            ServiceState = sanction.ServiceState,
            Leadership = sanction.Leadership,
            Rank = sanction.Rank,
            Management = sanction.Management,
        };
}

internal sealed class CorrectSanctionValidator : AbstractValidator<CorrectSanction>
{
    public CorrectSanctionValidator(TimeProvider clock, RegionTable regions)
    {
        RuleFor(correction => correction.Reason).NotEmpty().MaximumLength(500);
        RuleFor(correction => correction.Sanction).NotNull().SetValidator(new RegisterSanctionValidator(clock, regions));
    }
}

internal sealed class CorrectSanctionHandler(
    SanctionsDb db,
    SanctionLedger ledger,
    PeriodChanges changes,
    LegalTexts texts,
    CallContext call,
    IdSource ids,
    TimeProvider clock
) : IRequestHandler<CorrectSanction, SanctionAnswer>
{
    public async Task<SanctionAnswer> Handle(CorrectSanction request, CancellationToken cancellationToken)
    {
        var (person, history) = await ledger.ReadForChange(request.SanctionId, request.ExpectedVersion, cancellationToken);
        texts.Check(person.Region, request.Sanction, "sanction.");
        if (
            history.Acts.Where(act => act.Kind != SanctionActKind.Corrected).Min(act => (DateOnly?)act.On) is { } first
            && first < request.Sanction.DecidedOn
        )
        {
            throw new ProblemException(SanctionProblems.AfterAnAct, SanctionLedger.Day(first)) { Field = "sanction.decidedOn" };
        }

        var (former, now) = (history.Sanction, clock.Now());
        former.SupersededAt = now;
        // What it was decided on is another: the period is decided anew even where the same comes out.
        var period = await db.Periods.SingleAsync(p => p.SanctionId == former.SanctionId && p.SupersededAt == null, cancellationToken);
        period.SupersededAt = now;
        // The former rows leave their places in the indices before the new ones take them.
        await db.SaveChangesAsync(cancellationToken);
        var standing = request.Standing ?? PersonStanding.Of(former);
        var correction = (call.Caller.OfficerId, request.Reason);
        db.Sanctions.Add(SanctionRows.Correct(former, request.Sanction, standing, ids.New(), now, correction));
        ledger.Add(history, SanctionActKind.Corrected, clock.Today());
        await db.SaveChangesAsync(cancellationToken);
        return await changes.Tell(person, former.SanctionId, state => new SanctionCorrected(state), cancellationToken);
    }
}

internal static class CorrectSanctionEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/sanctions/{id:guid}/correction",
                (Guid id, CorrectSanction body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { SanctionId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "correctSanction",
                "更正处分登记",
                "Correct a sanction",
                "Puts a sanction as it should have been registered, with the reason. The former record stays, and what was known before the correction can be produced again. Its period, the visits owed and the figures are computed anew."
            )
            .Takes("id", "The sanction's id.", "{sanctionToChangeId}")
            .MayAnswer(SanctionProblems.NotApplicable, new Wording("政务处分没有这种处分。", "Government sanctions know no such kind."))
            .MayAnswer(SanctionProblems.TextUnknown, "party-1997", "party-2023, party-2018")
            .MayAnswer(SanctionProblems.TextNotYetInForce, "中国共产党纪律处分条例（2023）", "2024-01-01", "party-2018")
            .MayAnswer(SanctionProblems.OlderText, "中国共产党纪律处分条例（2018）", "2023-12-31")
            .MayAnswer(SanctionProblems.AlreadyRevoked)
            .MayAnswer(SanctionProblems.AfterAnAct, "2018-09-07")
            .Changes();
}
