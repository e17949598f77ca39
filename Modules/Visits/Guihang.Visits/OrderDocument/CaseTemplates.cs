using Guihang.Core.Policies.Book;
using Guihang.Core.Problems;

namespace Guihang.Visits;

/// <summary>Which documents policy offers for a case, and which of them are about one visit.</summary>
internal sealed class CaseTemplates(PolicyBook book)
{
    private const string Letters = "letters.on-service";
    private const string VisitForms = "forms.on-visit";
    private const string OfferedForVisit = "forms.offered.visit";
    private const string OfferedForCase = "forms.offered.case";

    /// <summary>The templates, the forms of a visit last.</summary>
    public IReadOnlyList<CaseTemplate> Of(string region, DateOnly on)
    {
        var chain = book.ChainFor(region, on);
        return
        [
            .. Named(chain, Letters, on).Select(name => (name, IsOfVisit: false))
                .Concat(Named(chain, OfferedForCase, on).Select(name => (name, IsOfVisit: false)))
                .Concat(Named(chain, VisitForms, on).Concat(Named(chain, OfferedForVisit, on)).Select(name => (name, IsOfVisit: true)))
                .DistinctBy(offered => offered.name, StringComparer.Ordinal)
                .Select(offered => Of(chain, offered.name, offered.IsOfVisit))
                .OfType<CaseTemplate>(),
        ];
    }

    /// <summary>The template of this name.</summary>
    /// <exception cref="ProblemException">Policy offers no such document there.</exception>
    public CaseTemplate Find(string region, DateOnly on, string name, Guid? visitId)
    {
        var offered = Of(region, on);
        var found =
            offered.FirstOrDefault(template => template.Name == name)
            ?? throw new ProblemException(VisitsProblems.NoTemplate, string.Join(", ", offered.Select(template => template.Name)))
            {
                Field = "template",
            };
        return found.OfVisit && visitId is null ? throw new ProblemException(VisitsProblems.VisitMissing) { Field = "visitId" } : found;
    }

    private static IReadOnlyList<string> Named(PolicyChain chain, string parameter, DateOnly on) =>
        chain.Resolve(parameter, on)?.Value as IReadOnlyList<string> ?? [];

    private static CaseTemplate? Of(PolicyChain chain, string name, bool isOfVisit) =>
        chain.Template(name) is ({ } plugin, { } template)
            ? new CaseTemplate(name, template.Title, template.Version, plugin.Manifest.Label, isOfVisit)
            : null;
}
