using System.Reflection;
using Guihang.Core.Policies;
using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Loading;
using Guihang.Core.Regions;
using Microsoft.Extensions.Configuration;

namespace Guihang.Tests.Support;

/// <summary>The plugins of the repository, their rules compiled in, served as the demo configuration serves them.</summary>
internal static class ShippedPolicies
{
    public static readonly DateOnly Today = new(2026, 11, 1);

    public static PolicySettings Settings { get; } =
        new() { Served = ["440000", "440100", "440113", "440114", "440605", "511523"], Confirmed = Demo() };

    public static PolicyBook Book { get; } = PolicyBookLoader.Load(CompiledIn(Repository.Plugins), Settings, RegionTable.Shipped, Today);

    // The demo configuration's own confirmations, so that cases run on what the demo shows.
    private static List<Confirmation> Demo()
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(Repository.Root, "Host", "appsettings.Development.json"))
            .Build();
        return configuration.GetSection("Policies:Confirmed").Get<List<Confirmation>>(binder => binder.ErrorOnUnknownConfiguration = true)!;
    }

    /// <summary>The plugins of a folder, with the rules of those that the tests reference.</summary>
    public static IReadOnlyList<PluginLocation> CompiledIn(string folder) =>
        [
            .. PluginLocation
                .AllIn(folder)
                .Select(location =>
                    location with
                    {
                        CompiledIn =
                            Path.GetFileName(location.Folder).Split('.') is [_, var name]
                            && File.Exists(Path.Combine(AppContext.BaseDirectory, $"Guihang.Plugins.{name}.dll"))
                                ? Assembly.Load($"Guihang.Plugins.{name}")
                                : null,
                    }
                ),
        ];
}
