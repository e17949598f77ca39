using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Visits.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CareOfACase : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_found",
                table: "visits_difficulties",
                type: "INTEGER",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<byte[]>(name: "owner_id", table: "visits_difficulties", type: "BLOB", nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "has_recusals",
                table: "visits_cases",
                type: "INTEGER",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<string>(name: "arrangements", table: "visits_care_plans", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "handed_back_because", table: "visits_care_plans", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "handed_back_on", table: "visits_care_plans", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "needs", table: "visits_care_plans", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "next_review_on", table: "visits_care_plans", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<int>(name: "number", table: "visits_care_plans", type: "INTEGER", nullable: true);

            migrationBuilder.AddColumn<string>(name: "reason", table: "visits_care_plans", type: "TEXT", nullable: true);

            migrationBuilder.CreateTable(
                name: "visits_appointments",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    post = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    officer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    appointed_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    accepted_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    handed_back_because = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_appointments", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_closed_notes",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sign = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    noted_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    noted_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    dropped_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    dropped_note = table.Column<string>(type: "TEXT", nullable: true),
                    dropped_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_closed_notes", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_formality_signs",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    visit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    other_visit_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    measure = table.Column<int>(type: "INTEGER", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    unit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    held_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    found_at = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_formality_signs", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_hand_overs",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    post = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    appointment_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from_officer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    to_officer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    checklist = table.Column<string>(type: "TEXT", nullable: false),
                    given_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    taken_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    done_at = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_hand_overs", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_plan_reviews",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    plan_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    held_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    contributions = table.Column<string>(type: "TEXT", nullable: false),
                    conclusion = table.Column<string>(type: "TEXT", nullable: false),
                    changes = table.Column<string>(type: "TEXT", nullable: true),
                    next_review_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_plan_reviews", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_recommendations",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    unit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    recommendation = table.Column<string>(type: "TEXT", nullable: false),
                    made_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    answer_by = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    made_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    finding = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_recommendations", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_recusals",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    officer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    ground = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    declared_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    declared_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_recusals", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_substitutions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    officer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    ground = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    named_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_substitutions", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_visit_drafts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    officer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    saved_at = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_visit_drafts", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_visit_sketches",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    held_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    start = table.Column<int>(type: "INTEGER", nullable: true),
                    minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    hashes = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_visit_sketches", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_difficulties_answer_by_id",
                table: "visits_difficulties",
                columns: new[] { "answer_by", "id" },
                filter: "answered_on IS NULL"
            );

            migrationBuilder.CreateIndex(name: "IX_visits_appointments_case_id", table: "visits_appointments", column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_visits_appointments_case_id_post",
                table: "visits_appointments",
                columns: new[] { "case_id", "post" },
                unique: true,
                filter: "ended_on IS NULL"
            );

            migrationBuilder.CreateIndex(name: "IX_visits_closed_notes_case_id", table: "visits_closed_notes", column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_visits_formality_signs_held_on_id",
                table: "visits_formality_signs",
                columns: new[] { "held_on", "id" }
            );

            migrationBuilder.CreateIndex(name: "IX_visits_formality_signs_visit_id", table: "visits_formality_signs", column: "visit_id");

            migrationBuilder.CreateIndex(name: "IX_visits_hand_overs_case_id", table: "visits_hand_overs", column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_visits_hand_overs_case_id_post",
                table: "visits_hand_overs",
                columns: new[] { "case_id", "post" },
                unique: true,
                filter: "done_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_plan_reviews_case_id_held_on_id",
                table: "visits_plan_reviews",
                columns: new[] { "case_id", "held_on", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_recommendations_answer_by_id",
                table: "visits_recommendations",
                columns: new[] { "answer_by", "id" },
                filter: "closed_on IS NULL"
            );

            migrationBuilder.CreateIndex(name: "IX_visits_recommendations_case_id", table: "visits_recommendations", column: "case_id");

            migrationBuilder.CreateIndex(name: "IX_visits_recusals_case_id", table: "visits_recusals", column: "case_id");

            migrationBuilder.CreateIndex(name: "IX_visits_substitutions_case_id", table: "visits_substitutions", column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_visits_visit_drafts_officer_id_case_id",
                table: "visits_visit_drafts",
                columns: new[] { "officer_id", "case_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_visit_sketches_recorded_by_id",
                table: "visits_visit_sketches",
                columns: new[] { "recorded_by", "id" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "visits_appointments");

            migrationBuilder.DropTable(name: "visits_closed_notes");

            migrationBuilder.DropTable(name: "visits_formality_signs");

            migrationBuilder.DropTable(name: "visits_hand_overs");

            migrationBuilder.DropTable(name: "visits_plan_reviews");

            migrationBuilder.DropTable(name: "visits_recommendations");

            migrationBuilder.DropTable(name: "visits_recusals");

            migrationBuilder.DropTable(name: "visits_substitutions");

            migrationBuilder.DropTable(name: "visits_visit_drafts");

            migrationBuilder.DropTable(name: "visits_visit_sketches");

            migrationBuilder.DropIndex(name: "IX_visits_difficulties_answer_by_id", table: "visits_difficulties");

            migrationBuilder.DropColumn(name: "is_found", table: "visits_difficulties");

            migrationBuilder.DropColumn(name: "owner_id", table: "visits_difficulties");

            migrationBuilder.DropColumn(name: "has_recusals", table: "visits_cases");

            migrationBuilder.DropColumn(name: "arrangements", table: "visits_care_plans");

            migrationBuilder.DropColumn(name: "handed_back_because", table: "visits_care_plans");

            migrationBuilder.DropColumn(name: "handed_back_on", table: "visits_care_plans");

            migrationBuilder.DropColumn(name: "needs", table: "visits_care_plans");

            migrationBuilder.DropColumn(name: "next_review_on", table: "visits_care_plans");

            migrationBuilder.DropColumn(name: "number", table: "visits_care_plans");

            migrationBuilder.DropColumn(name: "reason", table: "visits_care_plans");
        }
    }
}
