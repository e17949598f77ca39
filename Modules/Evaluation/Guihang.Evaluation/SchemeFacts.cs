using Guihang.Evaluation.Contracts;
using Guihang.Policy.Rules;

namespace Guihang.Evaluation;

/// <summary>Steps of the programme as other modules see them.</summary>
internal static class SchemeFacts
{
    public static SchemeFact Of(Finding finding) =>
        new(
            SchemeStep.Finding,
            finding.FindingId,
            finding.PersonId,
            finding.UnitId,
            finding.Region,
            Words.Of(finding.Kind),
            finding.On,
            finding.RecordedAt
        )
        {
            Item = finding.ItemNumber,
        };

    /// <summary>A screening that has a standing.</summary>
    public static SchemeFact Of(Enrolment enrolment) =>
        new(
            SchemeStep.Screening,
            enrolment.Id,
            enrolment.PersonId,
            enrolment.UnitId,
            enrolment.Region,
            Words.Of(enrolment.Standing!.Value),
            enrolment.ScreenedOn,
            enrolment.StandsSince ?? enrolment.RecordedAt
        );

    public static SchemeFact Of(GradeDecision grade, Enrolment enrolment) =>
        new(
            SchemeStep.Grade,
            grade.EvaluationId,
            enrolment.PersonId,
            enrolment.UnitId,
            enrolment.Region,
            grade.Grade,
            grade.On,
            grade.RecordedAt
        );

    /// <summary>An observation that has ended.</summary>
    public static SchemeFact Of(Observation observation, Enrolment enrolment) =>
        new(
            SchemeStep.Observation,
            enrolment.Id,
            enrolment.PersonId,
            enrolment.UnitId,
            enrolment.Region,
            observation.Band!,
            observation.EndedOn!.Value,
            observation.RecordedAt
        );
}
