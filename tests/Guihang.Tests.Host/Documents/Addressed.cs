using Guihang.Core.OfficeDirectory;
using Guihang.Core.Security;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Documents;

/// <summary>The organisation department reads what is addressed to it, in its jurisdiction, and no other document.</summary>
public sealed class Addressed
{
    [Fact]
    public async Task The_organisation_department_finds_and_reads_the_letters_to_it_and_no_others()
    {
        await using var app = await DemoHost.Create();
        var department = app.As("jiangan.org");

        var letters = (await department.Get("documents/addressed?limit=100")).Expect(OK).Json["items"]!.AsArray();

        Assert.Equal(
            ["evaluation-opinion", "feedback-letter"],
            letters.Select(letter => letter!["template"]!.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
        Assert.All(letters, letter => Assert.Equal("organisationDepartment", letter!["addressee"]!.ToString()));
        var first = letters[0]!["id"]!.ToString();
        Assert.Contains(
            "组织部门",
            (await department.Get($"documents/{first}/content?form=html")).Expect(OK).Text,
            StringComparison.Ordinal
        );
        (await department.Get($"documents/{first}")).Expect(OK);

        // Those to the units, the reports and the minutes are not for it.
        var others = await app.Database.Rows("SELECT lower(hex(id)) FROM core_documents WHERE addressee IS NULL");
        Assert.NotEmpty(others);
        foreach (var other in others.Take(40))
        {
            Assert.Equal(Forbidden, (await department.Get($"documents/{other[0]}")).Status);
            Assert.Equal(Forbidden, (await department.Get($"documents/{other[0]}/content?form=docx")).Status);
        }
    }

    [Fact]
    public async Task The_department_of_another_jurisdiction_reads_none_of_them()
    {
        await using var app = await DemoHost.Create();
        var letter = (await app.As("jiangan.org").Get("documents/addressed?limit=1")).Expect(OK)["items.0.id"];
        var other = app.As("nanhai.org");

        Assert.Empty((await other.Get("documents/addressed")).Expect(OK).Json["items"]!.AsArray());
        Assert.Equal(Forbidden, (await other.Get($"documents/{letter}")).Status);
        // Nor does a unit's secretary find what is kept from units.
        Assert.Equal(Forbidden, (await app.As("jiangan.reform.secretary").Get("documents/addressed")).Status);
        Assert.Equal(Forbidden, (await app.As("jiangan.reform.secretary").Get($"documents/{letter}")).Status);
    }

    [Fact]
    public async Task The_department_of_the_province_reads_them_too_page_by_page()
    {
        await using var app = await DemoHost.Create();
        await app.Send(
            new RegisterOfficer
            {
                Code = "sichuan.org",
                Name = "何某",
                Phone = null,
                UnitId = (await app.As("jiangan.officer").Get("units")).Expect(OK).Json["items"]![0]!["id"]!.GetValue<Guid>(),
                Region = "510000",
                Roles = [Role.OrganisationDepartment],
            }
        );
        var (department, found, after) = (app.As("sichuan.org"), new List<string>(), "");
        do
        {
            var page = (await department.Get($"documents/addressed?limit=1{after}")).Expect(OK);
            found.AddRange(page.Json["items"]!.AsArray().Select(letter => letter!["id"]!.ToString()));
            after = page["next"] is { } next ? $"&after={next}" : "";
        } while (after.Length > 0);

        Assert.Equal(
            (await app.As("jiangan.org").Get("documents/addressed?limit=100")).Expect(OK).Json["items"]!
                .AsArray()
                .Select(letter => letter!["id"]!.ToString()),
            found
        );
    }
}
