using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Visits.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Outcomes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(name: "corrects", table: "visits_visits", type: "BLOB", nullable: true);

            migrationBuilder.AddColumn<string>(name: "joint_bodies", table: "visits_visits", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "outcome",
                table: "visits_visits",
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "Held"
            );

            migrationBuilder.CreateTable(
                name: "visits_visit_details",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    started_at = table.Column<string>(type: "TEXT", nullable: true),
                    participants = table.Column<string>(type: "TEXT", nullable: true),
                    consent_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    next_action = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    next_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    told_how_to_appeal = table.Column<bool>(type: "INTEGER", nullable: false),
                    contests = table.Column<bool>(type: "INTEGER", nullable: false),
                    substitution_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    correction_reason = table.Column<string>(type: "TEXT", nullable: true),
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
