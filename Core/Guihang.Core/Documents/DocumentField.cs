using Guihang.Policy;

namespace Guihang.Core.Documents;

/// <summary>A field of a document, with where its value comes from.</summary>
/// <param name="Name" example="periodLastDay">The field's name in the template.</param>
/// <param name="Title" example="{&quot;zh&quot;:&quot;影响期末日&quot;,&quot;en&quot;:&quot;Last day of the period&quot;}">What it is.</param>
/// <param name="Value" example="2020年3月4日">The value; null where it is blank.</param>
/// <param name="Source" example="sanctions.influence-period">Where the value comes from, such as <c>sanctions.person</c>.</param>
/// <param name="AsOf" example="2018-09-07">The day on which the value was so.</param>
public sealed record DocumentField(string Name, Wording Title, string? Value, string Source, DateOnly AsOf);
