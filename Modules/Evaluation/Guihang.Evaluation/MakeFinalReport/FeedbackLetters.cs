using System.Globalization;
using Guihang.Core.Documents;
using Guihang.Core.OfficeDirectory;
using Guihang.Policy.Observations;

namespace Guihang.Evaluation;

/// <summary>Orders the feedback letter (反馈函), with advice on use and until when it holds, for the organisation department and for the person's unit.</summary>
internal sealed class FeedbackLetters(SchemeLedger ledger, SchemePolicy policy, OfficeLookup offices, DocumentOrders documents)
{
    public const string Template = "feedback-letter";

    private const string Source = "evaluation.final-report";

    public async Task<IReadOnlyList<Guid>> Order(
        Enrolment enrolment,
        GradeDecision grade,
        ObservationDecision observed,
        MakeFinalReport report,
        CancellationToken cancellationToken
    )
    {
        var person = await ledger.Person(enrolment.PersonId, cancellationToken);
        var unit = await offices.FindUnit(person.UnitId, cancellationToken);
        var title = policy.EvaluationSheet(enrolment)?.Grades.FirstOrDefault(g => g.Key == grade.Grade)?.Title.Zh ?? grade.Grade;
        var values = new Dictionary<string, (string? Value, string Source)>(StringComparer.Ordinal)
        {
            ["personName"] = (person.Name, "sanctions.person"),
            ["unitName"] = (unit?.Name, "directory.unit"),
            ["programme"] = (enrolment.Decided()!.Programme.Zh, "evaluation.enrolment"),
            ["grade"] = (title, "evaluation.grade"),
            ["decidedOn"] = (PrintedDay.Of(grade.On), "evaluation.grade"),
            ["documentNumber"] = (grade.DocumentNumber, "evaluation.grade"),
            ["points"] = ((observed.Points!.Value / 100m).ToString("0.##", CultureInfo.InvariantCulture), "evaluation.observation"),
            ["band"] = (observed.Title!.Zh, "evaluation.observation"),
            ["advice"] = (report.Advice ?? report.Conclusion, Source),
            ["validUntil"] = (report.ValidUntil is { } day ? PrintedDay.Of(day) : null, Source),
            ["reportedOn"] = (PrintedDay.Of(report.On), Source),
            ["policyBasis"] = ($"{PrintedDay.Of(enrolment.ScreenedOn)}纳入时有效的政策", "evaluation.enrolment"),
        };
        var ordered = new List<Guid>();
        foreach (var (addressee, place, reader) in Addressees.Of(enrolment, person, unit))
        {
            values["addressee"] = (addressee, "directory.unit");
            ordered.Add(documents.Order(Template, Subjects.Enrolment(enrolment.Id), place, report.On, values, reader));
        }

        await documents.Save(cancellationToken);
        return ordered;
    }
}
