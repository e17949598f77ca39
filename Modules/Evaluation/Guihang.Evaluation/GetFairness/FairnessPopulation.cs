using Guihang.Core.Data;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Statistics;
using Guihang.Evaluation.Data;
using Guihang.Policy.Rules;
using Guihang.Sanctions.Contracts;
using Guihang.Visits.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>Reads of whom grades were decided in a window, and by what they can be compared. No name and no person's id leaves it.</summary>
internal sealed class FairnessPopulation(
    EvaluationDb db,
    SchemePolicy policy,
    RegionTable regions,
    OfficeLookup offices,
    IMediator mediator,
    TimeProvider clock
)
{
    public const int MostPeople = 5000;

    private const int AtOnce = 1000;
    private const int Percent = 100;

    /// <summary>The questions with their members.</summary>
    /// <exception cref="ProblemException">There are too many people in the window.</exception>
    public async Task<IReadOnlyList<MonitoredQuestion>> Read(GetFairness request, CancellationToken cancellationToken)
    {
        var within = regions.Within(request.Jurisdiction, clock.Today());
        var graded = db
            .Grades.Where(g => g.SupersededAt == null && g.On >= request.From && g.On <= request.To)
            .Join(db.Evaluations, g => g.EvaluationId, e => e.Id, (grade, evaluation) => new { grade, evaluation.EnrolmentId })
            .Join(db.Enrolments, g => g.EnrolmentId, e => e.Id, (g, enrolment) => new { g.grade, enrolment })
            .Where(g => within.Contains(g.enrolment.Region));
        var grades = await graded.OrderBy(g => g.grade.Id).Take(MostPeople + 1).ToListAsync(cancellationToken);
        if (grades.Count > MostPeople)
        {
            throw new ProblemException(EvaluationProblems.TooManyToMonitor, MostPeople);
        }

        var assessors = (
            await graded
                .Join(db.Parts, g => g.grade.EvaluationId, part => part.EvaluationId, (_, part) => part)
                .Where(part => part.Kind == InstrumentPartKind.Grade && part.SupersededAt == null)
                .Select(part => new { part.EvaluationId, part.By })
                .ToListAsync(cancellationToken)
        ).ToLookup(part => part.EvaluationId, part => part.By?.Trim());
        var scores = (
            await graded
                .Join(db.Scores, g => g.enrolment.Id, score => score.EnrolmentId, (_, score) => score)
                .Where(score => score.SupersededAt == null)
                .ToListAsync(cancellationToken)
        ).ToLookup(score => score.EnrolmentId);
        var enrolments = grades.Select(g => g.enrolment).DistinctBy(enrolment => enrolment.Id).ToList();
        var people = await People(enrolments, cancellationToken);
        var visits = await Visits(people.Keys, request, cancellationToken);
        // What was scored before scorers were kept stands for whoever entered it.
        var clerks = await offices.OfficerNamesOf(
            [.. scores.SelectMany(of => of).Where(score => score.Scorer is null).Select(score => score.RecordedBy).Distinct()],
            cancellationToken
        );
        return
        [
            new MonitoredQuestion(
                nameof(FairnessQuestion.GoesOn),
                IsShare: true,
                [
                    .. grades.SelectMany(g =>
                        Graded(g.grade.GoesOn ? 1 : 0, assessors[g.grade.EvaluationId].OfType<string>(), people[g.enrolment.PersonId])
                    ),
                ]
            ),
            new MonitoredQuestion(
                nameof(FairnessQuestion.Score),
                IsShare: false,
                [.. enrolments.SelectMany(enrolment => Scored(enrolment, scores[enrolment.Id], people[enrolment.PersonId], clerks))]
            ),
            new MonitoredQuestion(
                nameof(FairnessQuestion.Visits),
                IsShare: false,
                [.. people.Select(person => new MonitoredMember(visits.GetValueOrDefault(person.Key), person.Value))]
            ),
        ];
    }

    // By the body that assessed, whoever typed it in: with several bodies there is one member each. By what the person is there is one a person.
    private static IEnumerable<MonitoredMember> Graded(int goesOn, IEnumerable<string> bodies, Dictionary<string, string> groups) =>
        bodies
            .Distinct(StringComparer.Ordinal)
            .Select(body => new MonitoredMember(goesOn, By(body, null)))
            .Append(new MonitoredMember(goesOn, groups));

    // Several scores of one person by one hand are no several observations: by evaluator there is one member a person and scorer. By what the person is there is
    // one a person, the mean of the scorers, or whoever has two would count twice.
    private IEnumerable<MonitoredMember> Scored(
        Enrolment enrolment,
        IEnumerable<WindowScore> scores,
        Dictionary<string, string> groups,
        Dictionary<Guid, string> clerks
    )
    {
        var sheet = policy.ObservationSheet(enrolment);
        var means = scores
            .GroupBy(score => score.Scorer ?? clerks.GetValueOrDefault(score.RecordedBy, "system"), StringComparer.Ordinal)
            .Select(by =>
                (
                    Scorer: by.Key,
                    Mean: by.Average(score => score.Points * (double)Percent / (sheet?.Part(score.Dimension)?.Most ?? Percent))
                )
            )
            .ToList();
        var byScorer = means.Select(by => new MonitoredMember(
            by.Mean,
            By(by.Scorer, groups.GetValueOrDefault(nameof(FairnessGrouping.Sex)))
        ));
        return means is []
            ? []
            : byScorer.Append(new MonitoredMember(Math.Round(means.Average(by => by.Mean), MidpointRounding.AwayFromZero), groups));
    }

    private static Dictionary<string, string> By(string evaluator, string? sex)
    {
        var groups = new Dictionary<string, string>(StringComparer.Ordinal) { [nameof(FairnessGrouping.Evaluator)] = evaluator };
        if (sex is not null)
        {
            groups[$"{nameof(FairnessGrouping.SexWithinEvaluator)}/{evaluator}"] = sex;
        }

        return groups;
    }

    private async Task<Dictionary<Guid, Dictionary<string, string>>> People(List<Enrolment> enrolments, CancellationToken cancellationToken)
    {
        var people = new Dictionary<Guid, Dictionary<string, string>>();
        foreach (var chunk in enrolments.Select(enrolment => enrolment.PersonId).Distinct().Chunk(AtOnce))
        {
            var known = await mediator.Send(new ReadMonitoredPeople(chunk), cancellationToken);
            var kinds = await offices.KindsOf([.. known.Values.Select(person => person.UnitId).Distinct()], cancellationToken);
            foreach (var id in chunk)
            {
                people[id] = Groups(known.GetValueOrDefault(id), kinds);
            }
        }

        return people;
    }

    private static Dictionary<string, string> Groups(MonitoredPerson? person, IReadOnlyDictionary<Guid, UnitKind> kinds)
    {
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        if (person?.Sex is { } sex)
        {
            groups[nameof(FairnessGrouping.Sex)] = Words.Of(sex);
        }

        if (person?.Rank is { } rank)
        {
            groups[nameof(FairnessGrouping.Rank)] = Words.Of(rank);
        }

        if (person is not null && kinds.TryGetValue(person.UnitId, out var kind))
        {
            groups[nameof(FairnessGrouping.UnitKind)] = Words.Of(kind);
        }

        if (person?.Kind is { } sanction)
        {
            groups[nameof(FairnessGrouping.SanctionKind)] = Words.Of(sanction);
        }

        return groups;
    }

    private async Task<Dictionary<Guid, int>> Visits(IEnumerable<Guid> people, GetFairness request, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<Guid, int>();
        foreach (var chunk in people.Chunk(AtOnce))
        {
            foreach (var (person, count) in await mediator.Send(new CountHeldVisits(chunk, request.From, request.To), cancellationToken))
            {
                counts[person] = count;
            }
        }

        return counts;
    }
}
