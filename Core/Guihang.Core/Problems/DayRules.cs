using FluentValidation;
using Guihang.Core.Data;

namespace Guihang.Core.Problems;

/// <summary>Rules for days. That each lies between <see cref="Earliest"/> and <see cref="Latest"/> holds for every request before any other rule.</summary>
public static class DayRules
{
    /// <summary>The earliest day that a request may name: before anything that a ledger holds.</summary>
    public static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>The latest day that a request may name: the longest length, a century, added to it is still a day.</summary>
    public static readonly DateOnly Latest = new(2200, 12, 31);

    /// <summary>The day is today or earlier: what is recorded has happened.</summary>
    public static IRuleBuilderOptions<T, DateOnly> NotInTheFuture<T>(this IRuleBuilder<T, DateOnly> rule, TimeProvider clock) =>
        rule.Must(day => day <= clock.Today()).WithProblem("day-in-future", CoreProblems.Texts);

    /// <summary>The day, where one is given, is today or earlier.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> NotInTheFuture<T>(this IRuleBuilder<T, DateOnly?> rule, TimeProvider clock) =>
        rule.Must(day => day is null || day <= clock.Today()).WithProblem("day-in-future", CoreProblems.Texts);
}
