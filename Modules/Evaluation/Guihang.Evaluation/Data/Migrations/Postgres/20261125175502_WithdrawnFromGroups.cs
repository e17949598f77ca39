using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Evaluation.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WithdrawnFromGroups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_evaluation_recusals_group_id_concerns_id_officer_id", table: "evaluation_recusals");

            migrationBuilder.AddColumn<DateTime>(
                name: "superseded_at",
                table: "evaluation_recusals",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(name: "withdrawn_because", table: "evaluation_recusals", type: "text", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "withdrawn_by", table: "evaluation_recusals", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "superseded_at",
                table: "evaluation_memberships",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(name: "withdrawn_because", table: "evaluation_memberships", type: "text", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "withdrawn_by", table: "evaluation_memberships", type: "uuid", nullable: true);

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
