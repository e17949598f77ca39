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
        RefuseTwice(request.Visitors);
        await RefuseThePerson(request.Visitors, followUp, cancellationToken);
        await CheckOfficers(request.Visitors, cancellationToken);
        await CheckWhoWent(request, followUp, cancellationToken);
    }

    // A decision is registered on its day or later: most are asked nothing.
    private async Task CheckDay(DateOnly heldOn, FollowUpCase followUp, CancellationToken cancellationToken)
    {
        if (heldOn < followUp.OpenedOn)
        {
            var person = await mediator.Send(new ReadPersonSanctions(followUp.PersonId), cancellationToken);
            if (person is { Sanctions: [{ State.DecidedOn: var decided }, ..] } && heldOn < decided)
            {
                throw new ProblemException(VisitsProblems.BeforeTheDecision, decided) { Field = "heldOn" };
            }
        }

        await mediator.RefuseAfterDeath(followUp, heldOn, "heldOn", cancellationToken);
    }

    // Who comes once counts once. Two may have one name; then it is known of each who came.
    private static void RefuseTwice(IReadOnlyList<VisitorEntry> visitors)
    {
        foreach (var (i, visitor) in visitors.Index())
        {
            var isTwice = visitors
                .Take(i)
                .Any(before =>
                    before.OfficerId is { } one && visitor.OfficerId is { } other ? one == other : before.Name.Trim() == visitor.Name.Trim()
                );
            if (isTwice)
            {
                throw new ProblemException(VisitsProblems.VisitorTwice, visitor.Name) { Field = $"visitors[{i}].name" };
            }
        }
    }

    // Nobody visits himself. An officer may have the person's name.
    private async Task RefuseThePerson(IReadOnlyList<VisitorEntry> visitors, FollowUpCase followUp, CancellationToken cancellationToken)
    {
        if (visitors.All(visitor => visitor.OfficerId is not null))
        {
            return;
        }

        var names = await mediator.Send(new NamePeople([followUp.PersonId]), cancellationToken);
        var person = names.GetValueOrDefault(followUp.PersonId);
        foreach (var (i, visitor) in visitors.Index())
        {
            if (visitor.OfficerId is null && visitor.Name.Trim() == person)
            {
                throw new ProblemException(VisitsProblems.VisitsSelf) { Field = $"visitors[{i}].name" };
            }
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
}
