using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Visits.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class QuietPeriods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "quiet_reason", table: "visits_visit_details", type: "text", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "counts_from", table: "visits_due_items", type: "date", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "postponed_from", table: "visits_due_items", type: "date", nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "quiet_reason", table: "visits_visit_details");

            migrationBuilder.DropColumn(name: "counts_from", table: "visits_due_items");

            migrationBuilder.DropColumn(name: "postponed_from", table: "visits_due_items");
        }
    }
}
