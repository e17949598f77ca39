using System.Globalization;
using Guihang.Core.Sheets;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;

namespace Guihang.Sanctions;

/// <summary>The words of county ledgers, as they stand for those of the sets.</summary>
internal static class LedgerWords
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    // What a term says of the regime, where it says so; "warning" alone is given by several.
    private static readonly (string Term, SanctionKind Kind, SanctionRegime? Regime)[] Terms =
    [
        ("党内警告", SanctionKind.Warning, SanctionRegime.Party),
        ("党内严重警告", SanctionKind.SeriousWarning, SanctionRegime.Party),
        ("严重警告", SanctionKind.SeriousWarning, SanctionRegime.Party),
        ("撤销党内职务", SanctionKind.RemovalFromPartyPosts, SanctionRegime.Party),
        ("留党察看一年", SanctionKind.ProbationOneYear, SanctionRegime.Party),
        ("留党察看1年", SanctionKind.ProbationOneYear, SanctionRegime.Party),
        ("留党察看二年", SanctionKind.ProbationTwoYears, SanctionRegime.Party),
        ("留党察看两年", SanctionKind.ProbationTwoYears, SanctionRegime.Party),
        ("留党察看2年", SanctionKind.ProbationTwoYears, SanctionRegime.Party),
        ("开除党籍", SanctionKind.Expulsion, SanctionRegime.Party),
        ("政务警告", SanctionKind.Warning, SanctionRegime.Government),
        ("政务记过", SanctionKind.Demerit, SanctionRegime.Government),
        ("政务记大过", SanctionKind.MajorDemerit, SanctionRegime.Government),
        ("政务降级", SanctionKind.Demotion, SanctionRegime.Government),
        ("政务撤职", SanctionKind.RemovalFromPost, SanctionRegime.Government),
        ("政务开除", SanctionKind.Dismissal, SanctionRegime.Government),
        ("行政警告", SanctionKind.Warning, SanctionRegime.EmployingOrgan),
        ("行政记过", SanctionKind.Demerit, SanctionRegime.EmployingOrgan),
        ("行政记大过", SanctionKind.MajorDemerit, SanctionRegime.EmployingOrgan),
        ("行政降级", SanctionKind.Demotion, SanctionRegime.EmployingOrgan),
        ("行政撤职", SanctionKind.RemovalFromPost, SanctionRegime.EmployingOrgan),
        ("行政开除", SanctionKind.Dismissal, SanctionRegime.EmployingOrgan),
        ("警告", SanctionKind.Warning, null),
        ("记过", SanctionKind.Demerit, null),
        ("记大过", SanctionKind.MajorDemerit, null),
        ("降级", SanctionKind.Demotion, null),
        ("撤职", SanctionKind.RemovalFromPost, null),
        ("开除", SanctionKind.Dismissal, null),
        ("开除公职", SanctionKind.Dismissal, null),
        ("降低岗位等级", SanctionKind.LoweredPost, SanctionRegime.PublicInstitution),
        ("停职检查", SanctionKind.Suspension, SanctionRegime.OrganisationalHandling),
        ("调整职务", SanctionKind.PostAdjustment, SanctionRegime.OrganisationalHandling),
        ("责令辞职", SanctionKind.OrderedResignation, SanctionRegime.OrganisationalHandling),
        ("免职", SanctionKind.RemovalFromOffice, SanctionRegime.OrganisationalHandling),
        ("降职", SanctionKind.DemotionInPost, SanctionRegime.OrganisationalHandling),
        ("诫勉", SanctionKind.Admonition, SanctionRegime.Admonition),
    ];

    private static readonly Dictionary<string, (SanctionKind Kind, SanctionRegime? Regime)> Kinds = WithAll(
        Terms.ToDictionary(term => term.Term, term => (term.Kind, term.Regime), StringComparer.Ordinal)
    );

    private static readonly Dictionary<string, SanctionRegime> Regimes = Set<SanctionRegime>(
        ("党纪", SanctionRegime.Party),
        ("党内", SanctionRegime.Party),
        ("政务", SanctionRegime.Government),
        ("政务处分", SanctionRegime.Government),
        ("行政", SanctionRegime.EmployingOrgan),
        ("行政处分", SanctionRegime.EmployingOrgan),
        ("任免机关处分", SanctionRegime.EmployingOrgan),
        ("事业单位", SanctionRegime.PublicInstitution),
        ("国有企业", SanctionRegime.StateEnterprise),
        ("国企", SanctionRegime.StateEnterprise),
        ("组织处理", SanctionRegime.OrganisationalHandling),
        ("诫勉", SanctionRegime.Admonition)
    );

    private static readonly Dictionary<string, PersonCategory> Categories = Set<PersonCategory>(
        ("公务员", PersonCategory.CivilServant),
        ("参公人员", PersonCategory.CivilServant),
        ("参公", PersonCategory.CivilServant),
        ("事业人员", PersonCategory.PublicInstitutionStaff),
        ("事业编制", PersonCategory.PublicInstitutionStaff),
        ("事业单位工作人员", PersonCategory.PublicInstitutionStaff),
        ("国企", PersonCategory.StateEnterpriseManager),
        ("国企人员", PersonCategory.StateEnterpriseManager),
        ("国有企业管理人员", PersonCategory.StateEnterpriseManager),
        ("村干部", PersonCategory.VillageCadre),
        ("村居干部", PersonCategory.VillageCadre),
        ("其他公职人员", PersonCategory.OtherPublicDuty),
        ("党员", PersonCategory.PartyMember)
    );

    private static readonly Dictionary<string, ServiceState> States = Set<ServiceState>(
        ("在职", ServiceState.InService),
        ("在岗", ServiceState.InService),
        ("退休", ServiceState.Retired),
        ("已退休", ServiceState.Retired),
        ("离职", ServiceState.Left),
        ("已去世", ServiceState.Deceased),
        ("死亡", ServiceState.Deceased)
    );

    private static readonly Dictionary<string, Sex> Sexes = Set<Sex>(
        ("女", Policy.Sanctions.Sex.Female),
        ("男", Policy.Sanctions.Sex.Male)
    );

    private static readonly Dictionary<string, LeadershipRole> Roles = Set<LeadershipRole>(
        ("无", LeadershipRole.None),
        ("否", LeadershipRole.None),
        ("班子成员", LeadershipRole.LeadingGroupMember),
        ("领导班子成员", LeadershipRole.LeadingGroupMember),
        ("下级党组织主要负责人", LeadershipRole.HeadOfLowerOrganisation)
    );

    /// <summary>A kind of sanction, with the regime where the term says it; null where the term is unknown.</summary>
    public static (SanctionKind Kind, SanctionRegime? Regime)? Kind(string text)
    {
        var term = text.Replace("处分", "", StringComparison.Ordinal)
            .Replace("（", "", StringComparison.Ordinal)
            .Replace("）", "", StringComparison.Ordinal);
        return
            Kinds.TryGetValue(term, out var known)
            || Kinds.TryGetValue(Plain(text), out known)
            || (Enum.TryParse(term, ignoreCase: true, out SanctionKind own) && Own(own, out known))
            ? known
            : null;
    }

    /// <summary>The term of a kind that says the regime as well.</summary>
    public static string Term(SanctionRegime regime, SanctionKind kind) =>
        Array.Find(Terms, term => term.Regime == regime && term.Kind == kind).Term ?? Whole(regime, kind);

    public static SanctionRegime? Regime(string text) => Find(Regimes, text);

    public static PersonCategory? Category(string text) => Find(Categories, text);

    public static Sex? Sex(string text) => Find(Sexes, text);

    public static ServiceState? State(string text) => Find(States, text);

    public static LeadershipRole? Leadership(string text) => Find(Roles, text);

    /// <summary>The words of a set, as they are shown where one is asked for.</summary>
    public static string Shown<T>(CultureInfo? language = null)
        where T : struct, Enum =>
        string.Join("、", Enum.GetValues<T>().Select(word => SheetWords.Word(word, language ?? Chinese) ?? word.ToString()));

    public static string ShownInEnglish<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(word => SheetWords.Word(word, English) ?? word.ToString()));

    /// <summary>The text of law that a cell names by its key or its title; null where none or several could be meant.</summary>
    public static string? Text(string cell, Table texts)
    {
        if (texts.Find(cell) is not null)
        {
            return cell;
        }

        var wanted = Plain(cell);
        var titled = texts
            .Rows.Where(row => row.Wording("title") is { } title && IsMeant(wanted, Plain(title.Zh), Plain(title.En)))
            .ToList();
        var exact = titled.Where(row => Plain(row.Wording("title")!.Zh) == wanted).ToList();
        return (exact, titled) switch
        {
            ([var only], _) => only.Key,
            (_, [var only]) => only.Key,
            _ => null,
        };
    }

    private static bool IsMeant(string wanted, string zh, string en) =>
        wanted.Length > 3
        && (
            zh.Contains(wanted, StringComparison.Ordinal)
            || wanted.Contains(zh, StringComparison.Ordinal)
            || string.Equals(en, wanted, StringComparison.OrdinalIgnoreCase)
        );

    private static string Plain(string title) =>
        string.Concat(
            title
                .Replace("中国共产党", "", StringComparison.Ordinal)
                .Replace("中华人民共和国", "", StringComparison.Ordinal)
                .Where(char.IsLetterOrDigit)
        );

    // Where no term is in use the words of both sets stand side by side.
    private static Dictionary<string, (SanctionKind Kind, SanctionRegime? Regime)> WithAll(
        Dictionary<string, (SanctionKind Kind, SanctionRegime? Regime)> kinds
    )
    {
        foreach (var regime in Enum.GetValues<SanctionRegime>())
        {
            foreach (var kind in Enum.GetValues<SanctionKind>())
            {
                kinds.TryAdd(Plain(Whole(regime, kind)), (kind, regime));
            }
        }

        return kinds;
    }

    private static string Whole(SanctionRegime regime, SanctionKind kind) =>
        $"{SheetWords.Word(regime, Chinese)} {SheetWords.Word(kind, Chinese)}";

    private static bool Own(SanctionKind kind, out (SanctionKind, SanctionRegime?) known)
    {
        known = (kind, null);
        return true;
    }

    private static T? Find<T>(Dictionary<string, T> words, string text)
        where T : struct => words.TryGetValue(text, out var word) ? word : null;

    // Ledgers' own words beside those that sheets show, so that what was exported can be imported.
    private static Dictionary<string, T> Set<T>(params (string Word, T Value)[] own)
        where T : struct, Enum
    {
        var words = own.ToDictionary(word => word.Word, word => word.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var value in Enum.GetValues<T>())
        {
            words.TryAdd(value.ToString(), value);
            words.TryAdd(SheetWords.Word(value, Chinese) ?? value.ToString(), value);
            words.TryAdd(SheetWords.Word(value, English) ?? value.ToString(), value);
        }

        return words;
    }
}
