using Guihang.Core.Policies.Deciding;
using Guihang.Core.Regions;
using Guihang.Evaluation.Data;
using Guihang.Policy.Enrolments;
using Guihang.Policy.Rules;
using Guihang.Sanctions.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Reads a page of a population with all that screening needs: three queries, whatever its length.</summary>
internal sealed class PopulationReader(EvaluationDb db, RegionTable regions, IMediator mediator)
{
    private const int DefaultPeople = 50;

    public async Task<(IReadOnlyList<Candidate> Candidates, Guid? Next)> Read(IPopulation population, CancellationToken cancellationToken)
    {
        var limit = population.Limit ?? DefaultPeople;
        var people = await mediator.Send(
            new ReadSanctionedPeople
            {
                Regions = regions.Within(population.Jurisdiction, population.On),
                DecidedFrom = population.DecidedFrom,
                DecidedTo = population.DecidedTo,
                EndedFrom = population.EndedFrom,
                EndedTo = population.EndedTo,
                Cause = population.Cause,
                After = population.AfterPerson,
                Limit = limit + 1,
            },
            cancellationToken
        );
        var page = people.Take(limit).ToList();
        var ids = page.ConvertAll(person => person.PersonId);
        var findings = (
            await db
                .Findings.Where(f => ids.Contains(f.PersonId) && f.SupersededAt == null)
                .OrderBy(f => f.On)
                .ThenBy(f => f.FindingId)
                .ToListAsync(cancellationToken)
        ).ToLookup(finding => finding.PersonId);
        var standing = await db
            .Enrolments.Where(e => ids.Contains(e.PersonId) && e.SupersededAt == null)
            .ToDictionaryAsync(e => e.PersonId, cancellationToken);
        return (
            page.ConvertAll(person => new Candidate(
                person,
                [.. findings[person.PersonId]],
                standing.GetValueOrDefault(person.PersonId),
                population.On
            )),
            people.Count > limit ? page[^1].PersonId : null
        );
    }
}

/// <summary>Somebody to screen.</summary>
internal sealed record Candidate(SanctionedPerson Person, IReadOnlyList<Finding> Findings, Enrolment? Last, DateOnly On)
{
    /// <summary>Why there is nothing to do; null where there is.</summary>
    public PassedOver? PassedOver =>
        Last switch
        {
            null => null,
            { Standing: EnrolmentStanding.Enrolled } => Evaluation.PassedOver.Enrolled,
            { AwaitsGroup: true } => Evaluation.PassedOver.AwaitsGroup,
            _ when Last.ScreenedOn >= On => Evaluation.PassedOver.Screened,
            _ => null,
        };

    public List<Finding> Heard => [.. Findings.Where(finding => finding.On <= On)];
}

internal sealed class ScreenPopulationHandler(PopulationReader population, Screenings screenings)
    : IRequestHandler<ScreenPopulation, ScreenedPage>
{
    public async Task<ScreenedPage> Handle(ScreenPopulation request, CancellationToken cancellationToken)
    {
        var (candidates, next) = await population.Read(request, cancellationToken);
        var screened = new List<ScreenedPerson>(candidates.Count);
        foreach (var candidate in candidates)
        {
            if (candidate.PassedOver is { } why)
            {
                screened.Add(ScreenedPerson.Over(candidate.Person.PersonId, why));
                continue;
            }

            var enrolment = await screenings.Screen(
                candidate.Person,
                candidate.Findings,
                candidate.Last,
                new ScreeningChoice(request.On, null, null),
                cancellationToken
            );
            screened.Add(
                ScreenedPerson.Of(enrolment.PersonId, enrolment.Id, enrolment.Decision.Kind, enrolment.Decided(), candidate.Heard)
            );
        }

        return new ScreenedPage(screened, next);
    }
}

internal sealed class PreviewScreeningHandler(PopulationReader population, PolicyEngine engine)
    : IRequestHandler<PreviewScreening, ScreenedPage>
{
    public async Task<ScreenedPage> Handle(PreviewScreening request, CancellationToken cancellationToken)
    {
        var (candidates, next) = await population.Read(request, cancellationToken);
        return new ScreenedPage([.. candidates.Select(candidate => Preview(candidate, request.On))], next);
    }

    private ScreenedPerson Preview(Candidate candidate, DateOnly on)
    {
        if (candidate.PassedOver is { } why)
        {
            return ScreenedPerson.Over(candidate.Person.PersonId, why);
        }

        var outcome = engine
            .Decide<EnrolmentFacts, EnrolmentDecision>(
                candidate.Person.Region,
                on,
                ScreeningFacts.Of(candidate.Person, candidate.Heard, on)
            )
            .Outcome;
        return ScreenedPerson.Of(
            candidate.Person.PersonId,
            null,
            OutcomeDocument.KindOf(outcome),
            (outcome as Decided<EnrolmentDecision>)?.Decision,
            candidate.Heard
        );
    }
}
