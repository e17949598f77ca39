using Guihang.Core.Data;
using Guihang.Tests.Host.Attachments;
using Guihang.Tests.Host.Support;
using Guihang.Visits;
using static System.Net.HttpStatusCode;

namespace Guihang.Tests.Host.Visits;

/// <summary>What colleagues and relatives said reaches no unit and no paper about the person.</summary>
public sealed class WhatOthersSaid
{
    private const string Words = "同事反映该同志近来情绪低落，与单位主要负责人谈不拢，家属担心其身体，希望组织多关心。";

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_unit_sees_that_others_were_heard_and_not_what_they_said(DatabaseKind kind)
    {
        await using var town = await Town.Open(kind, "");
        var (_, _, followUp) = await town.Served("2021-03-15");
        var path = $"follow-up-cases/{followUp}";
        town.App.Clock.MoveTo(2021, 3, 20);
        foreach (var heard in new[] { "colleagueVisit", "familyVisit" })
        {
            var visit = (await town.Officer.Post($"{path}/visits", Heard(heard))).Expect(Created);

            var shown = (await town.Secretary.Get($"visits/{visit.Id}")).Expect(OK);
            Assert.Equal(heard, shown["kind"]);
            foreach (var field in new[] { "place", "thinking", "work", "correction", "unitOpinion" })
            {
                Assert.Null(shown[field]);
            }

            Assert.Equal(Words, (await town.Officer.Get($"visits/{visit.Id}")).Expect(OK)["thinking"]);
        }

        var talk = (await town.Officer.Post($"{path}/visits", Office.Talk("2021-03-20"))).Expect(Created);
        Assert.Equal("情绪低落", (await town.Secretary.Get($"visits/{talk.Id}")).Expect(OK)["thinking"]);
        foreach (var list in new[] { $"{path}/visits", $"{path}/visits?form=csv" })
        {
            var text = (await town.Secretary.Get(list)).Expect(OK).Text;
            Assert.DoesNotContain(Words, text, StringComparison.Ordinal);
            Assert.DoesNotContain("本人家中", text, StringComparison.Ordinal);
            Assert.Contains(Words, (await town.Officer.Get(list)).Expect(OK).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_wrote_it_down_reads_it()
    {
        await using var town = await Town.Open(DatabaseKind.Sqlite, "");
        var (_, _, followUp) = await town.Served("2021-03-15");
        town.App.Clock.MoveTo(2021, 3, 20);
        var visit = (await town.Secretary.Post($"follow-up-cases/{followUp}/visits", Heard("colleagueVisit"))).Expect(Created);
        Assert.Equal(Words, (await town.Secretary.Get($"visits/{visit.Id}")).Expect(OK)["thinking"]);
    }

    [Fact]
    public async Task No_paper_about_the_person_is_made_of_it()
    {
        await using var town = await Town.Open(DatabaseKind.Sqlite, "");
        var (_, _, followUp) = await town.Served("2021-03-15");
        var path = $"follow-up-cases/{followUp}";
        town.App.Clock.MoveTo(2021, 3, 20);
        var visit = (await town.Officer.Post($"{path}/visits", Heard("colleagueVisit"))).Expect(Created);
        foreach (var api in new[] { town.Secretary, town.Officer })
        {
            var previewed = await api.Get($"{path}/document-preview?template=talk-record&visitId={visit.Id}");
            var ordered = await api.Post($"{path}/documents", new { template = "talk-record", visitId = visit.Id });
            foreach (var refused in new[] { previewed, ordered })
            {
                Assert.Equal("case-document.visit-of-others", refused.Expect(UnprocessableEntity)["code"]);
                Assert.Equal("visitId", refused["errors.0.field"]);
                Assert.DoesNotContain(Words, refused.Text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Its_files_are_not_the_units()
    {
        await using var town = await Town.Open(DatabaseKind.Sqlite, "");
        var (_, _, followUp) = await town.Served("2021-03-15");
        town.App.Clock.MoveTo(2021, 3, 20);
        async Task<(string Visit, string File)> Attached(string kind)
        {
            var visit = (await town.Officer.Post($"follow-up-cases/{followUp}/visits", Heard(kind))).Expect(Created).Id;
            return (visit, (await town.Officer.Attach($"visits/{visit}/attachments", "笔录.pdf", Files.Pdf("笔录"))).Expect(Created).Id);
        }

        var (heard, kept) = await Attached("colleagueVisit");
        var (talk, open) = await Attached("talk");
        foreach (var path in new[] { $"visits/{heard}/attachments", $"attachments/{kept}", $"attachments/{kept}/content" })
        {
            Assert.Equal(Forbidden, (await town.Secretary.Get(path)).Status);
            (await town.Officer.Get(path)).Expect(OK);
        }

        foreach (var path in new[] { $"visits/{talk}/attachments", $"attachments/{open}", $"attachments/{open}/content" })
        {
            (await town.Secretary.Get(path)).Expect(OK);
        }
    }

    [Fact]
    public async Task A_sign_of_formality_does_not_quote_it_to_the_unit()
    {
        await using var town = await Town.Open(DatabaseKind.Sqlite, "");
        var (_, _, followUp) = await town.Served("2021-03-15");
        var path = $"follow-up-cases/{followUp}";
        town.App.Clock.MoveTo(2021, 3, 20);
        (await town.Officer.Post($"{path}/visits", Heard("colleagueVisit"))).Expect(Created);
        var alike = (await town.Officer.Post($"{path}/visits", Heard("talk"))).Expect(Created);
        while (await town.App.Send(new LookForFormality()) > 0)
        {
            // In pieces, as the job does.
        }

        var told = (await town.Officer.Get($"visits/{alike.Id}")).Expect(OK);
        Assert.Equal("nearlyTheSame", told["signs.0.kind"]);
        Assert.NotNull(told["signs.0.where.otherSentence"]);
        var shown = (await town.Secretary.Get($"visits/{alike.Id}")).Expect(OK);
        Assert.Equal("nearlyTheSame", shown["signs.0.kind"]);
        Assert.Null(shown["signs.0.where.otherSentence"]);
        Assert.DoesNotContain("同事反映", shown["signs.0.text"], StringComparison.Ordinal);
    }

    private static object Heard(string kind) =>
        new
        {
            kind,
            heldOn = "2021-03-20",
            visitors = new[] { new { name = "林某", capacity = "disciplineCommission" } },
            consentOn = "2021-03-19",
            place = kind == "talk" ? "镇党委会议室" : "本人家中",
            thinking = Words,
            work = "同事所说的工作",
            correction = "同事所说的整改",
            unitOpinion = "同事所说的意见",
        };
}
