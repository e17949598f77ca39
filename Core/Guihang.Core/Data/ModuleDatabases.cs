using Autofac;

namespace Guihang.Core.Data;

/// <summary>Registers a module's database.</summary>
public static class ModuleDatabases
{
    /// <summary>
    /// Handlers take <typeparamref name="TDb"/>: the context is joined to what the request has open, so it is resolved anew by everything that takes it
    /// and shared through the session.
    /// </summary>
    /// <param name="builder">The container's builder.</param>
    /// <param name="name">The module's name in lower case, the prefix of its tables.</param>
    public static void RegisterModuleDatabase<TDb, TSqlite, TPostgres>(this ContainerBuilder builder, string name)
        where TDb : ModuleDb
        where TSqlite : TDb
        where TPostgres : TDb
    {
        builder.RegisterInstance(new ModuleDatabase<TDb, TSqlite, TPostgres>(name)).As<ModuleDatabase>();
        builder.Register(context => context.Resolve<Session>().Context<TDb>()).InstancePerDependency().ExternallyOwned();
    }
}
