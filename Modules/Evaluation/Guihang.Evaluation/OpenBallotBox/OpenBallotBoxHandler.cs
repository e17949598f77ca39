using Guihang.Core.Data;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Evaluation.Data;
using Guihang.Policy.Rules;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Guihang.Evaluation;

internal sealed class OpenBallotBoxHandler(
    EvaluationDb db,
    SchemeLedger ledger,
    SchemePolicy policy,
    PartsOfEvaluation parts,
    BallotBoxes boxes,
    CallContext call,
    IdSource ids,
    SecretSource secrets,
    TimeProvider clock
) : IRequestHandler<OpenBallotBox, BallotCodesAnswer>
{
    public async Task<BallotCodesAnswer> Handle(OpenBallotBox request, CancellationToken cancellationToken)
    {
        var enrolment = await ledger.Enrolled(request.EnrolmentId, cancellationToken);
        var evaluation = await ledger.Opened(request.EnrolmentId, cancellationToken);
        await parts.CheckOpen(evaluation, request.ExpectedVersion, cancellationToken);
        var part = PartsOfEvaluation.PartOf(policy.EvaluationSheet(enrolment)!, InstrumentPartKind.Ballot, request.Part);
        if (await boxes.IsOpen(evaluation.Id, part.Key, cancellationToken))
        {
            throw new ProblemException(EvaluationProblems.BoxIsOpen);
        }

        var number = await FreeNumber(cancellationToken);
        var codes = Enumerable.Range(0, request.Issued).Select(_ => OneTimeCode.Secret(secrets.Fill)).ToList();
        var closingCode = OneTimeCode.Secret(secrets.Fill);
        var codeKey = new byte[OneTimeCode.HashLength];
        secrets.Fill(codeKey);
        var (publicKey, lockedKey) = SealedBallot.Keys(closingCode);
        var box = new BallotBox
        {
            Id = ids.New(),
            EvaluationId = evaluation.Id,
            Part = part.Key,
            Number = number,
            Issued = request.Issued,
            OpenedOn = clock.Today(),
            CodeKey = codeKey,
            PublicKey = publicKey,
            LockedKey = lockedKey,
            RecordedBy = call.Caller.OfficerId,
            RecordedAt = clock.Now(),
            Ending = null,
            Reason = null,
            EndedBy = null,
            EndedAt = null,
        };
        db.BallotBoxes.Add(box);
        db.BallotCodes.Add(
            new UnusedCodes { BoxId = box.Id, Hashes = SortedPieces.Of(codes.Select(code => OneTimeCode.Hash(codeKey, code))) }
        );
        db.Ballots.Add(new CastBallots { BoxId = box.Id, Envelopes = [] });
        await db.SaveChangesAsync(cancellationToken);
        return new BallotCodesAnswer
        {
            Number = number,
            Issued = request.Issued,
            Codes = codes.ConvertAll(code => $"{number}-{code}"),
            ClosingCode = closingCode,
            Version = request.ExpectedVersion,
        };
    }

    private async Task<string> FreeNumber(CancellationToken cancellationToken)
    {
        while (true)
        {
            var number = OneTimeCode.Number(secrets.Fill);
            if (!await db.BallotBoxes.AnyAsync(box => box.Number == number && box.EndedAt == null, cancellationToken))
            {
                return number;
            }
        }
    }
}
