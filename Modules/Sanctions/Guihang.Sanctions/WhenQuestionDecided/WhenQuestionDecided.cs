using Guihang.Core.Policies.Questions;
using Guihang.Sanctions.Contracts;
using Guihang.Sanctions.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Sanctions;

/// <summary>A person decided what policy left open about a sanction: its periods are decided again, and the others are told.</summary>
internal sealed class WhenQuestionDecided(SanctionsDb db, PeriodChanges changes) : INotificationHandler<QuestionDecided>
{
    public async Task Handle(QuestionDecided notification, CancellationToken cancellationToken)
    {
        if (notification.SubjectKind != Subjects.SanctionKind)
        {
            return;
        }

        var person = await db
            .Sanctions.Where(sanction => sanction.SanctionId == notification.SubjectId && sanction.SupersededAt == null)
            .Join(db.People, sanction => sanction.PersonId, person => person.Id, (_, person) => person)
            .SingleAsync(cancellationToken);
        await changes.Tell(person, notification.SubjectId, state => new SanctionChanged(state), cancellationToken);
    }
}
