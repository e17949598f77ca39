using System.Globalization;
using FluentValidation;
using Guihang.Core.Problems;
using Guihang.Policy;

namespace Guihang.Core.Imports;

/// <summary>What parts of an import say of cells that are wrong.</summary>
public static class ImportTexts
{
    /// <summary>The code of a cell that holds no day.</summary>
    public const string NoDayCode = "import-day";

    /// <summary>The code of a cell that is empty and must not be.</summary>
    public const string MissingCode = "import-missing";

    /// <summary>That a cell holds no day of the calendar.</summary>
    public static (Wording Wrong, Wording Right) NoDay(string text) =>
        (
            new Wording($"“{text}”不是日历上的一天。", $"\"{text}\" is no day of the calendar."),
            new Wording("请写成 2018-06-15、2018.6.15 或者 2018年6月15日。", "Write it as 2018-06-15, 2018.6.15 or 2018年6月15日.")
        );

    /// <summary>That a cell is empty.</summary>
    public static (Wording Wrong, Wording Right) Missing(string name, IReadOnlyList<ImportField> fields)
    {
        var title = fields.First(field => field.Name == name).Title;
        return (
            new Wording($"没有填写“{title.Zh}”。", $"\"{title.En}\" is missing."),
            new Wording(
                $"请在这一格填写{title.Zh}；没有这一列的，请增加。",
                $"Fill in {title.En} in this cell; add the column where there is none."
            )
        );
    }

    /// <summary>What a validator says of a request, in a language.</summary>
    public static IReadOnlyList<FieldProblem> Failures<T>(IValidator<T> validator, T request, CultureInfo language)
    {
        // The library words what is wrong in the language of the thread.
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = language;
        try
        {
            return [.. validator.Validate(request).Errors.Select(failure => ValidationTexts.Describe(failure, language))];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
