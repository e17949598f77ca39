using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Evaluation.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ObservationEvidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "corrected_because", table: "evaluation_uses", type: "text", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "corrects", table: "evaluation_uses", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<byte[]>(name: "instrument_hash", table: "evaluation_scores", type: "bytea", nullable: true);

            migrationBuilder.AddColumn<string>(name: "instrument_version", table: "evaluation_scores", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(name: "references", table: "evaluation_scores", type: "text", nullable: true);

            migrationBuilder.CreateTable(
                name: "evaluation_adjustments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<string>(type: "text", nullable: false),
                    window_start = table.Column<DateOnly>(type: "date", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    withdrawn_because = table.Column<string>(type: "text", nullable: true),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_adjustments", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_adjustments_enrolment_id_on",
                table: "evaluation_adjustments",
                columns: new[] { "enrolment_id", "on" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "evaluation_adjustments");

            migrationBuilder.DropColumn(name: "corrected_because", table: "evaluation_uses");

            migrationBuilder.DropColumn(name: "corrects", table: "evaluation_uses");

            migrationBuilder.DropColumn(name: "instrument_hash", table: "evaluation_scores");

            migrationBuilder.DropColumn(name: "instrument_version", table: "evaluation_scores");

            migrationBuilder.DropColumn(name: "references", table: "evaluation_scores");
        }
    }
}
