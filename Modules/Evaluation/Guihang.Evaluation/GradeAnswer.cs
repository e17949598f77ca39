namespace Guihang.Evaluation;

/// <summary>The leading group's decision on the grade.</summary>
public sealed record GradeAnswer
{
    /// <summary>The decision's id.</summary>
    /// <example>{gradeId}</example>
    public required Guid Id { get; init; }

    /// <summary>The grade, by key.</summary>
    /// <example>good</example>
    public required string Grade { get; init; }

    /// <summary>Whether the person goes on to observation.</summary>
    /// <example>true</example>
    public required bool GoesOn { get; init; }

    /// <summary>The day.</summary>
    /// <example>2023-07-10</example>
    public required DateOnly On { get; init; }

    /// <summary>The number of the document.</summary>
    /// <example>江访评察〔2023〕7号</example>
    public required string DocumentNumber { get; init; }

    /// <summary>Members of the group.</summary>
    /// <example>7</example>
    public required int Members { get; init; }

    /// <summary>Members who stood aside.</summary>
    /// <example>1</example>
    public required int Recused { get; init; }

    /// <summary>Members present, those who stood aside left out.</summary>
    /// <example>5</example>
    public required int Present { get; init; }

    /// <summary>In favour.</summary>
    /// <example>5</example>
    public required int InFavour { get; init; }

    /// <summary>Against.</summary>
    /// <example>0</example>
    public required int Against { get; init; }

    /// <summary>The group's reasons.</summary>
    /// <example>影响期内担当作为，整改彻底</example>
    public required string? Reasons { get; init; }

    internal static GradeAnswer Of(GradeDecision grade) =>
        new()
        {
            Id = grade.Id,
            Grade = grade.Grade,
            GoesOn = grade.GoesOn,
            On = grade.On,
            DocumentNumber = grade.DocumentNumber,
            Members = grade.Members,
            Recused = grade.Recused,
            Present = grade.Present,
            InFavour = grade.InFavour,
            Against = grade.Against,
            Reasons = grade.Reasons,
        };
}
