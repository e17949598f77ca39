using Guihang.Policy;

namespace Guihang.Core.Policies.Loading;

/// <summary>Gathers what is wrong in one plugin, so that its author is told of everything at once.</summary>
internal sealed class FaultList(string plugin)
{
    private readonly List<PolicyFault> _faults = [];

    public string Plugin { get; } = plugin;

    public IReadOnlyList<PolicyFault> Faults => _faults;

    public bool IsEmpty => _faults.Count == 0;

    /// <summary>Adds a fault; each pair of sentences is Chinese, English.</summary>
    public void Add(PolicyFaultCode code, string file, int? line, (string Zh, string En) what, (string Zh, string En) remedy) =>
        _faults.Add(new(code, Plugin, file, line, new Wording(what.Zh, what.En), new Wording(remedy.Zh, remedy.En)));
}
