using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Guihang.Core.Data;

/// <summary>
/// A question that is compiled once for a database. A compiled query belongs to the mapping that it was compiled with, and one process may use both kinds of database.
/// </summary>
/// <typeparam name="TQuery">What Entity Framework compiles it to.</typeparam>
/// <param name="compile">Compiles it.</param>
public sealed class CompiledQuery<TQuery>(Func<TQuery> compile)
    where TQuery : class
{
    private readonly ConditionalWeakTable<IModel, TQuery> _byMapping = [];

    /// <summary>The question as it is compiled for the context's mapping.</summary>
    /// <param name="db">The context.</param>
    public TQuery On(ModuleDb db) => _byMapping.GetValue(db.Model, _ => compile());
}
