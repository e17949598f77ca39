using Guihang.Policy;

namespace Guihang.Core.Documents;

/// <summary>A field of a document, with where its value comes from.</summary>
/// <param name="Name">The field's name in the template.</param>
/// <param name="Title">What it is.</param>
/// <param name="Value">The value; null where it is blank.</param>
/// <param name="Source">Where the value comes from, such as <c>sanctions.person</c>.</param>
/// <param name="AsOf">The day on which the value was so.</param>
public sealed record DocumentField(string Name, Wording Title, string? Value, string Source, DateOnly AsOf);
