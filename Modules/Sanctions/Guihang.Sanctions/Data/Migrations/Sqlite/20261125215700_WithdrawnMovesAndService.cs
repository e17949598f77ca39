using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Sanctions.Data.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 60,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "from_management",
                table: "sanctions_moves",
                type: "TEXT",
                maxLength: 60,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(name: "withdrawn_because", table: "sanctions_moves", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<byte[]>(name: "withdrawn_by", table: "sanctions_moves", type: "BLOB", nullable: true);

            migrationBuilder.AddColumn<byte[]>(name: "corrected_by", table: "sanctions_acts", type: "BLOB", nullable: true);

            migrationBuilder.AddColumn<string>(name: "correction_reason", table: "sanctions_acts", type: "TEXT", nullable: true);
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
