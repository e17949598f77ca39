using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Visits.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "visits_achievements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_achievements", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_cases", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_difficulties",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    raised_on = table.Column<DateOnly>(type: "date", nullable: false),
                    answer_by = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true),
                    help_basis = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_difficulties", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_due_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sanction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    purpose = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    window_start = table.Column<DateOnly>(type: "date", nullable: false),
                    window_end = table.Column<DateOnly>(type: "date", nullable: true),
                    order_day = table.Column<DateOnly>(type: "date", nullable: false),
                    visitor = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    minimum_visitors = table.Column<int>(type: "integer", nullable: false),
                    counts_as = table.Column<string>(type: "text", nullable: false),
                    met_on = table.Column<DateOnly>(type: "date", nullable: true),
                    met_by = table.Column<Guid>(type: "uuid", nullable: true),
                    met_recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_due_items", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sanction_id = table.Column<Guid>(type: "uuid", nullable: false),
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
                    table.PrimaryKey("PK_visits_plans", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_unit_duties",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    met_with = table.Column<string>(type: "text", nullable: false),
                    duty = table.Column<string>(type: "text", nullable: false),
                    placed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    placed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_unit_duties", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_unit_duty_checks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    duty_id = table.Column<Guid>(type: "uuid", nullable: false),
                    checked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_kept = table.Column<bool>(type: "boolean", nullable: false),
                    finding = table.Column<string>(type: "text", nullable: false),
                    checked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_unit_duty_checks", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_visits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    held_on = table.Column<DateOnly>(type: "date", nullable: false),
                    capacities = table.Column<string>(type: "text", nullable: false),
                    visitors = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    duration_minutes = table.Column<int>(type: "integer", nullable: true),
                    thinking = table.Column<string>(type: "text", nullable: true),
                    work = table.Column<string>(type: "text", nullable: true),
                    correction = table.Column<string>(type: "text", nullable: true),
                    unit_opinion = table.Column<string>(type: "text", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_visits", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_achievements_case_id_on_id",
                table: "visits_achievements",
                columns: new[] { "case_id", "on", "id" }
            );

            migrationBuilder.CreateIndex(name: "IX_visits_cases_person_id", table: "visits_cases", column: "person_id", unique: true);

            migrationBuilder.CreateIndex(name: "IX_visits_cases_region_id", table: "visits_cases", columns: new[] { "region", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_visits_difficulties_case_id_raised_on_id",
                table: "visits_difficulties",
                columns: new[] { "case_id", "raised_on", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_due_items_case_id",
                table: "visits_due_items",
                column: "case_id",
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_due_items_order_day_id",
                table: "visits_due_items",
                columns: new[] { "order_day", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_due_items_sanction_id_key",
                table: "visits_due_items",
                columns: new[] { "sanction_id", "key" },
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_visits_owed_by_region",
                table: "visits_due_items",
                columns: new[] { "region", "order_day", "id" },
                filter: "superseded_at IS NULL AND met_on IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_visits_owed_by_unit",
                table: "visits_due_items",
                columns: new[] { "unit_id", "order_day", "id" },
                filter: "superseded_at IS NULL AND met_on IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_plans_case_id",
                table: "visits_plans",
                column: "case_id",
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_plans_sanction_id",
                table: "visits_plans",
                column: "sanction_id",
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(name: "IX_visits_unit_duties_case_id", table: "visits_unit_duties", column: "case_id");

            migrationBuilder.CreateIndex(name: "IX_visits_unit_duty_checks_duty_id", table: "visits_unit_duty_checks", column: "duty_id");

            migrationBuilder.CreateIndex(
                name: "IX_visits_visits_case_id_held_on_id",
                table: "visits_visits",
                columns: new[] { "case_id", "held_on", "id" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "visits_achievements");

            migrationBuilder.DropTable(name: "visits_cases");

            migrationBuilder.DropTable(name: "visits_difficulties");

            migrationBuilder.DropTable(name: "visits_due_items");

            migrationBuilder.DropTable(name: "visits_plans");

            migrationBuilder.DropTable(name: "visits_unit_duties");

            migrationBuilder.DropTable(name: "visits_unit_duty_checks");

            migrationBuilder.DropTable(name: "visits_visits");
        }
    }
}
