using System.Reflection;
using Guihang.Core.Policies;
using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Loading;
using Guihang.Core.Regions;

namespace Guihang.Tests.Support;

/// <summary>The plugins of the repository, their rules compiled in, served as the demo configuration serves them.</summary>
internal static class ShippedPolicies
{
    public static readonly DateOnly Today = new(2026, 11, 1);

    public static PolicySettings Settings { get; } =
        new()
        {
            Served = ["440000", "440605"],
            Confirmed = [new("visits.first.within", "440605", "P30D", "Tests", new DateOnly(2026, 1, 1), "None")],
        };

    public static PolicyBook Book { get; } = PolicyBookLoader.Load(CompiledIn(Repository.Plugins), Settings, RegionTable.Shipped, Today);

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
