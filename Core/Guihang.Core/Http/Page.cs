using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Guihang.Core.Problems;

namespace Guihang.Core.Http;

/// <summary>A part of a list, in the list's order.</summary>
/// <param name="Items">The entries.</param>
/// <param name="Next" example="MDAwMTAxMDEvMDE0MzUwM2ZlMDAwNzI1YjlkZjhhNzFhOTkwZTU5YWQ">What to send as <c>after</c> for the entries that follow; null at the end.</param>
/// <typeparam name="T">An entry.</typeparam>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>Why the list is empty, in words of its own, where it can tell; left out otherwise.</summary>
    /// <example>null</example>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? EmptyBecause { get; init; }
}

/// <summary>How much of a list is asked for.</summary>
public interface IPaged
{
    /// <summary>How many entries at most, 1 to 200; 50 where it is not said.</summary>
    /// <example>50</example>
    int? Limit { get; }

    /// <summary>What the page before gave as <c>next</c>; null for the first page.</summary>
    /// <example>MDAwMTAxMDEvMDE0MzUwM2ZlMDAwNzI1YjlkZjhhNzFhOTkwZTU5YWQ</example>
    string? After { get; }
}

/// <summary>The place in a list where a page ends: the sort key of its last entry and its id. Pages are found by key, never by counting.</summary>
/// <param name="Day">The sort key.</param>
/// <param name="Id">The id, where several entries have one key.</param>
public sealed record PageKey(DateOnly Day, Guid Id)
{
    /// <summary>How many entries are given where the caller does not say.</summary>
    public const int DefaultLimit = 50;

    /// <summary>How many entries are given at most.</summary>
    public const int MostLimit = 200;

    /// <summary>Reads what the page before gave; null for the first page.</summary>
    /// <exception cref="ProblemException">It is not something that a list gives.</exception>
    public static PageKey? Read(string? after)
    {
        if (after is null)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[64];
        if (
            after.Length <= 60
            // Decoding throws for what is no base64 at all.
            && Base64Url.IsValid(after)
            && Base64Url.TryDecodeFromChars(after, bytes, out var length)
            && Encoding.ASCII.GetString(bytes[..length]).Split('/') is [var day, var id]
            && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsedDay)
            && Guid.TryParseExact(id, "N", out var parsedId)
        )
        {
            return new PageKey(parsedDay, parsedId);
        }

        throw new ProblemException(CoreProblems.BadCursor) { Field = "after" };
    }

    /// <summary>Makes a page of entries of which one more than asked for was read.</summary>
    public static Page<T> Cut<T>(List<T> read, int limit, Func<T, PageKey> key)
    {
        if (read.Count <= limit)
        {
            return new Page<T>(read, null);
        }

        read.RemoveRange(limit, read.Count - limit);
        return new Page<T>(read, key(read[^1]).ToString());
    }

    /// <summary>As the API writes it.</summary>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}/{Id:N}"));
}
