using Guihang.Tests.Host.Support;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Sheets;

/// <summary>What answers a list among other things is given as a sheet like any other list: whole, page after page.</summary>
[Collection(OnTheDemo.Name)]
public sealed class AnswersWithLists(DemoDatabase demo)
{
    [Theory]
    [InlineData("unit")]
    [InlineData("month")]
    public async Task A_figure_that_is_broken_down_is_given_as_a_sheet(string by)
    {
        await using var app = await demo.Open();
        var officer = app.As("jiangan.officer");
        var path = $"figures/persons-talked-with/breakdown?by={by}&jurisdiction=511523&from=2022-01-01&to=2024-12-31";
        var cells = (await officer.Get($"{path}&limit=200")).Expect(OK).Json["cells"]!.AsArray();

        var xlsx = (await officer.Get($"{path}&form=xlsx")).Expect(OK).Sheet();
        var csv = (await officer.Get($"{path}&form=csv")).Expect(OK).Sheet();

        Assert.Equal(cells.Count, xlsx.Count - 1);
        Assert.Equal(xlsx.ConvertAll(row => string.Join('|', row.Cells)), csv.ConvertAll(row => string.Join('|', row.Cells)));
        Assert.Equal(cells[0]!["events"]!.ToString(), csv[1].Cells[csv[0].Cells.ToList().IndexOf("人次")]);
    }

    [Fact]
    public async Task A_screening_that_is_tried_is_given_as_a_sheet_page_after_page()
    {
        await using var app = await demo.Open();
        var officer = app.As("jiangan.officer");
        const string Path = "screenings/preview?jurisdiction=511523&on=2025-03-03";
        var persons = new List<string>();
        string? after = "";
        while (after is not null)
        {
            var page = (await officer.Get($"{Path}&limit=100{(after is "" ? "" : $"&afterPerson={after}")}")).Expect(OK);
            persons.AddRange(page.Json["items"]!.AsArray().Select(person => person!["personId"]!.ToString()));
            after = page["next"];
        }

        var csv = (await officer.Get($"{Path}&form=csv")).Expect(OK).Sheet();

        Assert.True(persons.Count > 100, $"{persons.Count} people.");
        var ids = csv.Skip(1).Select(row => row.Cells.First(cell => Guid.TryParse(cell, out _)));
        Assert.Equal(persons, ids);
        (await app.As("jiangan.group").Get($"{Path}&form=csv")).Expect(Forbidden);
    }
}
