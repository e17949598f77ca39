namespace Guihang.Core.OfficeDirectory;

/// <summary>What kind of unit it is (单位性质).</summary>
public enum UnitKind
{
    /// <summary>An organ of the Party, of a people's congress or of a consultative conference, or a people's organisation (党委、人大、政协机关、群团).</summary>
    PartyOrgan,

    /// <summary>An organ of the government (行政机关).</summary>
    GovernmentOrgan,

    /// <summary>A court or procuratorate (审判机关、检察机关).</summary>
    JudicialOrgan,

    /// <summary>A township or a street office (乡镇、街道).</summary>
    Township,

    /// <summary>A public institution: school, hospital, institute (事业单位).</summary>
    PublicInstitution,

    /// <summary>A state enterprise (国有企业).</summary>
    StateEnterprise,

    /// <summary>A village or residents' committee (村、社区).</summary>
    Village,

    /// <summary>Anything else.</summary>
    Other,
}
