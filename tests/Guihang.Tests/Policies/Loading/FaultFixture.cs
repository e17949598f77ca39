using Guihang.Core.Policies.Loading;
using Guihang.Tests.Support;

namespace Guihang.Tests.Policies.Loading;

/// <summary>One way to break a plugin.</summary>
/// <param name="Name">How it is broken, in a sentence.</param>
/// <param name="Code">The fault that must be found.</param>
/// <param name="Place">The file, and the line after a colon where the fault is about one.</param>
/// <param name="Break">Breaks it.</param>
internal sealed record FaultFixture(string Name, PolicyFaultCode Code, string Place, Action<PolicyFolder> Break)
{
    /// <summary>The fault that was found, whether it refused the book or is a warning.</summary>
    public IReadOnlyList<PolicyFault> Faults()
    {
        using var folder = new PolicyFolder();
        Break(folder);
        try
        {
            return folder.Load().Warnings;
        }
        catch (PolicyBookRefusedException refused)
        {
            return refused.Faults;
        }
    }
}
