using System.Globalization;
using System.Text;
using Guihang.Core.Policies.Loading;
using Guihang.Tests.Support;
using VerifyXunit;

namespace Guihang.Tests.Policies.Loading;

/// <summary>Whatever is wrong in a plugin is found at the start, and said so that its author can mend it.</summary>
public sealed class Faults
{
    private static readonly IReadOnlyList<FaultFixture> Fixtures = [.. ManifestFixtures.All, .. ParameterFixtures.All, .. CodeFixtures.All];

    public static TheoryData<string> Names() => [.. Fixtures.Select(fixture => fixture.Name + " · " + fixture.Code)];

    [Fact]
    public void A_sound_folder_has_no_fault()
    {
        using var folder = new PolicyFolder();

        var book = folder.Load();

        Assert.Equal([PolicyFolder.Nation, PolicyFolder.Province, PolicyFolder.County], book.Plugins.Select(plugin => plugin.Manifest.Id));
        Assert.Empty(book.Warnings);
        Assert.Empty(book.PassedOver);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_fault_is_found_at_its_place_and_says_what_would_be_right(string name)
    {
        var fixture = Fixtures.Single(other => other.Name + " · " + other.Code == name);

        var fault = Assert.Single(fixture.Faults(), fault => fault.Code == fixture.Code && fault.Place == fixture.Place);

        Assert.All([fault.What.Zh, fault.Remedy.Zh], text => Assert.Contains(text, IsChinese));
        Assert.All(
            [fault.What.En, fault.Remedy.En],
            text => Assert.DoesNotContain(text, character => character is >= '、' and <= '』' or '，' or '；' or '：')
        );
        Assert.All([fault.What.Zh, fault.Remedy.Zh], text => Assert.EndsWith("。", text, StringComparison.Ordinal));
        Assert.All([fault.What.En, fault.Remedy.En], text => Assert.Matches("[.?]$", text));
    }

    [Fact]
    public void Every_fault_code_has_a_fixture()
    {
        var codes = Enum.GetValues<PolicyFaultCode>();
        Assert.True(codes.Length > 20);

        Assert.Empty(codes.Except(Fixtures.Select(fixture => fixture.Code)));
    }

    [Fact]
    public async Task The_texts_of_all_faults()
    {
        var text = new StringBuilder();
        foreach (var fixture in Fixtures)
        {
            text.Append(CultureInfo.InvariantCulture, $"== {fixture.Name}\n");
            foreach (var fault in fixture.Faults())
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{fault.Code} {fault.Place}\n  {fault.What.Zh}\n  {fault.Remedy.Zh}\n  {fault.What.En}\n  {fault.Remedy.En}\n"
                );
            }
        }

        await Verifier.Verify(text.ToString());
    }

    private static bool IsChinese(char character) => character is >= '\u4e00' and <= '\u9fff';
}
