using System.Diagnostics.CodeAnalysis;

namespace Guihang.Core.Http;

/// <summary>A word of a fixed set as a query parameter, written as bodies write it: <c>metLate</c>. The framework would only take <c>MetLate</c>.</summary>
/// <param name="Value">The word.</param>
/// <typeparam name="T">The set.</typeparam>
public readonly record struct QueryWord<T>(T Value)
    where T : struct, Enum
{
    /// <summary>Reads a word.</summary>
#pragma warning disable CA1000 // The framework looks for exactly this method.
    public static bool TryParse([NotNullWhen(true)] string? text, out QueryWord<T> word)
    {
        var isWord = Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text![0]);
        word = new QueryWord<T>(value);
        return isWord;
    }
#pragma warning restore CA1000
}
