using System.Reflection;
using System.Runtime.Loader;

namespace Guihang.Core.Policies.Loading;

/// <summary>
/// The load context of one plugin's code. It shares Guihang.Policy with the host and brings nothing else:
/// a plugin has no packages, so that everything it references is the contract or the base class library.
/// It is not collectible: policy changes by a restart.
/// </summary>
internal sealed class PluginLoadContext(string plugin) : AssemblyLoadContext(plugin, isCollectible: false)
{
    protected override Assembly? Load(AssemblyName assemblyName) => null;
}
