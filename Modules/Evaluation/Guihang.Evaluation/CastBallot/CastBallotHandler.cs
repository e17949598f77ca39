using Guihang.Core.Problems;
using Guihang.Evaluation.Data;
using Guihang.Policy.Rules;
using MediatR;

namespace Guihang.Evaluation;

/// <summary>
/// Burns the code and seals the ballot. Both lie in values that are written anew as a whole and sorted, one row a box: no row, order, id or time stands for one
/// ballot, and what a log of the database has of the change is an envelope that only the closing code opens.
/// </summary>
internal sealed class CastBallotHandler(EvaluationDb db, BallotBoxes boxes, BallotAttempts attempts)
    : IRequestHandler<CastBallot, BallotCastAnswer>
{
    public async Task<BallotCastAnswer> Handle(CastBallot request, CancellationToken cancellationToken)
    {
        var code = OneTimeCode.Read(request.Code);
        var found = code is null ? null : await boxes.Find(code.Value.Number, cancellationToken);
        if (found is not var (box, part))
        {
            throw Unknown(Guid.Empty);
        }

        // Before the code is looked at: otherwise an answer that cannot be would tell a used code from an unused one, and burn neither.
        var answer = Answer(part, request.Answer);
        var (codes, ballots) = await boxes.Inside(box, cancellationToken);
        var hash = OneTimeCode.Hash(box.CodeKey!, code!.Value.Secret);
        var unused = SortedPieces.Split(codes.Hashes, OneTimeCode.HashLength);
        var left = unused.Where(one => !one.AsSpan().SequenceEqual(hash)).ToList();
        if (left.Count == unused.Count)
        {
            throw Unknown(box.Id);
        }

        var envelope = SealedBallot.Seal(box.PublicKey, box.Id, answer);
        codes.Hashes = SortedPieces.Of(left);
        ballots.Envelopes = SortedPieces.Of([.. SortedPieces.Split(ballots.Envelopes, SealedBallot.Length), envelope]);
        await db.SaveChangesAsync(cancellationToken);
        return new BallotCastAnswer { IsInTheBox = true };
    }

    private static byte Answer(InstrumentPart part, string? answer) =>
        answer is null
            ? SealedBallot.Blank
            : (byte)part.Options.ToList().FindIndex(option => option.Key == PartsOfEvaluation.Known(part, answer, "answer"));

    // A code that was used is told apart from one that never was by nobody. Only what is wrong is counted and refused: whoever holds a code votes, however many
    // wrong ones somebody sends.
    private ProblemException Unknown(Guid box)
    {
        attempts.Check(box);
        attempts.Wrong(box);
        return new ProblemException(EvaluationProblems.CodeUnknown) { Field = "code" };
    }
}
