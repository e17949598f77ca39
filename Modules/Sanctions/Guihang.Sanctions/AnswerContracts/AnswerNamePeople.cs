using Guihang.Core.Data;
using Guihang.Sanctions.Contracts;
using MediatR;

namespace Guihang.Sanctions;

internal sealed class AnswerNamePeople(Session session) : IRequestHandler<NamePeople, IReadOnlyDictionary<Guid, string>>
{
    public Task<IReadOnlyDictionary<Guid, string>> Handle(NamePeople request, CancellationToken cancellationToken) =>
        new PersonNames(session).Of(request.PersonIds, cancellationToken);
}
