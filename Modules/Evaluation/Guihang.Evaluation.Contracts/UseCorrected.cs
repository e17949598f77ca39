using MediatR;

namespace Guihang.Evaluation.Contracts;

/// <summary>What is known of a use of the result was put right: another entry takes the place of the former one.</summary>
/// <param name="FormerId">The use that is superseded.</param>
/// <param name="Use">The use as it is known now.</param>
public sealed record UseCorrected(Guid FormerId, UseFact Use) : INotification;
