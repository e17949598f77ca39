using System.Globalization;
using Guihang.Core.Problems;

namespace Guihang.Visits;

/// <summary>What is said to somebody who may not visit the person.</summary>
internal static class Recused
{
    /// <summary>The refusal, with its ground. The reason in words stays with the recusal: it may say something of the visitor.</summary>
    public static ProblemException Refusal(Recusal recusal, CultureInfo language, string field) =>
        new(VisitsProblems.VisitorRecused, VisitsProblems.Texts.GetString($"recusal.{recusal.Ground}", language)!) { Field = field };
}
