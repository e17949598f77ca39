using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using Guihang.Core.Problems;
using MediatR;

namespace Guihang.Core.Requests.Behaviours;

/// <summary>Refuses what does not validate, naming each field, what is wrong and what would be right.</summary>
internal sealed class ValidateBehaviour<TRequest, TResponse>(CallContext call, IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, IEntry
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        Refuse([
            .. ListHoles<TRequest>.In(request).Select(path => ValidationTexts.Of(path, "element-null", CoreProblems.Texts, call.Language)),
            .. DaysOutOfRange.In(request).Select(OutOfRange),
        ]);
        var faults = new List<ValidationFailure>();
        foreach (var validator in validators)
        {
            faults.AddRange((await validator.ValidateAsync(request, cancellationToken)).Errors);
        }

        Refuse([.. faults.Select(fault => ValidationTexts.Describe(fault, call.Language))]);
        return await next();
    }

    private FieldProblem OutOfRange(string path) =>
        ValidationTexts.Of(
            path,
            "day-out-of-range",
            CoreProblems.Texts,
            call.Language,
            DayRules.Earliest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DayRules.Latest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );

    private static void Refuse(FieldProblem[] fields)
    {
        if (fields is not [])
        {
            throw new ProblemException(CoreProblems.Invalid) { Fields = fields };
        }
    }
}
