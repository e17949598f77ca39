using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Evaluation.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ConductAndScorers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(name: "conduct_on", table: "evaluation_findings", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "scorer", table: "evaluation_scores", type: "TEXT", nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "conduct_on", table: "evaluation_findings");

            migrationBuilder.DropColumn(name: "scorer", table: "evaluation_scores");
        }
    }
}
