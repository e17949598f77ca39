using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Visits.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Reminders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.DropTable(name: "visits_reminders");

            migrationBuilder.DropIndex(name: "IX_visits_care_plans_responsible_officer_id", table: "visits_care_plans");
        }
    }
}
