using Guihang.Core.Http;

namespace Guihang.Core.Sheets;

/// <summary>An answer that has a part of a list and says more beside it: the list can be had as a sheet like any other.</summary>
/// <typeparam name="T">An entry.</typeparam>
public interface IGiveList<T>
{
    /// <summary>The part of the list.</summary>
    Page<T> List { get; }
}

/// <summary>A query whose answer has a part of a list, and that asks for the other parts in a way of its own.</summary>
public interface ITurnPages
{
    /// <summary>The same for as many entries at once as the list gives.</summary>
    object Largest();

    /// <summary>The same for the entries that follow.</summary>
    /// <param name="next">What the part before gave as its next.</param>
    object From(string next);
}
