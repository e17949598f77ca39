using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Reporting.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "reporting_counted",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    @event = table.Column<string>(name: "event", type: "TEXT", maxLength: 60, nullable: false),
                    detail = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    unit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    about = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    superseded_at = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reporting_counted", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "reporting_periods",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sanction_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    end = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    superseded_at = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reporting_periods", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_reporting_counted_event_region_about",
                table: "reporting_counted",
                columns: new[] { "event", "region", "about" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_reporting_counted_source_id_event",
                table: "reporting_counted",
                columns: new[] { "source_id", "event" },
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(name: "IX_reporting_periods_person_id", table: "reporting_periods", column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_reporting_periods_sanction_id",
                table: "reporting_periods",
                column: "sanction_id",
                unique: true,
                filter: "superseded_at IS NULL"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "reporting_counted");

            migrationBuilder.DropTable(name: "reporting_periods");
        }
    }
}
