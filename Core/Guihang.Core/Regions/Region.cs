namespace Guihang.Core.Regions;

/// <summary>A region as its code stood for it in a span of years (GB/T 2260). The code is not the identity: Jiang'an was 512529 and is 511523.</summary>
/// <param name="Code">Six digits; 000000 is the nation.</param>
/// <param name="Name">The Chinese name.</param>
/// <param name="From">The first day of the row.</param>
/// <param name="To">The first day on which the row no longer holds; null while it does.</param>
/// <param name="Successor">The code that follows; null while the row holds, or where the region went up in another one.</param>
/// <param name="Parent">The code of the region above; null for the nation.</param>
public sealed record Region(string Code, string Name, DateOnly From, DateOnly? To, string? Successor, string? Parent)
{
    /// <summary>The code of the nation.</summary>
    public const string Nation = "000000";

    /// <summary>Whether the row holds on the day.</summary>
    public bool HoldsOn(DateOnly day) => day >= From && (To is not { } to || day < to);
}
