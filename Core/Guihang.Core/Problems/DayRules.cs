using FluentValidation;
using Guihang.Core.Data;

namespace Guihang.Core.Problems;

/// <summary>Rules for days that many requests have.</summary>
public static class DayRules
{
    /// <summary>The day is today or earlier: what is recorded has happened.</summary>
    public static IRuleBuilderOptions<T, DateOnly> NotInTheFuture<T>(this IRuleBuilder<T, DateOnly> rule, TimeProvider clock) =>
        rule.Must(day => day <= clock.Today()).WithProblem("day-in-future", CoreProblems.Texts);

    /// <summary>The day, where one is given, is today or earlier.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> NotInTheFuture<T>(this IRuleBuilder<T, DateOnly?> rule, TimeProvider clock) =>
        rule.Must(day => day is null || day <= clock.Today()).WithProblem("day-in-future", CoreProblems.Texts);
}
