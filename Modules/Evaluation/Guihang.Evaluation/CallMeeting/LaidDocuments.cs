using Guihang.Core.Data;
using Guihang.Core.Documents;
using Guihang.Core.Problems;
using Guihang.Core.Regions;
using Guihang.Core.Requests;

namespace Guihang.Evaluation;

/// <summary>
/// Sees to it that what is laid before a group is there and is for it to read: members read what an agenda has, so that whoever calls a meeting could otherwise
/// open anything to them, and to himself.
/// </summary>
internal sealed class LaidDocuments(DocumentLookup documents, RegionTable regions, CallContext call, TimeProvider clock)
{
    /// <summary>Checks the bundles of an agenda.</summary>
    /// <exception cref="ProblemException">There is no such document in the group's jurisdiction, or a member names one that is not the screening's.</exception>
    public async Task Check(LeadingGroup group, IReadOnlyList<AgendaEntry> items, CancellationToken cancellationToken)
    {
        var within = regions.Within(group.Region, clock.Today());
        var handlesCases = MemberReach.HandlesCases(call.Caller);
        foreach (var (i, entry) in items.Index())
        {
            foreach (var (j, id) in entry.Documents.Index())
            {
                var found = await documents.Find(id, cancellationToken);
                if (
                    found is null
                    || !within.Contains(found.Place.Region, StringComparer.Ordinal)
                    || !(handlesCases || (entry.EnrolmentId is { } enrolment && found.Subject == Subjects.Enrolment(enrolment)))
                )
                {
                    throw new ProblemException(MeetingProblems.DocumentUnknown, id) { Field = $"items[{i}].documents[{j}]" };
                }
            }
        }
    }
}
