using Guihang.Policy;

namespace Guihang.Core.Policies.Loading;

/// <summary>Something wrong in a plugin, said so that its author can mend it.</summary>
/// <param name="Code">Names the kind of fault, for tests and for looking it up.</param>
/// <param name="Plugin">The plugin's folder name.</param>
/// <param name="File">The file, relative to the plugins' folder.</param>
/// <param name="Line">The line, from 1; null where the fault is about the file or folder as a whole.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">What would be right.</param>
public sealed record PolicyFault(PolicyFaultCode Code, string Plugin, string File, int? Line, Wording What, Wording Remedy)
{
    /// <summary>The place as editors and compilers write it.</summary>
    public string Place => Line is { } line ? $"{File}:{line}" : File;

    /// <summary>The faults in both languages, each with its place.</summary>
    public static string Describe(IEnumerable<PolicyFault> faults) =>
        string.Join(
            Environment.NewLine,
            faults.Select(fault =>
                $"""
                    {fault.Place}
                      {fault.What.Zh} {fault.Remedy.Zh}
                      {fault.What.En} {fault.Remedy.En}
                    """
            )
        );
}

/// <summary>The kinds of fault.</summary>
public enum PolicyFaultCode
{
    /// <summary>A file that must be there is not.</summary>
    FileMissing,

    /// <summary>The file is not YAML.</summary>
    NotYaml,

    /// <summary>A key that the file's schema does not know.</summary>
    UnknownKey,

    /// <summary>A key that must be there is not.</summary>
    KeyMissing,

    /// <summary>A key or an entry stands twice.</summary>
    Duplicate,

    /// <summary>A value of the wrong type or outside its bounds or options.</summary>
    BadValue,

    /// <summary>The plugin was made for another version of the contract.</summary>
    ContractVersion,

    /// <summary>A plugin that this one requires is absent or of another version.</summary>
    RequirementUnmet,

    /// <summary>The folder's name, the id and the region do not agree, or the region is not in the table.</summary>
    RegionMismatch,

    /// <summary>Two plugins for one jurisdiction.</summary>
    RegionTaken,

    /// <summary>A citation names no source, or an article that the source does not list.</summary>
    CitationUnresolved,

    /// <summary>A value without a citation.</summary>
    CitationMissing,

    /// <summary>A value for a parameter that no level above defines.</summary>
    ParameterUndefined,

    /// <summary>A parameter that a level above has defined already.</summary>
    ParameterRedefined,

    /// <summary>A value laxer than the level above allows.</summary>
    LaxerThanAbove,

    /// <summary>A value for a parameter that the level above has sealed.</summary>
    SealedAbove,

    /// <summary>An appended entry that the level above has already.</summary>
    RepeatsAbove,

    /// <summary>An unverified value that the deployer has not confirmed.</summary>
    Unconfirmed,

    /// <summary>A confirmation in the configuration that confirms nothing.</summary>
    ConfirmationUnused,

    /// <summary>The assembly is not there or does not load.</summary>
    AssemblyUnloadable,

    /// <summary>The plugin brings its own copy of the contract or of another library.</summary>
    ForeignAssembly,

    /// <summary>The plugin's code uses a clock, files, the network or another thing that a rule may not.</summary>
    ImpureCode,

    /// <summary>A rule that the engine cannot use.</summary>
    BadRule,

    /// <summary>A rule reads a parameter that nobody defines, or reads it as another type.</summary>
    RuleReadsUnknown,

    /// <summary>A value that nobody has checked for long; a warning.</summary>
    Stale,

    /// <summary>A template that does not read, or uses a field that it does not declare.</summary>
    BadTemplate,
}

/// <summary>The policy book cannot be made; the host does not start.</summary>
/// <param name="faults">Everything that is wrong, not only the first.</param>
public sealed class PolicyBookRefusedException(IReadOnlyList<PolicyFault> faults) : Exception(PolicyFault.Describe(faults))
{
    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<PolicyFault> Faults { get; } = faults;
}
