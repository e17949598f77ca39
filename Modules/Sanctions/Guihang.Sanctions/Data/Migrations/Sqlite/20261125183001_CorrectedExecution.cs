using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Sanctions.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CorrectedExecution : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "correction_reason",
                table: "sanctions_execution_records",
                type: "TEXT",
                nullable: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "correction_reason", table: "sanctions_execution_records");
        }
    }
}
