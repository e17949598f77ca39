using System.Globalization;
using System.Resources;

namespace Guihang.Core.Problems;

/// <summary>A kind of problem: a code, and the texts that its module has for it in both languages.</summary>
/// <param name="Name">The code, such as <c>sanction.already-served</c>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Texts">The texts of its module: <c>name.title</c>, <c>name.wrong</c> and <c>name.right</c>.</param>
public sealed record ProblemCode(string Name, int Status, ResourceManager Texts)
{
    /// <summary>What this kind of problem is called.</summary>
    public string Title(CultureInfo language) => Text("title", language);

    /// <summary>What is wrong.</summary>
    public string Wrong(CultureInfo language, params object[] arguments) => Filled("wrong", language, arguments);

    /// <summary>What would be right.</summary>
    public string Right(CultureInfo language, params object[] arguments) => Filled("right", language, arguments);

    // A day is written alike in every language.
    private string Filled(string part, CultureInfo language, object[] arguments) =>
        string.Format(
            language,
            Text(part, language),
            [.. arguments.Select(argument => argument is DateOnly day ? day.ToString("O", CultureInfo.InvariantCulture) : argument)]
        );

    private string Text(string part, CultureInfo language) =>
        Texts.GetString($"{Name}.{part}", language) ?? throw new MissingManifestResourceException($"No text for {Name}.{part}.");
}

/// <summary>A request that cannot be done as it was sent.</summary>
/// <param name="code">What kind of problem.</param>
/// <param name="arguments">What its texts are filled with; nothing that tells who a person is.</param>
public class ProblemException(ProblemCode code, params object[] arguments) : Exception(code.Name)
{
    /// <summary>What kind of problem.</summary>
    public ProblemCode Code { get; } = code;

    /// <summary>What its texts are filled with.</summary>
    public IReadOnlyList<object> Arguments { get; } = arguments;

    /// <summary>The one field that the problem is about; null where it is about none.</summary>
    public string? Field { get; init; }

    /// <summary>The fields that are wrong, for a body that does not validate; otherwise empty.</summary>
    public IReadOnlyList<FieldProblem> Fields { get; init; } = [];
}

/// <summary>A field that is wrong.</summary>
/// <param name="Field" example="on">Its place in the body, in camel case, with dots and indices.</param>
/// <param name="Code" example="sanction.before-decision">What kind of fault.</param>
/// <param name="Wrong" example="该日期早于 2018-09-05 的处分决定。">What is wrong.</param>
/// <param name="Right" example="应为 2018-09-05 或者以后。">What would be right.</param>
public sealed record FieldProblem(string Field, string Code, string Wrong, string Right);
