using Guihang.Core.Policies.Book;
using Guihang.Policy.Calendar;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Loading;

/// <summary>Holds a plugin's values to what the levels above allow, on every day on which both are in force.</summary>
internal static class InheritanceCheck
{
    /// <param name="definition">The parameter.</param>
    /// <param name="own">The plugin's values, by day.</param>
    /// <param name="above">The values of one plugin above it, by day.</param>
    /// <param name="faults">Where faults go.</param>
    public static void Check(
        ParameterDefinition definition,
        IReadOnlyList<DatedValue> own,
        IReadOnlyList<DatedValue> above,
        FaultList faults
    )
    {
        for (var i = 0; i < own.Count; i++)
        {
            if (own[i].Value is not { } value)
            {
                continue;
            }

            var until = i + 1 < own.Count ? own[i + 1].From : DateOnly.MaxValue;
            for (var j = 0; j < above.Count; j++)
            {
                var aboveUntil = j + 1 < above.Count ? above[j + 1].From : DateOnly.MaxValue;
                var areTogether = own[i].From < aboveUntil && above[j].From < until;
                if (areTogether && above[j].Value is { } aboveValue)
                {
                    Compare(definition, own[i], value, above[j], aboveValue, faults);
                }
            }
        }
    }

    private static void Compare(
        ParameterDefinition definition,
        DatedValue own,
        object value,
        DatedValue above,
        object aboveValue,
        FaultList faults
    )
    {
        switch (definition.Inherit)
        {
            case InheritMode.Sealed:
                faults.Add(
                    PolicyFaultCode.SealedAbove,
                    own.File,
                    own.Line,
                    (
                        $"“{definition.Name}”已由 {above.Plugin} 定死（{above.File}:{above.Line}，{Cites(above)}），下级不得另定。",
                        $"\"{definition.Name}\" is sealed by {above.Plugin} ({above.File}:{above.Line}, {Cites(above)})."
                    ),
                    ("请删去该值。", "Leave the value out.")
                );
                break;
            case InheritMode.TightenMin when IsLess(value, aboveValue):
                Laxer(definition, own, value, above, aboveValue, ("不小于", "at least"), faults);
                break;
            case InheritMode.TightenMax when IsLess(aboveValue, value):
                Laxer(definition, own, value, above, aboveValue, ("不大于", "at most"), faults);
                break;
            case InheritMode.Append:
                foreach (var entry in Entries(value).Intersect(Entries(aboveValue), StringComparer.Ordinal))
                {
                    faults.Add(
                        PolicyFaultCode.RepeatsAbove,
                        own.File,
                        own.Line,
                        (
                            $"“{entry}”在 {above.Plugin} 中已有（{above.File}:{above.Line}），只能增加，不能改写。",
                            $"\"{entry}\" stands in {above.Plugin} already ({above.File}:{above.Line}); entries are added, not changed."
                        ),
                        ("请删去该项，或换一个键。", "Leave the entry out, or give it another key.")
                    );
                }

                break;
        }
    }

    private static void Laxer(
        ParameterDefinition definition,
        DatedValue own,
        object value,
        DatedValue above,
        object aboveValue,
        (string Zh, string En) bound,
        FaultList faults
    ) =>
        faults.Add(
            PolicyFaultCode.LaxerThanAbove,
            own.File,
            own.Line,
            (
                $"“{definition.Name}”自 {own.From:yyyy-MM-dd} 起为 {value}（{Cites(own)}），宽于 {above.Plugin} 自 {above.From:yyyy-MM-dd} 起的 {aboveValue}（{Cites(above)}，{above.File}:{above.Line}）。",
                $"\"{definition.Name}\" is {value} from {own.From:yyyy-MM-dd} ({Cites(own)}), laxer than the {aboveValue} of {above.Plugin} from {above.From:yyyy-MM-dd} ({Cites(above)}, {above.File}:{above.Line})."
            ),
            ($"下级只能从严：应{bound.Zh} {aboveValue}。", $"A lower level may only be stricter: {bound.En} {aboveValue}.")
        );

    private static bool IsLess(object left, object right) =>
        (left, right) switch
        {
            (int l, int r) => l < r,
            (Duration l, Duration r) => l < r,
            _ => throw new InvalidOperationException($"{left.GetType().Name} has no order."),
        };

    private static IEnumerable<string> Entries(object value) =>
        value is Table table ? table.Rows.Select(row => row.Key) : (IReadOnlyList<string>)value;

    private static string Cites(DatedValue value) => value.Cites is [] ? "–" : string.Join(", ", value.Cites);
}
