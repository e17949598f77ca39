namespace Guihang.Core.Regions;

/// <summary>A region as its code stood for it in a span of years (GB/T 2260). The code is not the identity: Jiang'an was 512529 and is 511523.</summary>
/// <param name="Code">Six digits; 000000 is the nation.</param>
/// <param name="Name">The Chinese name.</param>
/// <param name="From">The first day of the row.</param>
/// <param name="To">The first day on which the row no longer holds; null while it does.</param>
/// <param name="Successor">The code that follows; null while the row holds, and where the region was divided among several.</param>
/// <param name="Parent">The code of the region above; null for the nation.</param>
public sealed record Region(string Code, string Name, DateOnly From, DateOnly? To, string? Successor, string? Parent)
{
    /// <summary>The code of the nation.</summary>
    public const string Nation = "000000";

    /// <summary>The first day of a row of whose beginning the table says nothing: on every earlier day it is the first that is known.</summary>
    public static readonly DateOnly Unrecorded = new(1949, 10, 1);

    /// <summary>The codes among which the region was divided. None of them follows it: to which a record belongs only a person can say.</summary>
    public IReadOnlyList<string> DividedAmong { get; init; } = [];

    /// <summary>Whether the row holds on the day.</summary>
    public bool HoldsOn(DateOnly day) => day >= From && (To is not { } to || day < to);
}
