using FluentValidation;
using Guihang.Core.Imports;
using Guihang.Core.Problems;
using Guihang.Core.Requests;
using Guihang.Core.Security;
using MediatR;

namespace Guihang.Sanctions;

/// <summary>Rows of a county's ledger to be loaded: people and sanctions. It is one change: authorised and audited once, each row with its own faults.</summary>
/// <param name="Piece">The rows.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record ImportSanctions(ImportPiece Piece) : IChange<ImportedPiece>, IConcernPlace
{
    string IConcernPlace.Jurisdiction => Piece.Jurisdiction;
}

/// <summary>Asks what loading rows of a county's ledger would come to.</summary>
/// <param name="Piece">The rows.</param>
[MaySend(Role.CaseOfficer, Over.Jurisdiction)]
[MaySend(Role.System, Over.Anything)]
public sealed record CheckSanctions(ImportPiece Piece) : IQuery<ImportedPiece>, IConcernPlace
{
    string IConcernPlace.Jurisdiction => Piece.Jurisdiction;
}

internal sealed class ImportSanctionsValidator : AbstractValidator<ImportSanctions>
{
    public ImportSanctionsValidator() =>
        RuleFor(import => import.Piece)
            .Must(piece => piece.Rows.Count <= ImportPiece.MostRows)
            .WithProblem("import-piece", CoreProblems.Texts);
}

internal sealed class CheckSanctionsHandler(LedgerExaminer examiner) : IRequestHandler<CheckSanctions, ImportedPiece>
{
    public async Task<ImportedPiece> Handle(CheckSanctions request, CancellationToken cancellationToken) =>
        (await examiner.Examine(request.Piece, cancellationToken)).Piece;
}

internal sealed class ImportSanctionsHandler(LedgerExaminer examiner, LedgerLoader loader) : IRequestHandler<ImportSanctions, ImportedPiece>
{
    public async Task<ImportedPiece> Handle(ImportSanctions request, CancellationToken cancellationToken)
    {
        var examined = await examiner.Examine(request.Piece, cancellationToken);
        var people = await loader.Load(request.Piece.ImportId, examined.Lines, cancellationToken);
        return examined.Piece with
        {
            Rows =
            [
                .. examined.Piece.Rows.Select(row =>
                    people.TryGetValue(examined.Alike.GetValueOrDefault(row.Number, row.Number), out var person)
                        ? row with
                        {
                            PersonId = person,
                        }
                        : row
                ),
            ],
        };
    }
}
