using Guihang.Core.Policies;
using Guihang.Core.Policies.Checking;
using Guihang.Core.Policies.Loading;
using Guihang.Core.Regions;
using Guihang.Tests.Support;

namespace Guihang.Tests.Policies.Checking;

/// <summary>A new county's folder is sound as it is made, and is made only where none is.</summary>
public sealed class NewPlugins
{
    private static readonly string Template = Path.Combine(Repository.Plugins, NewPlugin.Template);

    [Fact]
    public void A_new_folder_has_no_fault_and_its_case_passes()
    {
        using var shipped = new ShippedCopy();

        Assert.Empty(Make(shipped, new NewPlugin("511524", "长宁县", "Changning")));

        var check = Check(shipped, "511524.Changning");
        var found = check.Check();
        Assert.Empty(found.Faults);
        Assert.Empty(found.Warnings);
        var tested = Assert.Single(check.Test());
        Assert.True(tested.Passes);
        Assert.NotEmpty(tested.Results);
        var files = Directory.GetFiles(Path.Combine(shipped.Path, "511524.Changning"), "*", SearchOption.AllDirectories);
        Assert.True(files.Length >= 6);
        Assert.All(files, file => Assert.DoesNotContain("__", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void It_requires_the_plugins_above_it_in_the_versions_that_are_there()
    {
        using var shipped = new ShippedCopy();

        Assert.Empty(Make(shipped, new NewPlugin("440606", "顺德区", null)));

        var plugin = Check(shipped, "440606.顺德区").Book.Plugins.Single(plugin => plugin.Manifest.Region == "440606");
        Assert.Equal(["000000.National", "440000.Guangdong"], plugin.Manifest.Requires.Keys.Take(2));
        Assert.Equal(">=1.0 <2.0", plugin.Manifest.Requires["440000.Guangdong"].ToString());
    }

    [Theory]
    [InlineData("999999", "长宁县", "Changning", PolicyFaultCode.RegionMismatch)]
    [InlineData("512529", "江安县", "Jiangan", PolicyFaultCode.RegionMismatch)]
    [InlineData("511524", "江安县", "Jiangan", PolicyFaultCode.RegionMismatch)]
    [InlineData("440605", "南海区", "NanhaiTwo", PolicyFaultCode.RegionTaken)]
    [InlineData("511524", "长宁县", "../Changning", PolicyFaultCode.BadValue)]
    public void What_is_in_the_way_is_said_and_nothing_is_written(string region, string title, string name, PolicyFaultCode code)
    {
        using var shipped = new ShippedCopy();
        var before = Directory.GetFileSystemEntries(shipped.Path);

        var fault = Assert.Single(Make(shipped, new NewPlugin(region, title, name)));

        Assert.Equal(code, fault.Code);
        Assert.Equal(before, Directory.GetFileSystemEntries(shipped.Path));
    }

    [Fact]
    public void Nothing_is_written_over()
    {
        using var shipped = new ShippedCopy();
        var elsewhere = Directory.CreateDirectory(Path.Combine(shipped.Path, "_elsewhere"));
        File.WriteAllText(Path.Combine(elsewhere.CreateSubdirectory("511524.Changning").FullName, "plugin.yaml"), "mine");

        var fault = Assert.Single(Make(shipped, new NewPlugin("511524", "长宁县", "Changning"), elsewhere.FullName));

        Assert.Equal(PolicyFaultCode.Duplicate, fault.Code);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(elsewhere.FullName, "511524.Changning", "plugin.yaml")));
    }

    [Fact]
    public void Without_a_template_it_says_so()
    {
        using var shipped = new ShippedCopy();

        var fault = Assert.Single(Make(shipped, new NewPlugin("511524", "长宁县", null), template: Path.Combine(shipped.Path, "_none")));

        Assert.Equal(PolicyFaultCode.FileMissing, fault.Code);
    }

    private static IReadOnlyList<PolicyFault> Make(ShippedCopy shipped, NewPlugin plugin, string? into = null, string? template = null)
    {
        var locations = ShippedPolicies.CompiledIn(shipped.Path);
        var book = PolicyBookLoader.Inspect(locations, ShippedPolicies.Settings, RegionTable.Shipped, ShippedPolicies.Today).Book;
        return plugin.Make(template ?? Template, into ?? shipped.Path, book, locations, RegionTable.Shipped, ShippedPolicies.Today);
    }

    private static PolicyCheck Check(ShippedCopy shipped, string only)
    {
        var locations = ShippedPolicies.CompiledIn(shipped.Path);
        var selection = new PluginSelection(shipped.Path, locations, locations).Only(only)!;
        return new PolicyCheck(selection, ShippedPolicies.Settings, RegionTable.Shipped, ShippedPolicies.Today);
    }
}
