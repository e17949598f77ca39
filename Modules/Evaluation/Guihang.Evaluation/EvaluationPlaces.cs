using Guihang.Core.Data;
using Guihang.Core.Security;
using Guihang.Evaluation.Data;
using Guihang.Sanctions.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

/// <summary>What requests of this module concern.</summary>
internal static class Subjects
{
    public const string EnrolmentKind = "enrolment";
    public const string SpecialReportKind = "special-report";

    public const string UseKind = "use-of-result";

    public static Subject Person(Guid id) => new(SubjectKinds.Person, id);

    public static Subject Use(Guid id) => new(UseKind, id);

    public static Subject Enrolment(Guid id) => new(EnrolmentKind, id);

    public static Subject SpecialReport(Guid id) => new(SpecialReportKind, id);
}

internal sealed class EnrolmentPlaceFinder(Session session) : IPlaceFinder
{
    public string Kind => Subjects.EnrolmentKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken) =>
        session
            .Context<EvaluationDb>()
            .Enrolments.Where(enrolment => enrolment.Id == id)
            .Select(enrolment => new Place(enrolment.Region, enrolment.UnitId))
            .FirstOrDefaultAsync(cancellationToken);
}
