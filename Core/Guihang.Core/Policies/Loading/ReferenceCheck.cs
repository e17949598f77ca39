using Guihang.Core.Policies.Book;
using Guihang.Policy.Rules;

namespace Guihang.Core.Policies.Loading;

/// <summary>
/// Holds the words of a table that name rows of another table to what is there: the row exists, at this level or above, and where the column says so it agrees
/// with the row that names it. So a rate of persons by events is refused when it is loaded.
/// </summary>
internal static class ReferenceCheck
{
    /// <param name="definition">The table whose columns refer.</param>
    /// <param name="own">The plugin's values of it.</param>
    /// <param name="valuesOf">All values of a parameter at this level and above.</param>
    /// <param name="faults">Where faults go.</param>
    public static void Check(
        ParameterDefinition definition,
        IReadOnlyList<DatedValue> own,
        Func<string, IEnumerable<DatedValue>> valuesOf,
        FaultList faults
    )
    {
        foreach (var column in definition.Columns.Where(column => column.Of is not null))
        {
            var named = valuesOf(column.Of!)
                .Select(value => value.Value)
                .OfType<Table>()
                .SelectMany(table => table.Rows)
                .ToLookup(row => row.Key, StringComparer.Ordinal);
            foreach (var value in own)
            {
                foreach (var row in (value.Value as Table)?.Rows ?? [])
                {
                    Check(column, row, value, named, faults);
                }
            }
        }
    }

    private static void Check(TableColumn column, TableRow row, DatedValue value, ILookup<string, TableRow> named, FaultList faults)
    {
        if (row.Word(column.Name) is not { } word)
        {
            return;
        }

        if (!named.Contains(word))
        {
            faults.Add(
                PolicyFaultCode.BadValue,
                value.File,
                value.Line,
                (
                    $"“{value.Parameter}”的“{row.Key}”所指的“{word}”在“{column.Of}”中没有。",
                    $"\"{row.Key}\" of \"{value.Parameter}\" names \"{word}\", which \"{column.Of}\" does not have."
                ),
                ("请写本级或上级已有的键。", "Give a key that this level or one above has.")
            );
        }
        else if (column.Same is { } same && !named[word].Any(other => Equals(other.Cells.GetValueOrDefault(same), row.Cells.GetValueOrDefault(same))))
        {
            var theirs = named[word].First().Cells.GetValueOrDefault(same);
            faults.Add(
                PolicyFaultCode.BadValue,
                value.File,
                value.Line,
                (
                    $"“{value.Parameter}”的“{row.Key}”的“{same}”为 {row.Cells.GetValueOrDefault(same)}，而“{word}”的为 {theirs}；不同单位的数不得相除。",
                    $"\"{same}\" of \"{row.Key}\" in \"{value.Parameter}\" is {row.Cells.GetValueOrDefault(same)}, and that of \"{word}\" is {theirs}; numbers of different units are never divided."
                ),
                ($"请使二者的“{same}”一致。", $"Make \"{same}\" of both agree.")
            );
        }
    }
}
