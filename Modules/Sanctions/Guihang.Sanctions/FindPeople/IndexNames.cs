using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>Makes the keys by which people are found who were registered before there were any, some at a time. The daily job sends it until nothing is left.</summary>
[MaySend(Role.System, Over.Anything)]
public sealed record IndexNames : IChange<int>
{
    /// <summary>How many people it takes at most, so that one piece takes the writer some 50 ms.</summary>
    public const int AtMost = 50;
}

internal sealed class IndexNamesHandler(SanctionsDb db, SamePeople same) : IRequestHandler<IndexNames, int>
{
    public async Task<int> Handle(IndexNames request, CancellationToken cancellationToken)
    {
        var people = await db
            .People.Where(person => !db.NameKeys.Any(key => key.PersonId == person.Id))
            .OrderBy(person => person.Id)
            .Select(person => person.Id)
            .Take(IndexNames.AtMost)
            .ToListAsync(cancellationToken);
        foreach (var personId in people)
        {
            await same.Index(personId, cancellationToken);
        }

        return people.Count;
    }
}
