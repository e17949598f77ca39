namespace Guihang.Policy;

/// <summary>A sentence or title for people, in both languages; neither may be empty.</summary>
/// <param name="Zh" example="回访谈话">Simplified Chinese.</param>
/// <param name="En" example="Visits and talks held">English.</param>
public sealed record Wording(string Zh, string En)
{
    /// <summary>The Chinese form, which comes first.</summary>
    public override string ToString() => Zh;
}
