using System.Text;
using Guihang.Core.Attachments;
using Guihang.Core.Security;

namespace Guihang.Host.Demo;

/// <summary>What is on paper in the demo: evidence of a talk.</summary>
internal static class PaperStories
{
    private static readonly byte[] Page = Encoding.ASCII.GetBytes(
        """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
        trailer<</Root 1 0 R>>
        %%EOF

        """.ReplaceLineEndings("\n")
    );

    public static IEnumerable<DemoStep> Steps() =>
        [
            new(
                new DateOnly(2018, 9, 20),
                "papers/attachment",
                "nanhai.town.secretary",
                t =>
                    t.Send(
                        new UploadAttachment
                        {
                            Subject = new Subject("visit", t["huang.talk"]),
                            Name = "谈话记录.pdf",
                            Content = Page,
                        }
                    )
            ),
        ];
}
