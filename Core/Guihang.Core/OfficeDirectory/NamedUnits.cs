using Guihang.Core.Data;
using Guihang.Core.Regions;
using Guihang.Policy;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Core.OfficeDirectory;

/// <summary>The units of a jurisdiction and below, found by the names that a file gives them.</summary>
public sealed class NamedUnits
{
    private const int MostLookedThrough = 5000;
    private const int MostOffered = 3;

    private readonly ILookup<string, UnitAnswer> _units;
    private readonly IReadOnlyList<string> _others;

    private NamedUnits(ILookup<string, UnitAnswer> units, IReadOnlyList<string> others) => (_units, _others) = (units, others);

    /// <summary>Finds the units of many names at once.</summary>
    /// <param name="session">A session to read with.</param>
    /// <param name="regions">The regions.</param>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="day">The day on which regions lie in it.</param>
    /// <param name="names">The names.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<NamedUnits> Find(
        Session session,
        RegionTable regions,
        string jurisdiction,
        DateOnly day,
        IReadOnlyCollection<string> names,
        CancellationToken cancellationToken
    )
    {
        var within = regions.Within(jurisdiction, day);
        var units = session.Context<CoreDb>().Units.AsNoTracking().AsQueryable();
        if (jurisdiction != Region.Nation)
        {
            units = within is [var only] ? units.Where(unit => unit.Region == only) : units.Where(unit => within.Contains(unit.Region));
        }

        List<string> wanted = [.. names];
        var found = await units.Where(unit => EF.Parameter(wanted).Contains(unit.Name)).ToListAsync(cancellationToken);
        var named = found.ToLookup(unit => unit.Name, UnitAnswer.Of, StringComparer.Ordinal);
        // Only where a name is unknown are the others of interest.
        var others = names.All(named.Contains)
            ? []
            : await units.OrderBy(unit => unit.Id).Select(unit => unit.Name).Take(MostLookedThrough).ToListAsync(cancellationToken);
        return new NamedUnits(named, others);
    }

    /// <summary>The units of a name: one, or none, or several.</summary>
    public IReadOnlyList<UnitAnswer> Find(string name) => [.. _units[name]];

    /// <summary>Why a name does not do, and what would.</summary>
    public (Wording Wrong, Wording Right) Explain(string name)
    {
        if (_units.Contains(name))
        {
            return (
                new Wording($"有几个单位都叫“{name}”。", $"Several units are called \"{name}\"."),
                new Wording(
                    "请写单位的全称，或者由单位所在的县区导入。",
                    "Write the unit's full name, or import in the county of the unit."
                )
            );
        }

        List<string> near =
        [
            .. _others.Where(other => Shared(other, name) > 0).OrderByDescending(other => Shared(other, name)).Take(MostOffered),
        ];
        return (
            new Wording($"本辖区没有名为“{name}”的单位。", $"The jurisdiction has no unit called \"{name}\"."),
            near is []
                ? new Wording("请先登记这个单位。", "Register the unit first.")
                : new Wording(
                    $"请写已登记的名称，相近的有：{string.Join("、", near)}；没有的，请先登记。",
                    $"Write a name that is registered; near to it are {string.Join(", ", near)}. If it is none of them, register it first."
                )
        );
    }

    // How many pairs of neighbouring letters two names share, of a hundred.
    private static int Shared(string one, string other)
    {
        var (ones, others) = (Pairs(one), Pairs(other));
        return ones.Count + others.Count == 0 ? 0 : 200 * ones.Intersect(others).Count() / (ones.Count + others.Count);
    }

    private static HashSet<(char, char)> Pairs(string text) => [.. text.Zip(text.Skip(1))];
}
