using Guihang.Core.Problems;

namespace Guihang.Core.Attachments;

internal static class AttachmentProblems
{
    /// <summary>The form has no file, or an empty one.</summary>
    public static readonly ProblemCode NoFile = new("attachment.none", 400, CoreProblems.Texts);

    /// <summary>The body is no form, or breaks off.</summary>
    public static readonly ProblemCode NoForm = new("attachment.no-form", 400, CoreProblems.Texts);

    /// <summary>The file is larger than is allowed.</summary>
    public static readonly ProblemCode TooLarge = new("attachment.too-large", 413, CoreProblems.Texts);

    /// <summary>What the file holds is none of the kinds that are allowed.</summary>
    public static readonly ProblemCode KindNotAllowed = new("attachment.kind", 422, CoreProblems.Texts);

    /// <summary>The name promises another kind of file than it is.</summary>
    public static readonly ProblemCode OtherKind = new("attachment.other-kind", 422, CoreProblems.Texts);

    /// <summary>The thing has as many files as is allowed.</summary>
    public static readonly ProblemCode TooMany = new("attachment.too-many", 422, CoreProblems.Texts);

    /// <summary>The file was withdrawn.</summary>
    public static readonly ProblemCode Withdrawn = new("attachment.withdrawn", 410, CoreProblems.Texts);

    /// <summary>What is kept is not what was kept.</summary>
    public static readonly ProblemCode Damaged = new("attachment.damaged", 500, CoreProblems.Texts);
}
