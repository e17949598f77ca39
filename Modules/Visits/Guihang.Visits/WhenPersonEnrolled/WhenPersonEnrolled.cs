using Guihang.Evaluation.Contracts;
using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Visits;

/// <summary>The programme's visits become due beside those that are owed to everybody.</summary>
internal sealed class WhenPersonEnrolled(FollowUpPlanning planning, IMediator mediator) : INotificationHandler<PersonEnrolled>
{
    public async Task Handle(PersonEnrolled notification, CancellationToken cancellationToken)
    {
        var person = await mediator.Send(new ReadPersonSanctions(notification.PersonId), cancellationToken);
        // The programme is one for the person, however many sanctions there are: its visits are decided on the latest that counts.
        if (person?.Sanctions.LastOrDefault(sanction => sanction.State.Period is not null)?.State is not { } sanction)
        {
            return;
        }

        var followUp = await planning.CaseOf(sanction, cancellationToken);
        followUp.Enrol(notification.On, sanction.SanctionId);
        await planning.Plan(sanction, cancellationToken);
    }
}
