using System.Globalization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Guihang.Policy.Formalities;
using Guihang.Visits.Data;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Visits;

/// <summary>Asks for signs of formality within the caller's reach, those of the earliest visits first.</summary>
[MaySend(Role.CaseOfficer, Over.WithinReach)]
[MaySend(Role.System, Over.Anything)]
public sealed record ListFormalitySigns : IQuery<Page<FormalitySignAnswer>>, IPaged
{
    /// <summary>Only signs of this kind.</summary>
    /// <example>nearlyTheSame</example>
    public QueryWord<FormalityKind>? Kind { get; init; }

    /// <inheritdoc/>
    public int? Limit { get; init; }

    /// <inheritdoc/>
    public string? After { get; init; }
}

/// <summary>A sign that a record may be a formality. It blocks nothing: somebody should look.</summary>
public sealed record FormalitySignAnswer
{
    /// <summary>The sign's id.</summary>
    /// <example>018c89ac-0132-7136-a72d-f7dca8901ad3</example>
    public required Guid Id { get; init; }

    /// <summary>The visit.</summary>
    /// <example>{visitId}</example>
    public required Guid VisitId { get; init; }

    /// <summary>The case.</summary>
    /// <example>{caseId}</example>
    public required Guid CaseId { get; init; }

    /// <summary>What makes the record look like a formality.</summary>
    /// <example>nearlyTheSame</example>
    public required FormalityKind Kind { get; init; }

    /// <summary>The record that it resembles or overlaps; null where it is not about another one.</summary>
    /// <example>{visitId}</example>
    public required Guid? OtherVisitId { get; init; }

    /// <summary>Where the two records are most alike; null where the sign is about something else.</summary>
    public required AlikeAnswer? Where { get; init; }

    /// <summary>The day of the visit.</summary>
    /// <example>2018-09-20</example>
    public required DateOnly HeldOn { get; init; }

    /// <summary>The sign as a sentence, in the language of the call.</summary>
    /// <example>与同一记录人以前的一份记录约 95% 相同</example>
    public required string Text { get; init; }

    internal static FormalitySignAnswer Of(FormalitySign sign, AlikePlace? place, CultureInfo language) =>
        new()
        {
            Id = sign.Id,
            VisitId = sign.VisitId,
            CaseId = sign.CaseId,
            Kind = sign.Kind,
            OtherVisitId = sign.OtherVisitId,
            Where = place is null
                ? null
                : new AlikeAnswer
                {
                    Field = place.Field,
                    Sentence = place.Sentence,
                    OtherField = place.OtherField,
                    OtherSentence = place.OtherSentence,
                },
            HeldOn = sign.HeldOn,
            Text =
                string.Format(language, Words($"formality.{sign.Kind}", language), sign.Measure)
                + (
                    place is null
                        ? ""
                        : string.Format(
                            language,
                            Words("formality.where", language),
                            Words($"visit-field.{place.Field}", language),
                            place.Sentence,
                            Words($"visit-field.{place.OtherField}", language)
                        )
                ),
        };

    private static string Words(string name, CultureInfo language) => VisitsProblems.Texts.GetString(name, language)!;
}

/// <summary>Where two records are most alike.</summary>
public sealed record AlikeAnswer
{
    /// <summary>The field of the record.</summary>
    /// <example>thinking</example>
    public required VisitField Field { get; init; }

    /// <summary>Its sentence.</summary>
    /// <example>该同志思想稳定</example>
    public required string Sentence { get; init; }

    /// <summary>The field of the other record.</summary>
    /// <example>thinking</example>
    public required VisitField OtherField { get; init; }

    /// <summary>Its sentence.</summary>
    /// <example>该同志思想稳定</example>
    public required string OtherSentence { get; init; }
}

/// <summary>Puts signs into words, with the place where two records are alike.</summary>
internal static class FormalitySigns
{
    public static async Task<List<FormalitySignAnswer>> Answers(
        this VisitsDb db,
        List<FormalitySign> signs,
        CultureInfo language,
        Func<Visit, bool> mayQuote,
        CancellationToken cancellationToken
    )
    {
        var alike = signs.FindAll(sign => sign.Kind == FormalityKind.NearlyTheSame);
        var ids = alike.SelectMany(sign => new[] { sign.VisitId, sign.OtherVisitId!.Value }).Distinct().ToList();
        var visits = ids is []
            ? []
            : await db.Visits.AsNoTracking().Where(visit => ids.Contains(visit.Id)).ToDictionaryAsync(visit => visit.Id, cancellationToken);
        return signs.ConvertAll(sign =>
            FormalitySignAnswer.Of(
                sign,
                sign.Kind == FormalityKind.NearlyTheSame
                && visits.TryGetValue(sign.OtherVisitId!.Value, out var other)
                && mayQuote(visits[sign.VisitId])
                && mayQuote(other)
                    ? VisitText.MostAlike(visits[sign.VisitId], other)
                    : null,
                language
            )
        );
    }
}

internal sealed class ListFormalitySignsValidator : AbstractValidator<ListFormalitySigns>
{
    public ListFormalitySignsValidator() => this.Paged();
}

internal sealed class ListFormalitySignsHandler(VisitsDb db, Places places, CallContext call)
    : IRequestHandler<ListFormalitySigns, Page<FormalitySignAnswer>>
{
    public async Task<Page<FormalitySignAnswer>> Handle(ListFormalitySigns request, CancellationToken cancellationToken)
    {
        var confines = await places.ConfinesOf(request, call.Caller, cancellationToken);
        var signs = db.FormalitySigns.Where(sign => db.Visits.Any(visit => visit.Id == sign.VisitId && visit.SupersededAt == null));
        if (confines.Regions is { } regions)
        {
            signs = signs.Where(sign => regions.Contains(sign.Region));
        }

        if (request.Kind is { Value: var kind })
        {
            signs = signs.Where(sign => sign.Kind == kind);
        }

        if (PageKey.Read(request.After) is { } after)
        {
            signs = signs.Where(sign => sign.HeldOn > after.Day || (sign.HeldOn == after.Day && sign.Id > after.Id));
        }

        var limit = request.Limit ?? PageKey.DefaultLimit;
        var read = await signs.OrderBy(sign => sign.HeldOn).ThenBy(sign => sign.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var answers = await db.Answers(read, call.Language, visit => VisitReaders.MayReadWords(call.Caller, visit), cancellationToken);
        return PageKey.Cut(answers, limit, sign => new PageKey(sign.HeldOn, sign.Id));
    }
}

internal static class ListFormalitySignsEndpoint
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/formality-signs",
                ([AsParameters] ListFormalitySigns query, HttpDoor door, CancellationToken ct) => door.Get(query, ct)
            )
            .Describe(
                "listFormalitySigns",
                "列出走过场迹象",
                "List signs of formality",
                "Lists records that are nearly the same as an earlier one, overlap in time, were written long after the visit, or show too few visitors. A sign blocks nothing and feeds no figure; it asks that somebody looks."
            );
}
