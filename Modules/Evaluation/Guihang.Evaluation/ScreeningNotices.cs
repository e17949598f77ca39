using System.Globalization;
using Guihang.Core.Documents;
using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Policy.Enrolments;
using Guihang.Sanctions.Contracts;

namespace Guihang.Evaluation;

/// <summary>
/// Orders the notice to a person whom screening did not take (筛查结果告知): why, that the person may answer, when there is another look, and that follow-up
/// goes on (党员权利保障条例 art. 36).
/// </summary>
internal sealed class ScreeningNotices(SchemePolicy policy, OfficeLookup offices, DocumentOrders documents)
{
    public async Task Order(Enrolment enrolment, SanctionedPerson person, CancellationToken cancellationToken)
    {
        var templates = policy.ScreeningLetters(enrolment.Region, enrolment.ScreenedOn);
        if (enrolment.Standing is not { } standing || standing == EnrolmentStanding.Enrolled || templates is [])
        {
            return;
        }

        var unit = await offices.FindUnit(person.UnitId, cancellationToken);
        var proposed = enrolment.Decided()!;
        foreach (var template in templates)
        {
            documents.Order(
                template,
                Subjects.Enrolment(enrolment.Id),
                // It belongs to the jurisdiction and to no unit: nobody but the person and who handles the case sees it.
                new Place(enrolment.Region, Guid.Empty),
                enrolment.ScreenedOn,
                new Dictionary<string, (string? Value, string Source)>(StringComparer.Ordinal)
                {
                    ["personName"] = (person.Name, "sanctions.person"),
                    ["unitName"] = (unit?.Name, "directory.unit"),
                    ["programme"] = (proposed.Programme.Zh, "evaluation.enrolment"),
                    ["screenedOn"] = (PrintedDay.Of(enrolment.ScreenedOn), "evaluation.enrolment"),
                    ["standing"] = (StandingInWords.Zh(standing), "evaluation.enrolment"),
                    ["reasons"] = (Reasons(enrolment, proposed), "evaluation.enrolment"),
                    ["lookAgainOn"] = (enrolment.LookAgainOn is { } day ? PrintedDay.Of(day) : null, "evaluation.enrolment"),
                }
            );
        }

        await documents.Save(cancellationToken);
    }

    private static string Reasons(Enrolment enrolment, EnrolmentDecision proposed) =>
        string.Join(
            '；',
            [
                .. enrolment.DiffersBecause is null ? [] : new[] { enrolment.DiffersBecause },
                .. proposed.Excluded.Select(reason => reason.Title.Zh),
                .. proposed.NotYet.Select(NotYet),
            ]
        );

    private static string NotYet(NotYetReason reason) =>
        reason.Kind switch
        {
            NotYetKind.PeriodRuns when reason.Days is { } days => string.Create(
                CultureInfo.InvariantCulture,
                $"影响期未满，还有 {days} 天"
            ),
            NotYetKind.PeriodRuns => "影响期未满",
            NotYetKind.PeriodOver => "不在影响期内",
            _ => $"尚未完成核查：{Missing(reason.Missing!.Value)}",
        };

    private static string Missing(FindingKind kind) =>
        kind switch
        {
            FindingKind.DossierItem => "查阅档案",
            FindingKind.UnitOpinion => "听取单位意见",
            FindingKind.Colleague => "与同事谈话",
            FindingKind.Family => "与家属谈话",
            _ => "影响期内表现",
        };
}
