using MediatR;

namespace Guihang.Evaluation.Contracts;

/// <summary>A step of the region's programme was taken, or what is known of it was put right.</summary>
/// <param name="Fact">The step as it is known now.</param>
/// <param name="IsWithdrawn">Whether the step is known not to have been taken after all.</param>
public sealed record SchemeStepTaken(SchemeFact Fact, bool IsWithdrawn) : INotification;

/// <summary>A step of the programme. It says nothing of what was found, heard or scored.</summary>
/// <param name="Step">Which step.</param>
/// <param name="SourceId">The finding, screening, evaluation or enrolment; a correction has the same.</param>
/// <param name="PersonId">The person.</param>
/// <param name="UnitId">The person's unit at that time.</param>
/// <param name="Region">The jurisdiction at that time (GB/T 2260).</param>
/// <param name="Detail">As policies write it: the kind of finding, how the person stands, the grade, the band.</param>
/// <param name="On">The day.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
public sealed record SchemeFact(
    SchemeStep Step,
    Guid SourceId,
    Guid PersonId,
    Guid UnitId,
    string Region,
    string Detail,
    DateOnly On,
    DateTime RecordedAt
)
{
    /// <summary>The number of the dossier item that a finding consulted: a person's items are as many as their numbers. Null for other steps.</summary>
    public string? Item { get; init; }
}

/// <summary>The steps of a programme that figures count.</summary>
public enum SchemeStep
{
    /// <summary>A finding of the base database was recorded.</summary>
    Finding,

    /// <summary>A person was screened, with a standing as the result.</summary>
    Screening,

    /// <summary>The leading group decided a grade.</summary>
    Grade,

    /// <summary>An observation came to its end.</summary>
    Observation,
}

/// <summary>
/// The fact stream of the programme's steps, a kind of step at a time: every one that is current, from which another module's projection can be rebuilt.
/// A screening that a later one follows was held all the same and stays in the stream. Asked by modules inside a request that was let in.
/// </summary>
/// <param name="Step">Which steps.</param>
/// <param name="After">The last source of the page before; null for the first page.</param>
/// <param name="KnownBefore">Only what was recorded before this time, UTC; null for all.</param>
/// <param name="Limit">How many at most, 1 to 1,000.</param>
public sealed record ReadSchemeFacts(SchemeStep Step, Guid? After, DateTime? KnownBefore, int Limit) : IRequest<IReadOnlyList<SchemeFact>>;
