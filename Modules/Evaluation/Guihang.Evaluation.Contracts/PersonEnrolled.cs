using MediatR;

namespace Guihang.Evaluation.Contracts;

/// <summary>A person was enrolled in the region's programme.</summary>
/// <param name="EnrolmentId">The enrolment.</param>
/// <param name="PersonId">The person.</param>
/// <param name="On">The day of enrolment: the programme's policy of that day stays with the person.</param>
public sealed record PersonEnrolled(Guid EnrolmentId, Guid PersonId, DateOnly On) : INotification;
