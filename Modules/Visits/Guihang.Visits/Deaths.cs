using Guihang.Core.Problems;
using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Visits;

/// <summary>Everything addressed to a person stops at death.</summary>
internal static class Deaths
{
    /// <summary>Refuses a day after the person's death. At death the case is closed: of the others nothing is asked.</summary>
    /// <exception cref="ProblemException">The person was dead on that day.</exception>
    public static async Task RefuseAfterDeath(
        this IMediator mediator,
        FollowUpCase followUp,
        DateOnly day,
        string field,
        CancellationToken cancellationToken
    )
    {
        if (
            followUp.ClosedOn is not null
            && (await mediator.Send(new FindPerson(followUp.PersonId), cancellationToken))?.DiedOn is { } died
            && day > died
        )
        {
            throw new ProblemException(VisitsProblems.AfterDeath, died) { Field = field };
        }
    }
}
