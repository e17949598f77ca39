using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Evaluation.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SecretBallot : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(name: "box_id", table: "evaluation_parts", type: "BLOB", nullable: true);

            migrationBuilder.AddColumn<byte[]>(name: "instrument_hash", table: "evaluation_parts", type: "BLOB", nullable: true);

            migrationBuilder.AddColumn<string>(name: "instrument_version", table: "evaluation_parts", type: "TEXT", nullable: true);

            migrationBuilder.CreateTable(
                name: "evaluation_ballot_boxes",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    evaluation_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    part = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    issued = table.Column<int>(type: "INTEGER", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    code_key = table.Column<byte[]>(type: "BLOB", nullable: true),
                    public_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    locked_key = table.Column<byte[]>(type: "BLOB", nullable: true),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    ending = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    ended_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ended_at = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_ballot_boxes", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_ballot_codes",
                columns: table => new
                {
                    box_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hashes = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_ballot_codes", x => x.box_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_ballots",
                columns: table => new
                {
                    box_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    envelopes = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_ballots", x => x.box_id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_ballot_boxes_evaluation_id_id",
                table: "evaluation_ballot_boxes",
                columns: new[] { "evaluation_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_ballot_boxes_evaluation_id_part",
                table: "evaluation_ballot_boxes",
                columns: new[] { "evaluation_id", "part" },
                unique: true,
                filter: "ended_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_ballot_boxes_number",
                table: "evaluation_ballot_boxes",
                column: "number",
                unique: true,
                filter: "ended_at IS NULL"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "evaluation_ballot_boxes");

            migrationBuilder.DropTable(name: "evaluation_ballot_codes");

            migrationBuilder.DropTable(name: "evaluation_ballots");

            migrationBuilder.DropColumn(name: "box_id", table: "evaluation_parts");

            migrationBuilder.DropColumn(name: "instrument_hash", table: "evaluation_parts");

            migrationBuilder.DropColumn(name: "instrument_version", table: "evaluation_parts");
        }
    }
}
