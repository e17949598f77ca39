using System.Globalization;
using System.Resources;
using FluentValidation;
using FluentValidation.Results;

namespace Guihang.Core.Problems;

/// <summary>Says of a validation fault what is wrong and what would be right, in the language of the call.</summary>
public static class ValidationTexts
{
    /// <summary>
    /// Gives a rule a code of its own, whose texts are <c>validation.code.wrong</c> and <c>validation.code.right</c> in the module's resources.
    /// </summary>
    public static IRuleBuilderOptions<T, TProperty> WithProblem<T, TProperty>(
        this IRuleBuilderOptions<T, TProperty> rule,
        string code,
        ResourceManager texts
    ) => rule.WithErrorCode(code).WithState(_ => texts).WithMessage(_ => Text(texts, code, "wrong", CultureInfo.CurrentUICulture));

    /// <summary>What is said of a field that breaks a rule of a code of its own.</summary>
    public static FieldProblem Of(string path, string code, ResourceManager texts, CultureInfo language, params object[] arguments) =>
        new(
            CamelCase(path),
            code,
            string.Format(language, Text(texts, code, "wrong", language), arguments),
            string.Format(language, Text(texts, code, "right", language), arguments)
        );

    internal static FieldProblem Describe(ValidationFailure fault, CultureInfo language)
    {
        var texts = fault.CustomState as ResourceManager ?? CoreProblems.Texts;
        var right = Text(texts, fault.ErrorCode, "right", language);
        foreach (var (name, value) in fault.FormattedMessagePlaceholderValues ?? [])
        {
            right = right.Replace($"{{{name}}}", Convert.ToString(value, language), StringComparison.Ordinal);
        }

        return new FieldProblem(CamelCase(fault.PropertyName), fault.ErrorCode, fault.ErrorMessage, right);
    }

    /// <summary>A property path as the API writes it.</summary>
    public static string CamelCase(string path) =>
        string.Join('.', path.Split('.').Select(part => part is "" ? part : char.ToLowerInvariant(part[0]) + part[1..]));

    private static string Text(ResourceManager texts, string code, string part, CultureInfo language) =>
        texts.GetString($"validation.{code}.{part}", language)
        ?? throw new MissingManifestResourceException($"No text for validation.{code}.{part}.");
}
