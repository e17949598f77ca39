using Guihang.Tests.Host.Support;
using MimeKit;

namespace Guihang.Tests.Host.Demo;

/// <summary>The demo reminds of what is overdue, as messages in a folder that lead nowhere else.</summary>
[Collection(OnTheDemo.Name)]
public sealed class Messages(DemoDatabase demo)
{
    [Fact]
    public async Task What_is_overdue_in_the_demo_comes_to_messages_with_counts_and_links_and_no_names()
    {
        var folder = Directory.CreateTempSubdirectory("guihang-mail-").FullName;
        await using var app = await demo.Open(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Mail:Kind"] = "File", ["Mail:Folder"] = folder }
        );
        var names = (
            await app.Database.Rows(
                "SELECT name FROM sanctions_people UNION SELECT name FROM core_officers UNION SELECT name FROM core_units"
            )
        ).Select(row => (string)row[0]!);

        await app.Remind();

        var files = Directory.GetFiles(folder, "*.eml");
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            using var message = await MimeMessage.LoadAsync(file);
            Assert.EndsWith("@example.invalid", message.To.Mailboxes.Single().Address, StringComparison.Ordinal);
            Assert.Matches("^归航提醒：[0-9]+ 项回访逾期", message.Subject);
            Assert.Contains("/api/v1/due-items?state=overdue", message.TextBody, StringComparison.Ordinal);
            Assert.DoesNotContain(names, name => (message.Subject + message.TextBody).Contains(name, StringComparison.Ordinal));
        }

        Directory.Delete(folder, recursive: true);
    }
}
