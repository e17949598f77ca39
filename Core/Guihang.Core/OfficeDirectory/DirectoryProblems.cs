using Guihang.Core.Problems;

namespace Guihang.Core.OfficeDirectory;

internal static class DirectoryProblems
{
    public static readonly ProblemCode CodeTaken = new("officer.code-taken", 409, CoreProblems.Texts);

    public static readonly ProblemCode UnitThere = new("unit.already-there", 409, CoreProblems.Texts);
}
