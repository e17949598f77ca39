using Guihang.Core.Documents;
using Guihang.Core.OfficeDirectory;
using Guihang.Policy.Rules;

namespace Guihang.Evaluation;

/// <summary>Orders the opinion of the leading group for the organisation department and for the person's unit.</summary>
internal sealed class OpinionLetters(SchemeLedger ledger, OfficeLookup offices, DocumentOrders documents)
{
    public async Task Order(
        Enrolment enrolment,
        GradeDecision decision,
        InstrumentGrade grade,
        IReadOnlyList<string> templates,
        CancellationToken cancellationToken
    )
    {
        var person = await ledger.Person(enrolment.PersonId, cancellationToken);
        var unit = await offices.FindUnit(person.UnitId, cancellationToken);
        var programme = enrolment.Decided()!.Programme.Zh;
        foreach (var template in templates)
        {
            foreach (var (addressee, place, reader) in Addressees.Of(enrolment, person, unit))
            {
                documents.Order(
                    template,
                    Subjects.Enrolment(enrolment.Id),
                    place,
                    decision.On,
                    new Dictionary<string, (string? Value, string Source)>(StringComparer.Ordinal)
                    {
                        ["addressee"] = (addressee, "directory.unit"),
                        ["personName"] = (person.Name, "sanctions.person"),
                        ["unitName"] = (unit?.Name, "directory.unit"),
                        ["programme"] = (programme, "evaluation.enrolment"),
                        ["grade"] = (grade.Title.Zh, "evaluation.grade"),
                        ["decidedOn"] = (PrintedDay.Of(decision.On), "evaluation.grade"),
                        ["documentNumber"] = (decision.DocumentNumber, "evaluation.grade"),
                        ["groupName"] = ($"{programme}工作领导小组", "evaluation.enrolment"),
                        ["reasons"] = (decision.Reasons, "evaluation.grade"),
                    },
                    reader
                );
            }
        }

        await documents.Save(cancellationToken);
    }
}
