using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Sanctions;

/// <summary>That a decision was served on the person.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ServeDecision : IChange<SanctionAnswer>, IConcernSubject, IExpectVersion
{
    /// <summary>The sanction, from the address.</summary>
    [JsonIgnore]
    public Guid SanctionId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int ExpectedVersion { get; init; }

    /// <summary>The day of service.</summary>
    /// <example>2018-09-07</example>
    public required DateOnly On { get; init; }

    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

internal sealed class ServeDecisionValidator : AbstractValidator<ServeDecision>
{
    public ServeDecisionValidator(TimeProvider clock) => RuleFor(service => service.On).NotInTheFuture(clock);
}

internal sealed class ServeDecisionHandler(SanctionsDb db, SanctionLedger ledger, PeriodChanges changes)
    : IRequestHandler<ServeDecision, SanctionAnswer>
{
    public async Task<SanctionAnswer> Handle(ServeDecision request, CancellationToken cancellationToken)
    {
        var (person, history) = await ledger.ReadForChange(request.SanctionId, request.ExpectedVersion, cancellationToken);
        if (history.ServedOn is { } served)
        {
            throw new ProblemException(SanctionProblems.AlreadyServed, SanctionLedger.Day(served));
        }

        ledger.Add(history, SanctionActKind.Served, request.On);
        await db.SaveChangesAsync(cancellationToken);

        // Service moves no period, but the law of the first contact hangs on it.
        return await changes.Tell(person, request.SanctionId, state => new SanctionServed(state), cancellationToken);
    }
}

internal static class ServeDecisionEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/sanctions/{id:guid}/service",
                (Guid id, ServeDecision body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { SanctionId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "serveDecision",
                "登记送达",
                "Record service",
                "Records the day on which the decision was served. Letters that policy sends with the decision are ordered in the same transaction, and the first talk becomes due."
            )
            .Takes("id", "The sanction's id.", "{sanctionToServeId}")
            .MayAnswer(SanctionProblems.AlreadyServed, "2018-09-07")
            .MayAnswer(SanctionProblems.AlreadyRevoked)
            .MayAnswer(SanctionProblems.BeforeTheDecision, "2018-09-05")
            .Changes();
}
