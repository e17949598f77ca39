using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Visits.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Programme : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_visits_plans_sanction_id", table: "visits_plans");

            migrationBuilder.AddColumn<DateOnly>(name: "enrolled_on", table: "visits_plans", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "enrolled_on", table: "visits_cases", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<byte[]>(name: "programme_sanction_id", table: "visits_cases", type: "BLOB", nullable: true);

            migrationBuilder.CreateTable(
                name: "visits_care_plans",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    case_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    responsible_officer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", nullable: false),
                    made_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    goals = table.Column<string>(type: "TEXT", nullable: false),
                    measures = table.Column<string>(type: "TEXT", nullable: false),
                    agreed_with_person = table.Column<bool>(type: "INTEGER", nullable: false),
                    agreement_note = table.Column<string>(type: "TEXT", nullable: false),
                    accepted_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    accepted_at = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    superseded_at = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visits_care_plans", x => x.id);
                }
            );

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
                name: "IX_visits_care_plans_case_id",
                table: "visits_care_plans",
                column: "case_id",
                unique: true,
                filter: "superseded_at IS NULL"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "visits_care_plans");

            migrationBuilder.DropIndex(name: "ix_visits_plans_of_programme", table: "visits_plans");

            migrationBuilder.DropIndex(name: "IX_visits_plans_sanction_id", table: "visits_plans");

            migrationBuilder.DropColumn(name: "enrolled_on", table: "visits_plans");

            migrationBuilder.DropColumn(name: "enrolled_on", table: "visits_cases");

            migrationBuilder.DropColumn(name: "programme_sanction_id", table: "visits_cases");

            migrationBuilder.CreateIndex(
                name: "IX_visits_plans_sanction_id",
                table: "visits_plans",
                column: "sanction_id",
                unique: true,
                filter: "superseded_at IS NULL"
            );
        }
    }
}
