using System.Globalization;
using Guihang.Core.Data;
using Guihang.Core.Policies;
using Guihang.Core.Policies.Book;
using Guihang.Core.Policies.Deciding;
using Guihang.Core.Policies.Loading;
using Guihang.Core.Regions;
using Guihang.Policy.Calendar;
using Guihang.Policy.InfluencePeriods;
using Guihang.Policy.Rules;
using Guihang.Policy.Sanctions;
using Guihang.Policy.VisitPlans;

namespace Guihang.Benchmarks.Policies;

/// <summary>What the policy engine takes.</summary>
/// <param name="Period">One influence period with its trace, in microseconds.</param>
/// <param name="Plan">One plan of visits in Nanhai with its trace, in microseconds.</param>
/// <param name="Loading">The loading of 3,000 county folders by a process that has loaded nothing before, in seconds.</param>
internal sealed record PolicyMeasured(double Period, double Plan, double Loading)
{
    public const int Counties = 3000;

    private const int Decisions = 200_000;
    private const string Nanhai = "440605";
    private static readonly string Plugins = Path.Combine(AppContext.BaseDirectory, "Plugins");

    /// <summary>Measures loading first: later, the process would know how.</summary>
    public static PolicyMeasured Measure(string folder)
    {
        var (locations, regions) = CountyFolders.Write(folder, Plugins, Counties);
        var today = TimeProvider.System.Today();
        var clock = TimeProvider.System.GetTimestamp();
        var book = PolicyBookLoader.Load(locations, Settings(), regions, today);
        var loading = TimeProvider.System.GetElapsedTime(clock).TotalSeconds;
        if (book.PassedOver is not [] || book.Plugins.Count != locations.Count)
        {
            throw new InvalidOperationException(
                $"Of {locations.Count} plugins {book.Plugins.Count} are active: {string.Join("; ", book.PassedOver.Take(3))}"
            );
        }

        var engine = new PolicyEngine(book);
        return new PolicyMeasured(
            Microseconds<InfluencePeriodFacts, InfluencePeriodDecision>(engine, PeriodFacts()),
            Microseconds<VisitPlanFacts, VisitPlanDecision>(engine, PlanFacts()),
            loading
        );
    }

    private static double Microseconds<TFacts, TDecision>(PolicyEngine engine, TFacts facts)
        where TFacts : IFacts<TDecision>
    {
        var asOf = new DateOnly(2026, 3, 2);
        Decide(Decisions / 4);
        var clock = TimeProvider.System.GetTimestamp();
        Decide(Decisions);
        return TimeProvider.System.GetElapsedTime(clock).TotalMicroseconds / Decisions;

        void Decide(int times)
        {
            for (var i = 0; i < times; i++)
            {
                if (engine.Decide<TFacts, TDecision>(Nanhai, asOf, facts).Outcome is not Decided<TDecision>)
                {
                    throw new InvalidOperationException("The case must be one that is decided.");
                }
            }
        }
    }

    private static PolicySettings Settings() =>
        new()
        {
            Served = [Nanhai],
            Confirmed = [new Confirmation("visits.first.within", Nanhai, "Benchmark", new DateOnly(2026, 11, 1), "None", "P30D")],
        };

    private static InfluencePeriodFacts PeriodFacts() =>
        new()
        {
            Regime = SanctionRegime.Government,
            Kind = SanctionKind.MajorDemerit,
            LegalText = "psa-2020",
            DecidedOn = new DateOnly(2026, 3, 2),
            Category = PersonCategory.CivilServant,
        };

    private static VisitPlanFacts PlanFacts() =>
        new()
        {
            Regime = SanctionRegime.Government,
            Kind = SanctionKind.MajorDemerit,
            DecidedOn = new DateOnly(2026, 3, 2),
            ServedOn = new DateOnly(2026, 3, 6),
            Period = new DateSpan(new DateOnly(2026, 3, 2), new DateOnly(2027, 9, 2)),
            Category = PersonCategory.CivilServant,
            ServiceState = ServiceState.InService,
            Leadership = LeadershipRole.LeadingGroupMember,
        };
}

/// <summary>Folders of counties that do not exist, as rich as Nanhai's, and a table of regions that has them.</summary>
internal static class CountyFolders
{
    private const int CountiesInACity = 10;
    private const int CitiesInAProvince = 10;
    private const int FirstProvince = 60;
    private const string Model = "440605.Nanhai";
    private static readonly DateOnly From = new(2000, 1, 1);

    public static (IReadOnlyList<PluginLocation> Locations, RegionTable Regions) Write(string folder, string plugins, int count)
    {
        var codes = Enumerable.Range(0, count).Select(Code).ToList();
        foreach (var code in codes)
        {
            WriteCounty(Path.Combine(folder, $"{code}.County"), Path.Combine(plugins, Model), code);
        }

        var shipped = PluginLocation.AllIn(plugins);
        var regions = new RegionTable([.. Shipped(shipped), .. codes.SelectMany(Above).DistinctBy(region => region.Code)]);
        return ([.. shipped, .. PluginLocation.AllIn(folder)], regions);
    }

    // The first is 600101: province 60, city 01, county 01.
    private static string Code(int index)
    {
        var (cities, county) = Math.DivRem(index, CountiesInACity);
        var (provinces, city) = Math.DivRem(cities, CitiesInAProvince);
        return string.Create(CultureInfo.InvariantCulture, $"{FirstProvince + provinces:00}{city + 1:00}{county + 1:00}");
    }

    private static IEnumerable<Region> Above(string code)
    {
        var (province, city) = ($"{code[..2]}0000", $"{code[..4]}00");
        yield return new Region(province, "省", From, null, null, Region.Nation);
        yield return new Region(city, "市", From, null, null, province);
        yield return new Region(code, "县", From, null, null, city);
    }

    // The regions of the plugins that ship, and those above them.
    private static IEnumerable<Region> Shipped(IReadOnlyList<PluginLocation> plugins)
    {
        var day = new DateOnly(2026, 1, 1);
        return plugins
            .Select(plugin => Path.GetFileName(plugin.Folder).Split('.')[0])
            .SelectMany(code => RegionTable.Shipped.Chain(code, day))
            .Distinct(StringComparer.Ordinal)
            .Select(code => RegionTable.Shipped.On(code, day));
    }

    private static void WriteCounty(string folder, string model, string code)
    {
        Directory.CreateDirectory(Path.Combine(folder, "policies"));
        Directory.CreateDirectory(Path.Combine(folder, "documents"));
        File.Copy(Path.Combine(model, "sources.yaml"), Path.Combine(folder, "sources.yaml"));
        File.Copy(Path.Combine(model, "documents", "care-letter.md"), Path.Combine(folder, "documents", "care-letter.md"));
        File.WriteAllText(
            Path.Combine(folder, "plugin.yaml"),
            $$"""
            id: {{code}}.County
            version: 1.0.0
            contract: 1
            region: "{{code}}"
            title: { zh: 某县, en: A county }
            requires:
              000000.National: ">=1.0 <2.0"

            """
        );
        File.WriteAllText(
            Path.Combine(folder, "policies", "visits.yaml"),
            """
            - parameter: visits.first.within
              confidence: probable
              values:
                - { from: 2017-12-01, value: P30D, cites: [nanhai-opinion#talk] }
                - { from: 2024-12-01, value: P20D, cites: [nanhai-opinion#talk] }

            - parameter: visits.first.visitor
              confidence: probable
              values:
                - { from: 2017-12-01, value: unit-secretary, cites: [nanhai-opinion#talk] }

            - parameter: letters.on-service
              confidence: probable
              values:
                - { from: 2017-12-01, value: [care-letter], cites: [nanhai-opinion#letter] }

            """
        );
    }
}
