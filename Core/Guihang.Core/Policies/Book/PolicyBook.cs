using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Guihang.Core.Policies.Loading;
using Guihang.Core.Regions;

namespace Guihang.Core.Policies.Book;

/// <summary>All policy that is active, immutable from the start of the host to its end. Its hash stands in every trace and every response.</summary>
public sealed class PolicyBook
{
    private readonly Dictionary<string, PolicyPlugin> _byRegion;
    private readonly ConcurrentDictionary<string, PolicyChain> _chains = new(StringComparer.Ordinal);
    private readonly RegionTable _regions;

    internal PolicyBook(
        IReadOnlyList<PolicyPlugin> plugins,
        IReadOnlyList<string> served,
        IReadOnlyList<PolicyFault> passedOver,
        IReadOnlyList<PolicyFault> warnings,
        RegionTable regions
    )
    {
        Plugins = plugins;
        Served = served;
        PassedOver = passedOver;
        Warnings = warnings;
        _regions = regions;
        _byRegion = plugins.ToDictionary(plugin => plugin.Manifest.Region, StringComparer.Ordinal);
        Hash = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', plugins.Select(p => $"{p.Manifest.Label} {p.Digest}"))))
        );
    }

    /// <summary>SHA-256 over everything the active plugins say, 64 hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>The active plugins, the nation first, then by depth and id.</summary>
    public IReadOnlyList<PolicyPlugin> Plugins { get; }

    /// <summary>The jurisdictions that the host serves.</summary>
    public IReadOnlyList<string> Served { get; }

    /// <summary>What is wrong with plugins outside the jurisdictions served, which were passed over.</summary>
    public IReadOnlyList<PolicyFault> PassedOver { get; }

    /// <summary>What does not stop the start but should be looked at, such as a value nobody has checked for long.</summary>
    public IReadOnlyList<PolicyFault> Warnings { get; }

    /// <summary>Whether the host serves the jurisdiction.</summary>
    public bool Serves(string region) => Served.Contains(region, StringComparer.Ordinal);

    /// <summary>The plugins that decide for a jurisdiction on a day. A level without a plugin is skipped.</summary>
    /// <exception cref="KeyNotFoundException">The region is not in the table.</exception>
    public PolicyChain ChainFor(string region, DateOnly day)
    {
        var codes = _regions.Chain(region, day);
        var key = string.Join('/', codes);
        return _chains.GetOrAdd(
            key,
            _ => new PolicyChain([.. codes.Select(code => _byRegion.GetValueOrDefault(code)).OfType<PolicyPlugin>()])
        );
    }
}
