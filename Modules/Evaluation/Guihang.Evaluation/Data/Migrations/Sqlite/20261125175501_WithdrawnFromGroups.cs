using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Evaluation.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WithdrawnFromGroups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_evaluation_recusals_group_id_concerns_id_officer_id", table: "evaluation_recusals");

            migrationBuilder.AddColumn<string>(name: "superseded_at", table: "evaluation_recusals", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "withdrawn_because", table: "evaluation_recusals", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<byte[]>(name: "withdrawn_by", table: "evaluation_recusals", type: "BLOB", nullable: true);

            migrationBuilder.AddColumn<string>(name: "superseded_at", table: "evaluation_memberships", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "withdrawn_because", table: "evaluation_memberships", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<byte[]>(name: "withdrawn_by", table: "evaluation_memberships", type: "BLOB", nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_recusals_group_id_concerns_id_officer_id",
                table: "evaluation_recusals",
                columns: new[] { "group_id", "concerns_id", "officer_id" },
                unique: true,
                filter: "superseded_at IS NULL"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_evaluation_recusals_group_id_concerns_id_officer_id", table: "evaluation_recusals");

            migrationBuilder.DropColumn(name: "superseded_at", table: "evaluation_recusals");

            migrationBuilder.DropColumn(name: "withdrawn_because", table: "evaluation_recusals");

            migrationBuilder.DropColumn(name: "withdrawn_by", table: "evaluation_recusals");

            migrationBuilder.DropColumn(name: "superseded_at", table: "evaluation_memberships");

            migrationBuilder.DropColumn(name: "withdrawn_because", table: "evaluation_memberships");

            migrationBuilder.DropColumn(name: "withdrawn_by", table: "evaluation_memberships");

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_recusals_group_id_concerns_id_officer_id",
                table: "evaluation_recusals",
                columns: new[] { "group_id", "concerns_id", "officer_id" },
                unique: true
            );
        }
    }
}
