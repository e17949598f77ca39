using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Sanctions.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LedgerNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "case_region", table: "sanctions_sanctions", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "number", table: "sanctions_imported", type: "TEXT", nullable: true);

            migrationBuilder.CreateIndex(name: "IX_sanctions_imported_sanction_id", table: "sanctions_imported", column: "sanction_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_sanctions_imported_sanction_id", table: "sanctions_imported");

            migrationBuilder.DropColumn(name: "case_region", table: "sanctions_sanctions");

            migrationBuilder.DropColumn(name: "number", table: "sanctions_imported");
        }
    }
}
