using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Visits.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DueFactsAndReminders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "ix_visits_plans_of_programme", table: "visits_plans");

            migrationBuilder.DropIndex(name: "IX_visits_plans_sanction_id", table: "visits_plans");

            migrationBuilder.DropIndex(name: "ix_visits_owed_by_region", table: "visits_due_items");

            migrationBuilder.DropIndex(name: "ix_visits_owed_by_unit", table: "visits_due_items");

            migrationBuilder.AddColumn<DateOnly>(name: "from", table: "visits_plans", type: "date", nullable: true);

            migrationBuilder.AddColumn<string>(name: "part", table: "visits_plans", type: "text", nullable: false, defaultValue: "");

            // Until now the visits of the programme were told apart by the day of enrolment alone.
            migrationBuilder.Sql("UPDATE visits_plans SET part = 'programme' WHERE enrolled_on IS NOT NULL");

            migrationBuilder.AddColumn<DateOnly>(name: "until", table: "visits_plans", type: "date", nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "closed_at",
                table: "visits_due_items",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<DateOnly>(name: "exempt_end", table: "visits_due_items", type: "date", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "exempt_from", table: "visits_due_items", type: "date", nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "exempt_recorded_at",
                table: "visits_due_items",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<bool>(
                name: "is_of_series",
                table: "visits_due_items",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<bool>(
                name: "is_stub",
                table: "visits_due_items",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<int>(name: "needs_calendar_of", table: "visits_due_items", type: "integer", nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "no_travel",
                table: "visits_due_items",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<DateOnly>(name: "closed_on", table: "visits_cases", type: "date", nullable: true);

            migrationBuilder.AddColumn<string>(name: "former_scheme", table: "visits_cases", type: "text", nullable: true);

            migrationBuilder.AddColumn<int>(name: "most_visits", table: "visits_cases", type: "integer", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "most_visits_per",
                table: "visits_cases",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "service_state",
                table: "visits_cases",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "visits_calendar_feeds",
                columns: table => new
                {
                    officer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    issued_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_calendar_feeds", x => x.officer_id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_case_closings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    sanctions = table.Column<string>(type: "text", nullable: false),
                    record = table.Column<string>(type: "text", nullable: false),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_case_closings", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_case_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sanction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_case_events", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_case_moves",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_region = table.Column<string>(type: "text", nullable: false),
                    from_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_case_moves", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_exemptions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sanction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    is_granted = table.Column<bool>(type: "boolean", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_exemptions", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_extra_visits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    is_granted = table.Column<bool>(type: "boolean", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_extra_visits", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_go_lives",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_go_lives", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_imported",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    visit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_imported", x => x.key);
                }
            );

            migrationBuilder.CreateTable(
                name: "visits_reminders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sanction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recipient_id = table.Column<Guid>(type: "uuid", nullable: true),
                    mailed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_reminders", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_plans_sanction_id_part",
                table: "visits_plans",
                columns: new[] { "sanction_id", "part" },
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_visits_closed_by_region",
                table: "visits_due_items",
                columns: new[] { "region", "order_day", "id" },
                filter: "superseded_at IS NULL AND met_on IS NULL AND closed_at IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_visits_exempt_by_region",
                table: "visits_due_items",
                columns: new[] { "region", "order_day", "id" },
                filter: "superseded_at IS NULL AND met_on IS NULL AND exempt_end IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_visits_owed_by_region",
                table: "visits_due_items",
                columns: new[] { "region", "order_day", "id" },
                filter: "superseded_at IS NULL AND met_on IS NULL AND closed_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_visits_owed_by_unit",
                table: "visits_due_items",
                columns: new[] { "unit_id", "order_day", "id" },
                filter: "superseded_at IS NULL AND met_on IS NULL AND closed_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_care_plans_responsible_officer_id",
                table: "visits_care_plans",
                column: "responsible_officer_id",
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_calendar_feeds_token_hash",
                table: "visits_calendar_feeds",
                column: "token_hash",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "IX_visits_case_closings_case_id", table: "visits_case_closings", column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_visits_case_events_sanction_id",
                table: "visits_case_events",
                column: "sanction_id",
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_case_events_source_id_kind",
                table: "visits_case_events",
                columns: new[] { "source_id", "kind" },
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_case_moves_case_id_on",
                table: "visits_case_moves",
                columns: new[] { "case_id", "on" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_exemptions_case_id_id",
                table: "visits_exemptions",
                columns: new[] { "case_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_exemptions_sanction_id_key",
                table: "visits_exemptions",
                columns: new[] { "sanction_id", "key" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_extra_visits_case_id_on",
                table: "visits_extra_visits",
                columns: new[] { "case_id", "on" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_go_lives_region",
                table: "visits_go_lives",
                column: "region",
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_visits_agenda",
                table: "visits_reminders",
                columns: new[] { "region", "id" },
                filter: "step = 'Agenda'"
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_reminders_recipient_id_mailed_on",
                table: "visits_reminders",
                columns: new[] { "recipient_id", "mailed_on" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_reminders_sanction_id_key_step",
                table: "visits_reminders",
                columns: new[] { "sanction_id", "key", "step" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "visits_calendar_feeds");

            migrationBuilder.DropTable(name: "visits_case_closings");

            migrationBuilder.DropTable(name: "visits_case_events");

            migrationBuilder.DropTable(name: "visits_case_moves");

            migrationBuilder.DropTable(name: "visits_exemptions");

            migrationBuilder.DropTable(name: "visits_extra_visits");

            migrationBuilder.DropTable(name: "visits_go_lives");

            migrationBuilder.DropTable(name: "visits_imported");

            migrationBuilder.DropTable(name: "visits_reminders");

            migrationBuilder.DropIndex(name: "IX_visits_plans_sanction_id_part", table: "visits_plans");

            migrationBuilder.DropIndex(name: "ix_visits_closed_by_region", table: "visits_due_items");

            migrationBuilder.DropIndex(name: "ix_visits_exempt_by_region", table: "visits_due_items");

            migrationBuilder.DropIndex(name: "ix_visits_owed_by_region", table: "visits_due_items");

            migrationBuilder.DropIndex(name: "ix_visits_owed_by_unit", table: "visits_due_items");

            migrationBuilder.DropIndex(name: "IX_visits_care_plans_responsible_officer_id", table: "visits_care_plans");

            migrationBuilder.DropColumn(name: "from", table: "visits_plans");

            migrationBuilder.DropColumn(name: "part", table: "visits_plans");

            migrationBuilder.DropColumn(name: "until", table: "visits_plans");

            migrationBuilder.DropColumn(name: "closed_at", table: "visits_due_items");

            migrationBuilder.DropColumn(name: "exempt_end", table: "visits_due_items");

            migrationBuilder.DropColumn(name: "exempt_from", table: "visits_due_items");

            migrationBuilder.DropColumn(name: "exempt_recorded_at", table: "visits_due_items");

            migrationBuilder.DropColumn(name: "is_of_series", table: "visits_due_items");

            migrationBuilder.DropColumn(name: "is_stub", table: "visits_due_items");

            migrationBuilder.DropColumn(name: "needs_calendar_of", table: "visits_due_items");

            migrationBuilder.DropColumn(name: "no_travel", table: "visits_due_items");

            migrationBuilder.DropColumn(name: "closed_on", table: "visits_cases");

            migrationBuilder.DropColumn(name: "former_scheme", table: "visits_cases");

            migrationBuilder.DropColumn(name: "most_visits", table: "visits_cases");

            migrationBuilder.DropColumn(name: "most_visits_per", table: "visits_cases");

            migrationBuilder.DropColumn(name: "service_state", table: "visits_cases");

            migrationBuilder.CreateIndex(
                name: "ix_visits_plans_of_programme",
                table: "visits_plans",
                column: "sanction_id",
                unique: true,
                filter: "superseded_at IS NULL AND enrolled_on IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_plans_sanction_id",
                table: "visits_plans",
                column: "sanction_id",
                unique: true,
                filter: "superseded_at IS NULL AND enrolled_on IS NULL"
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
        }
    }
}
