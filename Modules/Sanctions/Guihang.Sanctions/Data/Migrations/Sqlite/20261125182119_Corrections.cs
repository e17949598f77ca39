using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Sanctions.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Corrections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(name: "corrected_by", table: "sanctions_service_changes", type: "BLOB", nullable: true);

            migrationBuilder.AddColumn<string>(name: "correction_reason", table: "sanctions_service_changes", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<byte[]>(name: "corrected_by", table: "sanctions_sanctions", type: "BLOB", nullable: true);

            migrationBuilder.AddColumn<string>(name: "correction_reason", table: "sanctions_sanctions", type: "TEXT", nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "corrected_by", table: "sanctions_service_changes");

            migrationBuilder.DropColumn(name: "correction_reason", table: "sanctions_service_changes");

            migrationBuilder.DropColumn(name: "corrected_by", table: "sanctions_sanctions");

            migrationBuilder.DropColumn(name: "correction_reason", table: "sanctions_sanctions");
        }
    }
}
