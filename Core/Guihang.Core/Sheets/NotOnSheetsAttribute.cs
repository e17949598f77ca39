namespace Guihang.Core.Sheets;

/// <summary>Says of a list's entries that they are read one page at a time and leave in no file: what only a few need to know.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotOnSheetsAttribute : Attribute;
