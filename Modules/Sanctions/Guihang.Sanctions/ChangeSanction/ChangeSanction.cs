using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy;
using Guihang.Policy.Sanctions;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Sanctions;

/// <summary>That a sanction was changed to another kind.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ChangeSanction : IChange<SanctionAnswer>, IConcernSubject, IExpectVersion
{
    /// <summary>The sanction, from the address.</summary>
    [JsonIgnore]
    public Guid SanctionId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int ExpectedVersion { get; init; }

    /// <summary>The kind that it was changed to.</summary>
    /// <example>demerit</example>
    public required SanctionKind ChangedTo { get; init; }

    /// <summary>The day of the decision to change it.</summary>
    /// <example>2019-01-15</example>
    public required DateOnly On { get; init; }

    /// <summary>Whether it came out of the person's own review or appeal; then it cannot be heavier.</summary>
    /// <example>true</example>
    public bool OnAppeal { get; init; }

    /// <summary>The number of the decision to change it.</summary>
    /// <example>南府复〔2019〕3号</example>
    public required string DocumentNumber { get; init; }

    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

internal sealed class ChangeSanctionValidator : AbstractValidator<ChangeSanction>
{
    public ChangeSanctionValidator(TimeProvider clock)
    {
        RuleFor(change => change.On).NotInTheFuture(clock);
        RuleFor(change => change.DocumentNumber).NotEmpty().MaximumLength(60);
    }
}

internal sealed class ChangeSanctionHandler(SanctionsDb db, SanctionLedger ledger, PeriodChanges changes)
    : IRequestHandler<ChangeSanction, SanctionAnswer>
{
    public async Task<SanctionAnswer> Handle(ChangeSanction request, CancellationToken cancellationToken)
    {
        var (person, history) = await ledger.ReadForChange(request.SanctionId, request.ExpectedVersion, cancellationToken);
        if (request.ChangedTo == history.KindNow)
        {
            throw new ProblemException(SanctionProblems.SameKind) { Field = "changedTo" };
        }

        ledger.Add(history, SanctionActKind.Changed, request.On, request.ChangedTo, request.OnAppeal, request.DocumentNumber);
        await db.SaveChangesAsync(cancellationToken);
        return await changes.Tell(person, request.SanctionId, state => new SanctionChanged(state), cancellationToken);
    }
}

internal static class ChangeSanctionEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/sanctions/{id:guid}/changes",
                (Guid id, ChangeSanction body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { SanctionId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "changeSanction",
                "登记变更",
                "Record a change",
                "Records that a sanction was changed to a lighter or heavier kind. Its period, the visits owed and the figures are computed anew."
            )
            .Takes("id", "The sanction's id.", "{sanctionToChangeId}")
            .MayAnswer(SanctionProblems.NotApplicable, new Wording("政务处分没有这种处分。", "Government sanctions know no such kind."))
            .MayAnswer(SanctionProblems.SameKind)
            .MayAnswer(SanctionProblems.AlreadyRevoked)
            .MayAnswer(SanctionProblems.BeforeTheDecision, "2018-09-05")
            .Changes();
}
