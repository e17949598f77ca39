using Guihang.Core.Data;
using Guihang.Core.Problems;
using Guihang.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.Imports;

/// <summary>What may go wrong with ledgers that are imported and given.</summary>
public static class ImportProblems
{
    /// <summary>The file is neither an Excel workbook nor text.</summary>
    public static readonly ProblemCode Unreadable = new("import.unreadable", 422, CoreProblems.Texts);

    /// <summary>No row of the file has headers that are known.</summary>
    public static readonly ProblemCode NoHeaders = new("import.no-headers", 422, CoreProblems.Texts);

    /// <summary>A mapping names a field that there is not.</summary>
    public static readonly ProblemCode NoSuchField = new("import.no-such-field", 422, CoreProblems.Texts);

    /// <summary>A mapping names a header that the file has not.</summary>
    public static readonly ProblemCode NoSuchHeader = new("import.no-such-header", 422, CoreProblems.Texts);

    /// <summary>No import has kept the columns of the jurisdiction's ledger yet.</summary>
    public static readonly ProblemCode NoColumnsKept = new("import.no-columns-kept", 404, CoreProblems.Texts);

    /// <summary>The file of an import is not kept any more.</summary>
    public static readonly ProblemCode FileForgotten = new("import.file-forgotten", 410, CoreProblems.Texts);

    /// <summary>The entries of a list are no lines of a ledger.</summary>
    public static readonly ProblemCode NoLedger = new("list.no-ledger", 400, CoreProblems.Texts);
}

/// <summary>Imports as what a request concerns.</summary>
internal sealed class ImportPlace(Session session) : IPlaceFinder
{
    public const string SubjectKind = "import";

    public string Kind => SubjectKind;

    public Task<Place?> Find(Guid id, CancellationToken cancellationToken) =>
        session
            .Context<CoreDb>()
            .Imports.Where(import => import.Id == id)
            .Select(import => new Place(import.Region, Guid.Empty))
            .FirstOrDefaultAsync(cancellationToken);

    public static Subject Of(Guid id) => new(SubjectKind, id);
}
