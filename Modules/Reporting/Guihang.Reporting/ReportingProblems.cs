using System.Resources;
using Guihang.Core.Problems;

namespace Guihang.Reporting;

internal static class ReportingProblems
{
    public static ResourceManager Texts { get; } = new("Guihang.Reporting.Texts", typeof(ReportingProblems).Assembly);

    public static readonly ProblemCode NoSuchIndicator = new("indicator.unknown", 404, Texts);

    public static readonly ProblemCode NoSuchBreakdown = new("indicator.breakdown-unknown", 422, Texts);

    public static readonly ProblemCode NoSuchCell = new("indicator.cell-unknown", 404, Texts);

    public static readonly ProblemCode NoSuchField = new("publication.field-unknown", 404, Texts);

    public static readonly ProblemCode NoSuchRate = new("rate.unknown", 404, Texts);

    public static readonly ProblemCode NoSuchBulletin = new("bulletin.unknown", 404, Texts);

    public static readonly ProblemCode NumberPublished = new("publication.number-taken", 409, Texts);
}
