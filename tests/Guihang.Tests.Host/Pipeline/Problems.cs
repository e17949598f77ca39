using Guihang.Core.Data;
using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Pipeline;

/// <summary>Bad input gets an answer that names the field, what is wrong and what would be right, in the caller's language.</summary>
public sealed class Problems
{
    [Theory]
    [InlineData("{", "", "一个 JSON 对象", "a JSON object")]
    [InlineData(
        """{"name":"甲","category":"king","post":"乙","unitId":"0143503f-e000-717e-84e7-8511828f1560"}""",
        "category",
        "civilServant",
        "civilServant"
    )]
    [InlineData("""{"name":"甲","category":"civilServant","post":"乙","unitId":"x"}""", "unitId", "编号", "an id (UUID)")]
    [InlineData(
        """{"nmae":"甲","category":"civilServant","post":"乙","unitId":"0143503f-e000-717e-84e7-8511828f1560"}""",
        "nmae",
        "name, category",
        "name, category"
    )]
    [InlineData("""{"category":"civilServant","post":"乙","unitId":"0143503f-e000-717e-84e7-8511828f1560"}""", "name", "文字", "text")]
    [InlineData(
        """{"name":null,"category":"civilServant","post":"乙","unitId":"0143503f-e000-717e-84e7-8511828f1560"}""",
        "name",
        "文字",
        "text"
    )]
    [InlineData(
        """{"name":7,"category":"civilServant","post":"乙","unitId":"0143503f-e000-717e-84e7-8511828f1560"}""",
        "name",
        "文字",
        "text"
    )]
    [InlineData(
        """{"name":"","category":"civilServant","post":"乙","unitId":"0143503f-e000-717e-84e7-8511828f1560"}""",
        "name",
        "请填写",
        "Supply"
    )]
    public async Task A_body_that_does_not_read_or_validate(string body, string field, string zh, string en)
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        await app.Open();
        var officer = app.As("nanhai.officer");
        var unit = "\"" + (await app.Send(new Guihang.Core.OfficeDirectory.ListUnits())).Items.First(u => u.Region == "440605").Id + "\"";
        body = body.Replace("\"0143503f-e000-717e-84e7-8511828f1560\"", unit, StringComparison.Ordinal);

        var chinese = (await officer.Post("people", body)).Expect(BadRequest);
        var english = (await officer.Post("people", body, language: "en")).Expect(BadRequest);

        Assert.Equal("application/problem+json", chinese.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(field, chinese["errors.0.field"]);
        Assert.Contains(zh, chinese["errors.0.right"], StringComparison.Ordinal);
        Assert.Contains(en, english["errors.0.right"], StringComparison.Ordinal);
        Assert.NotEqual(chinese["errors.0.wrong"], english["errors.0.wrong"]);
        Assert.Equal(chinese["code"], english["code"]);
        Assert.Equal($"urn:guihang:problem:{chinese["code"]}", chinese["type"]);
        Assert.Equal(0, await app.Database.Scalar<int>("SELECT count(*) FROM sanctions_people"));
    }

    [Theory]
    [InlineData("due-items?limit=0", "limit")]
    [InlineData("due-items?limit=201", "limit")]
    [InlineData("due-items?limit=many", "limit")]
    [InlineData("due-items?state=late", "state")]
    [InlineData("due-items?state=2", "state")]
    [InlineData("due-items?knownOn=yesterday", "knownOn")]
    [InlineData("due-items?unitId=x", "unitId")]
    [InlineData("figures/visits-held?jurisdiction=999999&from=2019-01-01&to=2019-02-01", "jurisdiction")]
    [InlineData("figures/visits-held?jurisdiction=440605&from=2019-02-01&to=2019-01-01", "to")]
    [InlineData("figures/visits-held/explanation?jurisdiction=440605&from=2019-02-01&to=2019-01-01", "to")]
    [InlineData("figures/visits-held?jurisdiction=440605&from=2019-01-01&to=2019-02-01&asOf=2019-01-10", "asOf")]
    [InlineData("coverage?jurisdiction=440605&from=2019-01-01&to=2019-02-01&form=csv", "form")]
    [InlineData("due-items?region=zz", "region")]
    public async Task A_query_that_does_not_read_or_validate(string path, string field)
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        await app.Open();

        var answer = (await app.As("nanhai.officer").Get(path)).Expect(BadRequest);

        Assert.Equal(field, answer["errors.0.field"]);
        Assert.NotEmpty(answer["errors.0.right"]!);
    }

    [Theory]
    [InlineData("due-items?after=nonsense", 400, "page.cursor")]
    [InlineData("people/0143503f-e000-717e-84e7-8511828f1560", 404, "not-found")]
    [InlineData("figures/kings?jurisdiction=440605&from=2019-01-01&to=2019-02-01", 404, "indicator.unknown")]
    [InlineData("nothing-here", 404, "address.unknown")]
    [InlineData("people", 405, "address.method")]
    public async Task What_is_not_there(string path, int status, string code)
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        await app.Open();

        var answer = (await app.As("nanhai.officer").Get(path, "en")).Expect((System.Net.HttpStatusCode)status);

        Assert.Equal(code, answer["code"]);
    }

    [Fact]
    public async Task Somebody_unknown_is_not_let_in()
    {
        await using var app = await TestApp.Create(DatabaseKind.Sqlite);
        await app.Open();

        Assert.Equal("caller.unknown", (await app.As("nobody").Get("due-items")).Expect(Unauthorized)["code"]);
        Assert.Equal("caller.unknown", (await app.As("").Get("due-items")).Expect(Unauthorized)["code"]);
    }
}
