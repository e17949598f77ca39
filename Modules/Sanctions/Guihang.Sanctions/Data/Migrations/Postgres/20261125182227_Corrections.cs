using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Sanctions.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Corrections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "corrected_by", table: "sanctions_service_changes", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(name: "correction_reason", table: "sanctions_service_changes", type: "text", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "corrected_by", table: "sanctions_sanctions", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(name: "correction_reason", table: "sanctions_sanctions", type: "text", nullable: true);
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
