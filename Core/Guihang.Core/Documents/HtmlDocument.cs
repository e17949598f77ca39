using System.Text.Encodings.Web;
using System.Text.Unicode;
using Markdig;

namespace Guihang.Core.Documents;

/// <summary>Markdown as a page that prints well.</summary>
internal static class HtmlDocument
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    public static string Write(string title, string markdown) =>
        $$"""
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <title>{{Encoder.Encode(title)}}</title>
            <style>
            @page { size: A4; margin: 37mm 26mm 35mm 28mm }
            body { max-width: 156mm; margin: 2em auto; font: 16pt/1.8 "Noto Serif CJK SC", "SimSun", serif; color: #000 }
            h1 { font-size: 22pt; text-align: center; margin: 0 0 1em }
            table { border-collapse: collapse; width: 100% } td, th { border: 1px solid #000; padding: .2em .5em; font-size: 12pt; line-height: 1.4 }
            </style>
            </head>
            <body>
            {{Markdown.ToHtml(markdown, Pipeline)}}</body>
            </html>

            """;
}
