namespace Guihang.Core.Sheets;

/// <summary>The forms in which a list is given.</summary>
public enum SheetForm
{
    /// <summary>Page by page, as JSON.</summary>
    Json,

    /// <summary>The whole list as an Excel workbook.</summary>
    Xlsx,

    /// <summary>The whole list as comma-separated values in UTF-8 with the mark by which Excel knows it.</summary>
    Csv,
}

/// <summary>What a form is on the wire.</summary>
public static class SheetForms
{
    /// <summary>The media type of an Excel workbook.</summary>
    public const string XlsxMediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The media type of comma-separated values.</summary>
    public const string CsvMediaType = "text/csv";

    /// <summary>The media type of a form.</summary>
    public static string MediaType(this SheetForm form) => form == SheetForm.Xlsx ? XlsxMediaType : CsvMediaType;

    /// <summary>The ending of its files.</summary>
    public static string Ending(this SheetForm form) => form == SheetForm.Xlsx ? ".xlsx" : ".csv";
}
