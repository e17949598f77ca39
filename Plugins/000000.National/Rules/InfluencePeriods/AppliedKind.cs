using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;

namespace Guihang.Plugins.National.Rules.InfluencePeriods;

/// <summary>A kind as one text knows it: a row of <c>sanctions.kinds</c>.</summary>
/// <param name="Text">The text.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Variant">A form of the kind with effects of its own; null for the kind as such.</param>
internal readonly record struct AppliedKind(string Text, SanctionKind Kind, string? Variant)
{
    public const string InsteadOfRemoval = "instead-of-removal";

    public string Word => Variant is null ? Words.Of(Kind) : $"{Words.Of(Kind)}-{Variant}";
}
