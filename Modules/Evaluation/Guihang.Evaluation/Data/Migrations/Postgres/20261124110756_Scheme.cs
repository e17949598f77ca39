using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Evaluation.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Scheme : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "evaluation_enrolments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    screened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    standing = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    decision_as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    decision_facts = table.Column<string>(type: "text", nullable: false),
                    decision_jurisdiction = table.Column<string>(type: "text", nullable: false),
                    decision_kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    decision_outcome = table.Column<string>(type: "text", nullable: false),
                    decision_trace_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_enrolments", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_evaluations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_evaluations", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_final_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    conclusion = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_final_reports", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_findings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    found = table.Column<string>(type: "text", nullable: false),
                    grounds = table.Column<string>(type: "text", nullable: false),
                    informant = table.Column<string>(type: "text", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_findings", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_grades",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    grade = table.Column<string>(type: "text", nullable: false),
                    goes_on = table.Column<bool>(type: "boolean", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: false),
                    members = table.Column<int>(type: "integer", nullable: false),
                    recused = table.Column<int>(type: "integer", nullable: false),
                    present = table.Column<int>(type: "integer", nullable: false),
                    in_favour = table.Column<int>(type: "integer", nullable: false),
                    against = table.Column<int>(type: "integer", nullable: false),
                    reasons = table.Column<string>(type: "text", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_grades", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_observations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    band = table.Column<string>(type: "text", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    decision_as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    decision_facts = table.Column<string>(type: "text", nullable: false),
                    decision_jurisdiction = table.Column<string>(type: "text", nullable: false),
                    decision_kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    decision_outcome = table.Column<string>(type: "text", nullable: false),
                    decision_trace_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_observations", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_parts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    text = table.Column<string>(type: "text", nullable: true),
                    issued = table.Column<int>(type: "integer", nullable: true),
                    returned = table.Column<int>(type: "integer", nullable: true),
                    votes = table.Column<string>(type: "text", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true),
                    by = table.Column<string>(type: "text", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_parts", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    evaluation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    decision_as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    decision_facts = table.Column<string>(type: "text", nullable: false),
                    decision_jurisdiction = table.Column<string>(type: "text", nullable: false),
                    decision_kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    decision_outcome = table.Column<string>(type: "text", nullable: false),
                    decision_trace_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_proposals", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_replies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_replies", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_scores",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dimension = table.Column<string>(type: "text", nullable: false),
                    window_start = table.Column<DateOnly>(type: "date", nullable: false),
                    points = table.Column<int>(type: "integer", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_scores", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_special_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    jurisdiction = table.Column<string>(type: "text", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    addressee = table.Column<string>(type: "text", nullable: false),
                    suggestions = table.Column<string>(type: "text", nullable: false),
                    enrolled = table.Column<int>(type: "integer", nullable: false),
                    evaluated = table.Column<int>(type: "integer", nullable: false),
                    went_on = table.Column<int>(type: "integer", nullable: false),
                    observed = table.Column<int>(type: "integer", nullable: false),
                    used = table.Column<int>(type: "integer", nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_special_reports", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_enrolments_person_id",
                table: "evaluation_enrolments",
                column: "person_id",
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_enrolments_person_id_screened_on_id",
                table: "evaluation_enrolments",
                columns: new[] { "person_id", "screened_on", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_enrolments_region_screened_on",
                table: "evaluation_enrolments",
                columns: new[] { "region", "screened_on" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_evaluations_enrolment_id",
                table: "evaluation_evaluations",
                column: "enrolment_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_final_reports_enrolment_id",
                table: "evaluation_final_reports",
                column: "enrolment_id",
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_findings_finding_id",
                table: "evaluation_findings",
                column: "finding_id",
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_findings_person_id_on_finding_id",
                table: "evaluation_findings",
                columns: new[] { "person_id", "on", "finding_id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_grades_evaluation_id",
                table: "evaluation_grades",
                column: "evaluation_id",
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(name: "IX_evaluation_grades_on", table: "evaluation_grades", column: "on");

            migrationBuilder.CreateIndex(name: "IX_evaluation_observations_ended_on", table: "evaluation_observations", column: "ended_on");

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_observations_enrolment_id",
                table: "evaluation_observations",
                column: "enrolment_id",
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(name: "IX_evaluation_parts_evaluation_id", table: "evaluation_parts", column: "evaluation_id");

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_parts_evaluation_id_part",
                table: "evaluation_parts",
                columns: new[] { "evaluation_id", "part" },
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_proposals_evaluation_id",
                table: "evaluation_proposals",
                column: "evaluation_id",
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(name: "IX_evaluation_replies_enrolment_id", table: "evaluation_replies", column: "enrolment_id");

            migrationBuilder.CreateIndex(name: "IX_evaluation_scores_enrolment_id", table: "evaluation_scores", column: "enrolment_id");

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_scores_enrolment_id_window_start_dimension",
                table: "evaluation_scores",
                columns: new[] { "enrolment_id", "window_start", "dimension" },
                unique: true,
                filter: "superseded_at IS NULL"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "evaluation_enrolments");

            migrationBuilder.DropTable(name: "evaluation_evaluations");

            migrationBuilder.DropTable(name: "evaluation_final_reports");

            migrationBuilder.DropTable(name: "evaluation_findings");

            migrationBuilder.DropTable(name: "evaluation_grades");

            migrationBuilder.DropTable(name: "evaluation_observations");

            migrationBuilder.DropTable(name: "evaluation_parts");

            migrationBuilder.DropTable(name: "evaluation_proposals");

            migrationBuilder.DropTable(name: "evaluation_replies");

            migrationBuilder.DropTable(name: "evaluation_scores");

            migrationBuilder.DropTable(name: "evaluation_special_reports");
        }
    }
}
