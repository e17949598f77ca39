using System.Globalization;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>What must hold of a visit before it is recorded: when it may have been held, how many there may be, and who may have gone.</summary>
internal sealed class VisitChecks(
    VisitsDb db,
    VisitCaps caps,
    QuietPeriod quiet,
    OfficeLookup offices,
    IMediator mediator,
    CallContext call
)
{
    /// <summary>Refuses a visit of which something does not hold.</summary>
    public async Task Check(RecordVisit request, FollowUpCase followUp, CancellationToken cancellationToken)
    {
        await CheckDay(request.HeldOn, followUp, cancellationToken);
        await caps.Check(followUp, request.Kind, request.Outcome, request.HeldOn, cancellationToken);
        await quiet.Check(followUp, request, cancellationToken);
        await CheckOfficers(request.Visitors, cancellationToken);
        await CheckWhoWent(request, followUp, cancellationToken);
    }

    // A decision is registered on its day or later, and at death the case is closed: the others are asked nothing.
    private async Task CheckDay(DateOnly heldOn, FollowUpCase followUp, CancellationToken cancellationToken)
    {
        if (heldOn < followUp.OpenedOn)
        {
            var person = await mediator.Send(new ReadPersonSanctions(followUp.PersonId), cancellationToken);
            if (person is { Sanctions: [{ State.DecidedOn: var decided }, ..] } && heldOn < decided)
            {
                throw new ProblemException(VisitsProblems.BeforeTheDecision, Text(decided)) { Field = "heldOn" };
            }
        }

        if (
            followUp.ClosedOn is not null
            && (await mediator.Send(new FindPerson(followUp.PersonId), cancellationToken))?.DiedOn is { } died
            && heldOn > died
        )
        {
            throw new ProblemException(VisitsProblems.AfterDeath, Text(died)) { Field = "heldOn" };
        }
    }

    private async Task CheckOfficers(IReadOnlyList<VisitorEntry> visitors, CancellationToken cancellationToken)
    {
        var ids = visitors.Select(visitor => visitor.OfficerId).OfType<Guid>().Distinct().ToList();
        if (ids is [])
        {
            return;
        }

        var known = await offices.OfficerNamesOf(ids, cancellationToken);
        foreach (var (i, visitor) in visitors.Index())
        {
            if (visitor.OfficerId is { } id && !known.ContainsKey(id))
            {
                throw new ProblemException(VisitsProblems.NoSuchVisitor) { Field = $"visitors[{i}].officerId" };
            }
        }
    }

    // Few cases have a recusal or a substitute; the others are asked nothing.
    private async Task CheckWhoWent(RecordVisit request, FollowUpCase followUp, CancellationToken cancellationToken)
    {
        var substitution = request.SubstitutionId is { } id
            ? await db.Substitutions.FirstOrDefaultAsync(s => s.Id == id && s.CaseId == followUp.Id, cancellationToken)
            : null;
        if (followUp.HasRecusals)
        {
            var recusals = await db.RecusalsOf(followUp.Id).ToListAsync(cancellationToken);
            Recused.Refuse(recusals, request.Visitors, substitution, call.Language);
        }

        if (
            request.SubstitutionId is not null
            && (substitution?.Covers(request.HeldOn) != true || !request.Visitors.Any(substitution.IsOf))
        )
        {
            throw new ProblemException(VisitsProblems.NoSuchSubstitution) { Field = "substitutionId" };
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
