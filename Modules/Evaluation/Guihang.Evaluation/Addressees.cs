using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Sanctions.Contracts;

namespace Guihang.Evaluation;

/// <summary>To whom the leading group writes of a person, and who reads it there.</summary>
internal static class Addressees
{
    private const string OrganisationDepartment = "组织部门";

    /// <summary>The organisation department, whose letter is not for the unit to read, and the unit where the person is now.</summary>
    public static IReadOnlyList<(string? Name, Place Place, Role? Reader)> Of(
        Enrolment enrolment,
        SanctionedPerson person,
        UnitAnswer? unit
    ) =>
        [
            (OrganisationDepartment, new Place(enrolment.Region, Guid.Empty), Role.OrganisationDepartment),
            (unit?.CommitteeName, new Place(person.Region, person.UnitId), null),
        ];
}
