using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Sanctions.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WithdrawnMovesAndService : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "from_leadership",
                table: "sanctions_moves",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "from_management",
                table: "sanctions_moves",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(name: "withdrawn_because", table: "sanctions_moves", type: "text", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "withdrawn_by", table: "sanctions_moves", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "corrected_by", table: "sanctions_acts", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(name: "correction_reason", table: "sanctions_acts", type: "text", nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "from_leadership", table: "sanctions_moves");

            migrationBuilder.DropColumn(name: "from_management", table: "sanctions_moves");

            migrationBuilder.DropColumn(name: "withdrawn_because", table: "sanctions_moves");

            migrationBuilder.DropColumn(name: "withdrawn_by", table: "sanctions_moves");

            migrationBuilder.DropColumn(name: "corrected_by", table: "sanctions_acts");

            migrationBuilder.DropColumn(name: "correction_reason", table: "sanctions_acts");
        }
    }
}
