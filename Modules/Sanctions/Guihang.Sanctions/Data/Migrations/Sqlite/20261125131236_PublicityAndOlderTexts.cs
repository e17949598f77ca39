using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Sanctions.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PublicityAndOlderTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "legal_text_reason", table: "sanctions_sanctions", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "go_live", table: "sanctions_execution_checks", type: "TEXT", nullable: true);

            migrationBuilder.CreateTable(
                name: "sanctions_publicities",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sanction_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    medium = table.Column<string>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    taken_down_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    evidence_number = table.Column<string>(type: "TEXT", nullable: true),
                    taken_down_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_publicities", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_publicities_sanction_id_id",
                table: "sanctions_publicities",
                columns: new[] { "sanction_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_sanctions_publicity_up",
                table: "sanctions_publicities",
                column: "sanction_id",
                filter: "taken_down_on IS NULL"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "sanctions_publicities");

            migrationBuilder.DropColumn(name: "legal_text_reason", table: "sanctions_sanctions");

            migrationBuilder.DropColumn(name: "go_live", table: "sanctions_execution_checks");
        }
    }
}
