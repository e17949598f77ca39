using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Visits.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Outcomes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "corrects", table: "visits_visits", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(name: "joint_bodies", table: "visits_visits", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "outcome",
                table: "visits_visits",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "Held"
            );

            migrationBuilder.CreateTable(
                name: "visits_visit_details",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<string>(type: "text", nullable: true),
                    participants = table.Column<string>(type: "text", nullable: true),
                    consent_on = table.Column<DateOnly>(type: "date", nullable: true),
                    next_action = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    next_on = table.Column<DateOnly>(type: "date", nullable: true),
                    told_how_to_appeal = table.Column<bool>(type: "boolean", nullable: false),
                    contests = table.Column<bool>(type: "boolean", nullable: false),
                    substitution_id = table.Column<Guid>(type: "uuid", nullable: true),
                    correction_reason = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_visit_details", x => x.id);
                }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "visits_visit_details");

            migrationBuilder.DropColumn(name: "corrects", table: "visits_visits");

            migrationBuilder.DropColumn(name: "joint_bodies", table: "visits_visits");

            migrationBuilder.DropColumn(name: "outcome", table: "visits_visits");
        }
    }
}
