using System.Text.Json.Serialization;
using FluentValidation;
using Guihang.Core.Http;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Guihang.Evaluation;

/// <summary>The opening of a secret ballot by one-time codes.</summary>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record OpenBallotBox : IChange<BallotCodesAnswer>, IConcernSubject, IExpectVersion
{
    /// <summary>The enrolment, from the address.</summary>
    [JsonIgnore]
    public Guid EnrolmentId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public int ExpectedVersion { get; init; }

    /// <summary>The part of the instrument, by key; null where the instrument has one ballot.</summary>
    /// <example>null</example>
    public string? Part { get; init; }

    /// <summary>How many may vote: so many codes are made, 1 to 500.</summary>
    /// <example>13</example>
    public required int Issued { get; init; }

    Subject IConcernSubject.Subject => Subjects.Enrolment(EnrolmentId);
}

/// <summary>The codes of a secret ballot. They are given this once, and kept nowhere: print, cut, shuffle and hand them out as ballot papers are.</summary>
public sealed record BallotCodesAnswer : IVersioned
{
    /// <summary>The number of the box, with which each code begins.</summary>
    /// <example>7K3M</example>
    public required string Number { get; init; }

    /// <summary>How many codes were made.</summary>
    /// <example>3</example>
    public required int Issued { get; init; }

    /// <summary>The codes, each for one ballot. Who is given which is nowhere recorded, and must not be.</summary>
    /// <example>["7K3M-Q9TZ-4HWD-X2PB-0C6R","7K3M-1D8F-ZZ40-PQ5T-WXN7","7K3M-V2GJ-93KE-6MAB-HRSC"]</example>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>
    /// The closing code, with which the box is opened for the count. It goes to the tellers and not to whoever runs the database; without it the ballots
    /// cannot be read by anybody, and the ballot has to be held again.
    /// </summary>
    /// <example>M4T8-0QKX-77ZB-C1HD</example>
    public required string ClosingCode { get; init; }

    /// <summary>The version of the evaluation, also given as ETag.</summary>
    /// <example>2</example>
    public required int Version { get; init; }
}

internal sealed class OpenBallotBoxValidator : AbstractValidator<OpenBallotBox>
{
    public OpenBallotBoxValidator() => RuleFor(opening => opening.Issued).InclusiveBetween(1, 500);
}

internal static class OpenBallotBoxEndpoint
{
    // A change and no creation: the answer to a creation is kept for its key, and codes must not be kept.
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut(
                "/enrolments/{id:guid}/evaluation/ballot-box",
                (Guid id, OpenBallotBox body, HttpDoor door, CancellationToken ct) =>
                    door.Change(version => body with { EnrolmentId = id, ExpectedVersion = version }, ct)
            )
            .Describe(
                "openBallotBox",
                "开启民主评议无记名投票",
                "Open a secret ballot",
                "Makes one-time codes for a democratic review by secret ballot and gives them this once. Whoever holds a code casts a ballot with it; nothing that is stored tells who that was, when, or how the holder of a code voted."
            )
            .Takes("id", "The enrolment's id.", "{enrolmentToReviewId}")
            .MayAnswer(EvaluationProblems.NotEnrolled)
            .MayAnswer(EvaluationProblems.NotInService)
            .MayAnswer(EvaluationProblems.NotOpened)
            .MayAnswer(EvaluationProblems.AlreadyDecided)
            .MayAnswer(EvaluationProblems.PartUnknown, "poll", "democratic-review")
            .MayAnswer(EvaluationProblems.BoxIsOpen)
            .Changes();
}
