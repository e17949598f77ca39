using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Visits.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class QuietPeriods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "quiet_reason", table: "visits_visit_details", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "counts_from", table: "visits_due_items", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "postponed_from", table: "visits_due_items", type: "TEXT", nullable: true);
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
