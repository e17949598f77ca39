using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Evaluation.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SecretBallot : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "box_id", table: "evaluation_parts", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<byte[]>(name: "instrument_hash", table: "evaluation_parts", type: "bytea", nullable: true);

            migrationBuilder.AddColumn<string>(name: "instrument_version", table: "evaluation_parts", type: "text", nullable: true);

            migrationBuilder.CreateTable(
                name: "evaluation_ballot_boxes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    issued = table.Column<int>(type: "integer", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    code_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    locked_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ending = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
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
                    box_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hashes = table.Column<byte[]>(type: "bytea", nullable: false),
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
                    box_id = table.Column<Guid>(type: "uuid", nullable: false),
                    envelopes = table.Column<byte[]>(type: "bytea", nullable: false),
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
