namespace Guihang.Core.Imports;

/// <summary>The columns that the modules know, and how a file's headers are recognised.</summary>
public sealed class ImportFields(IEnumerable<IImportPart> parts)
{
    private const int LongestTitle = 10;

    /// <summary>The parts, people first.</summary>
    public IReadOnlyList<IImportPart> Parts { get; } = [.. parts.OrderBy(part => part.Order)];

    /// <summary>All fields, each once.</summary>
    public IReadOnlyList<ImportField> All { get; } =
    [.. parts.OrderBy(part => part.Order).SelectMany(part => part.Fields).DistinctBy(field => field.Name, StringComparer.Ordinal)];

    /// <summary>
    /// The columns of a jurisdiction's ledger with those that it lacks and an import asks for, so that a file that is written in them can be read again; those of
    /// people, and of other parts where the ledger has a column of them or all parts are wanted.
    /// </summary>
    /// <param name="columns">The ledger's own columns, in its order.</param>
    /// <param name="isOfAll">Whether all parts are wanted.</param>
    internal IReadOnlyList<LedgerColumn> Whole(IReadOnlyList<LedgerColumn> columns, bool isOfAll) =>
        [
            .. columns,
            .. Parts
                .Where((part, i) => i == 0 || isOfAll || IsIn(part, columns))
                .SelectMany(part => part.Fields)
                .Where(field => field.IsAsked && columns.All(column => column.Field != field.Name))
                .Select(field => new LedgerColumn(field.Name, field.Title, field.Title.Zh)),
        ];

    /// <summary>Whether columns are of a part.</summary>
    internal static bool IsIn(IImportPart part, IReadOnlyList<LedgerColumn> columns) =>
        part.Fields.Any(field => columns.Any(column => column.Field == field.Name));

    /// <summary>Finds the headers and says which column is which field.</summary>
    /// <param name="first">The first rows of the file: ledgers have a title above their headers.</param>
    /// <param name="kept">The jurisdiction's mapping: headers by fields.</param>
    /// <returns>The row of the headers, and the columns by fields; null where no row has headers.</returns>
    internal (Sheets.SheetRow Headers, IReadOnlyDictionary<string, int> Columns)? Find(
        IEnumerable<Sheets.SheetRow> first,
        IReadOnlyDictionary<string, string> kept
    )
    {
        foreach (var row in first.Take(LongestTitle))
        {
            var columns = Columns(row, kept);
            if (columns.Count > 1)
            {
                return (row, columns);
            }
        }

        return null;
    }

    private Dictionary<string, int> Columns(Sheets.SheetRow headers, IReadOnlyDictionary<string, string> kept)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var field in All)
        {
            // A file that lacks the county's own header may have the usual one: not every file of a county is its ledger.
            var column = kept.TryGetValue(field.Name, out var own) ? ColumnOf(headers, [own], columns.Values) : null;
            if ((column ?? ColumnOf(headers, [field.Title.Zh, field.Title.En, field.Name, .. field.Also], columns.Values)) is { } found)
            {
                columns[field.Name] = found;
            }
        }

        return columns;
    }

    private static int? ColumnOf(Sheets.SheetRow headers, IEnumerable<string> names, IReadOnlyCollection<int> taken)
    {
        var wanted = names.Select(Plain).ToHashSet(StringComparer.Ordinal);
        return Enumerable
            .Range(0, headers.Cells.Count)
            .Where(column => !taken.Contains(column) && wanted.Contains(Plain(headers[column])))
            .Select(column => (int?)column)
            .FirstOrDefault();
    }

    /// <summary>Whether two headers are the same to whoever reads them.</summary>
    internal static bool IsSame(string header, string other) => Plain(header) == Plain(other);

    // Headers are compared without spaces, line ends and what stands in brackets.
    private static string Plain(string header)
    {
        var end = header.IndexOfAny(['（', '(']);
        return string.Concat((end > 0 ? header[..end] : header).Where(char.IsLetterOrDigit)).ToUpperInvariant();
    }
}
