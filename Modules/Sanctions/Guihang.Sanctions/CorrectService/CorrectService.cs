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
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>The day on which a decision was served is put right. The former one stays known; no letter goes out again.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record CorrectService : IChange<SanctionAnswer>, IConcernSubject
{
    /// <summary>The sanction, from the address.</summary>
    [JsonIgnore]
    public Guid SanctionId { get; init; }

    /// <summary>The day of service as it was.</summary>
    /// <example>2018-09-06</example>
    public required DateOnly On { get; init; }

    /// <summary>Why it is put right.</summary>
    /// <example>送达回证所载日期与登记不符</example>
    public required string Reason { get; init; }

    Subject IConcernSubject.Subject => Subjects.Sanction(SanctionId);
}

internal sealed class CorrectServiceValidator : AbstractValidator<CorrectService>
{
    public CorrectServiceValidator(TimeProvider clock)
    {
        RuleFor(correction => correction.On).NotInTheFuture(clock);
        RuleFor(correction => correction.Reason).NotEmpty().MaximumLength(500);
    }
}

internal sealed class CorrectServiceHandler(SanctionsDb db, SanctionLedger ledger, PeriodChanges changes, CallContext call)
    : IRequestHandler<CorrectService, SanctionAnswer>
{
    public async Task<SanctionAnswer> Handle(CorrectService request, CancellationToken cancellationToken)
    {
        var history = await ledger.Read(request.SanctionId, cancellationToken);
        if (history.IsRevoked)
        {
            throw new ProblemException(SanctionProblems.AlreadyRevoked);
        }

        var former = history.Service ?? throw new ProblemException(SanctionProblems.NotServed);
        if (former.On == request.On)
        {
            throw new ProblemException(SanctionProblems.SameServiceDay, SanctionLedger.Day(former.On)) { Field = "on" };
        }

        await ledger.Correct(history, former, request.On, call.Caller.OfficerId, request.Reason, cancellationToken);
        var person = await db.People.SingleAsync(person => person.Id == history.Sanction.PersonId, cancellationToken);

        // What is owed counts from the day of service, and so do the days of the reviews; the period does not.
        return await changes.Tell(person, request.SanctionId, state => new ServiceOfDecisionCorrected(state), cancellationToken);
    }
}

internal static class CorrectServiceEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/sanctions/{id:guid}/service-corrections",
                (Guid id, CorrectService body, HttpDoor door, CancellationToken ct) =>
                    door.Create(body with { SanctionId = id }, sanction => $"/api/v1/sanctions/{sanction.Id}", ct)
            )
            .Describe(
                "correctService",
                "更正送达日期",
                "Correct the day of service",
                "Puts right the day on which a decision was served, with the reason. The former day stays known. The visits owed and the days of the reviews are computed anew; letters that went out with the decision are not ordered again."
            )
            .Takes("id", "The sanction's id.", "{sanctionId}")
            .MayAnswer(SanctionProblems.NotServed)
            .MayAnswer(SanctionProblems.SameServiceDay, "2018-09-07")
            .MayAnswer(SanctionProblems.AlreadyRevoked)
            .MayAnswer(SanctionProblems.BeforeTheDecision, "2018-09-05")
            .Creates();
}
