using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Sanctions.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class NamesExecutionAndOrganisations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sanctions_execution_checks",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sanction_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    next_due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    superseded_at = table.Column<string>(type: "TEXT", nullable: true),
                    decision_as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    decision_facts = table.Column<string>(type: "TEXT", nullable: false),
                    decision_jurisdiction = table.Column<string>(type: "TEXT", nullable: false),
                    decision_kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    decision_outcome = table.Column<string>(type: "TEXT", nullable: false),
                    decision_trace_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_execution_checks", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sanctions_execution_delays",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sanction_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    approved_by = table.Column<string>(type: "TEXT", nullable: false),
                    document_number = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    superseded_at = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_execution_delays", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sanctions_execution_records",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sanction_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    evidence_number = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    superseded_at = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_execution_records", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sanctions_name_keys",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_name_keys", x => new { x.key, x.person_id });
                }
            );

            migrationBuilder.CreateTable(
                name: "sanctions_organisation_sanctions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    unit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    legal_text = table.Column<string>(type: "TEXT", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    deciding_body = table.Column<string>(type: "TEXT", nullable: false),
                    document_number = table.Column<string>(type: "TEXT", nullable: false),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    superseded_at = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_organisation_sanctions", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sanctions_same_person_findings",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    other_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_same = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    superseded_at = table.Column<string>(type: "TEXT", nullable: true),
                    revoked_reason = table.Column<string>(type: "TEXT", nullable: true),
                    revoked_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_same_person_findings", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sanctions_sanction_reviews",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sanction_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    step = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    lodged_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    answer_number = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_sanction_reviews", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_people_unit_id_id",
                table: "sanctions_people",
                columns: new[] { "unit_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_execution_checks_next_due_on_sanction_id",
                table: "sanctions_execution_checks",
                columns: new[] { "next_due_on", "sanction_id" },
                filter: "superseded_at IS NULL AND next_due_on IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_execution_checks_sanction_id",
                table: "sanctions_execution_checks",
                column: "sanction_id",
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_execution_delays_sanction_id_item",
                table: "sanctions_execution_delays",
                columns: new[] { "sanction_id", "item" },
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_execution_records_sanction_id_item",
                table: "sanctions_execution_records",
                columns: new[] { "sanction_id", "item" },
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(name: "IX_sanctions_name_keys_person_id", table: "sanctions_name_keys", column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_organisation_sanctions_unit_id_decided_on_id",
                table: "sanctions_organisation_sanctions",
                columns: new[] { "unit_id", "decided_on", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_same_person_findings_other_id",
                table: "sanctions_same_person_findings",
                column: "other_id"
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_same_person_findings_person_id_other_id",
                table: "sanctions_same_person_findings",
                columns: new[] { "person_id", "other_id" },
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_sanction_reviews_sanction_id_step",
                table: "sanctions_sanction_reviews",
                columns: new[] { "sanction_id", "step" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "sanctions_execution_checks");

            migrationBuilder.DropTable(name: "sanctions_execution_delays");

            migrationBuilder.DropTable(name: "sanctions_execution_records");

            migrationBuilder.DropTable(name: "sanctions_name_keys");

            migrationBuilder.DropTable(name: "sanctions_organisation_sanctions");

            migrationBuilder.DropTable(name: "sanctions_same_person_findings");

            migrationBuilder.DropTable(name: "sanctions_sanction_reviews");

            migrationBuilder.DropIndex(name: "IX_sanctions_people_unit_id_id", table: "sanctions_people");
        }
    }
}
