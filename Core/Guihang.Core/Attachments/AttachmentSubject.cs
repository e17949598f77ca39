using Guihang.Core.Security;

namespace Guihang.Core.Attachments;

/// <summary>A kind of thing to which files may be attached. The module that owns the thing declares it and maps its addresses.</summary>
/// <param name="Kind">The kind, as <see cref="Subject"/> has it.</param>
/// <param name="Path">How addresses name such things: <c>visits</c>.</param>
/// <param name="Name">The thing in operation names: <c>Visit</c>.</param>
/// <param name="Chinese">The thing in Chinese summaries.</param>
/// <param name="English">The thing in English summaries, with its article.</param>
/// <param name="ExampleId">The id of one in the demo, a word in braces.</param>
public sealed record AttachmentSubject(string Kind, string Path, string Name, string Chinese, string English, string ExampleId)
{
    /// <summary>Who may see the thing, and so its files.</summary>
    public IReadOnlyList<Role> Readers { get; init; } = [Role.CaseOfficer, Role.UnitSecretary];
}

/// <summary>Whether a caller may see the thing to which a file belongs: what is in the thing's declaration, where the caller reaches it in that role.</summary>
internal sealed class AttachmentAccess(IEnumerable<AttachmentSubject> known, Requests.CallContext call, Places places)
{
    // In which way each of the roles that the requests declare reaches a thing.
    private static readonly (Role Role, Over Over)[] Ways =
    [
        (Role.CaseOfficer, Over.Jurisdiction),
        (Role.LeadingGroupMember, Over.Named),
        (Role.UnitSecretary, Over.OwnUnit),
        (Role.System, Over.Anything),
    ];

    /// <exception cref="Problems.ProblemException">The caller may not see the thing.</exception>
    public async Task Ensure(Subject subject, CancellationToken cancellationToken)
    {
        var readers = known.Single(declared => declared.Kind == subject.Kind).Readers;
        var place = await places.Find(subject, cancellationToken);
        foreach (var (role, over) in Ways.Where(way => call.Caller.Roles.Contains(way.Role)))
        {
            if (
                (role == Role.System || readers.Contains(role))
                && place is not null
                && (
                    over == Over.Named
                        ? await places.Names(subject, call.Caller, cancellationToken)
                        : await places.Reaches(call.Caller, over, place, cancellationToken)
                )
                && await places.Open(subject, call.Caller, cancellationToken)
            )
            {
                return;
            }
        }

        throw new Problems.ProblemException(Problems.CoreProblems.RoleMayNot);
    }
}
