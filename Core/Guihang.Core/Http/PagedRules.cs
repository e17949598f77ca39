using FluentValidation;

namespace Guihang.Core.Http;

/// <summary>The rules of every list.</summary>
public static class PagedRules
{
    /// <summary>A page holds 1 to 200 entries.</summary>
    public static void Paged<T>(this AbstractValidator<T> validator)
        where T : IPaged =>
        validator.RuleFor(list => list.Limit).InclusiveBetween(1, PageKey.MostLimit).When(list => list.Limit is not null);
}
