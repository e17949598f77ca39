using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Evaluation.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class EvidenceOfAdjustments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "references", table: "evaluation_adjustments", type: "text", nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "references", table: "evaluation_adjustments");
        }
    }
}
