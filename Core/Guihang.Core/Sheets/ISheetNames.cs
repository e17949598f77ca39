namespace Guihang.Core.Sheets;

/// <summary>Names the things of one kind in a sheet, where a list has their ids: people read names. Each module names its own.</summary>
public interface ISheetNames
{
    /// <summary>The fields whose ids it names, in camel case, such as <c>unitId</c>.</summary>
    IReadOnlyList<string> Fields { get; }

    /// <summary>The names of many things; ids without a name are left out.</summary>
    Task<IReadOnlyDictionary<Guid, string>> Of(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);
}
