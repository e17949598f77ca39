namespace Guihang.Policy.Rules;

/// <summary>
/// An instrument of evaluation or observation (评价量表): what is weighed, how much each part counts, and which grade a result comes to.
/// Results are whole hundredths of a point; a scale of a hundred points is 0 to 10,000.
/// </summary>
/// <param name="Parts">The parts, in the order of the sheet; their keys are distinct.</param>
/// <param name="Grades">The grades, the best first; the last begins at 0 points.</param>
public sealed record Instrument(IReadOnlyList<InstrumentPart> Parts, IReadOnlyList<InstrumentGrade> Grades)
{
    /// <summary>The part with this key; null where there is none.</summary>
    /// <param name="key">The key.</param>
    public InstrumentPart? Part(string key) => Parts.FirstOrDefault(part => part.Key == key);

    /// <summary>The best grade that the points reach.</summary>
    /// <param name="hundredths">The points, in hundredths, 0 to 10,000.</param>
    public InstrumentGrade GradeOf(int hundredths) => Grades.First(grade => hundredths >= grade.From * 100);

    /// <summary>As policies write it, in one line.</summary>
    public override string ToString() => $"{{ parts: [{string.Join(", ", Parts)}], grades: [{string.Join(", ", Grades)}] }}";
}

/// <summary>A part of an instrument.</summary>
/// <param name="Key">Names the part: lower-case words joined by hyphens.</param>
/// <param name="Title">The title.</param>
/// <param name="Kind">How it is given.</param>
/// <param name="Weight">How much it counts against the other parts, 0 to 100; 0 for what is read and not scored.</param>
/// <param name="Options">The answers, for ballots and grades; otherwise empty.</param>
/// <param name="Most">The most points, 1 to 1,000, for points; otherwise null.</param>
public sealed record InstrumentPart(
    string Key,
    Wording Title,
    InstrumentPartKind Kind,
    int Weight,
    IReadOnlyList<InstrumentOption> Options,
    int? Most
)
{
    /// <summary>The answer with this key; null where there is none.</summary>
    /// <param name="key">The key.</param>
    public InstrumentOption? Option(string key) => Options.FirstOrDefault(option => option.Key == key);

    /// <summary>As policies write it, in one line.</summary>
    public override string ToString() =>
        $"{{ key: {Key}, kind: {Words.Of(Kind)}, weight: {Weight}"
        + (Options is [] ? "" : $", options: [{string.Join(", ", Options)}]")
        + (Most is { } most ? $", most: {most} }}" : " }");
}

/// <summary>An answer that a ballot or an assessment may give.</summary>
/// <param name="Key">Names the answer.</param>
/// <param name="Title">The answer in words, such as 好.</param>
/// <param name="Points">What it is worth, 0 to 100.</param>
public sealed record InstrumentOption(string Key, Wording Title, int Points)
{
    /// <summary>As policies write it, in one line.</summary>
    public override string ToString() => $"{Key}: {Points}";
}

/// <summary>A grade.</summary>
/// <param name="Key">Names the grade.</param>
/// <param name="Title">The grade in words.</param>
/// <param name="From">From how many points on, 0 to 100.</param>
public sealed record InstrumentGrade(string Key, Wording Title, int From)
{
    /// <summary>As policies write it, in one line.</summary>
    public override string ToString() => $"{Key}: {From}";
}

/// <summary>How a part of an instrument is given.</summary>
public enum InstrumentPartKind
{
    /// <summary>In words that are read and not scored (个人总结).</summary>
    Text,

    /// <summary>By secret ballot, one answer each (民主评议).</summary>
    Ballot,

    /// <summary>By one answer of a body (组织评定).</summary>
    Grade,

    /// <summary>By points (量化评分).</summary>
    Points,
}
