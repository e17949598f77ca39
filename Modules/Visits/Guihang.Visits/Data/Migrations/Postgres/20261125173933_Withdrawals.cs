using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Visits.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Withdrawals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_visits_appointments_case_id_post", table: "visits_appointments");

            migrationBuilder.AddColumn<DateTime>(
                name: "superseded_at",
                table: "visits_recusals",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(name: "withdrawn_because", table: "visits_recusals", type: "text", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "withdrawn_by", table: "visits_recusals", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "superseded_at",
                table: "visits_hand_overs",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<DateTime>(
                name: "superseded_at",
                table: "visits_appointments",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(name: "withdrawn_because", table: "visits_appointments", type: "text", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "withdrawn_by", table: "visits_appointments", type: "uuid", nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_visits_appointments_case_id_post",
                table: "visits_appointments",
                columns: new[] { "case_id", "post" },
                unique: true,
                filter: "ended_on IS NULL AND superseded_at IS NULL"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_visits_appointments_case_id_post", table: "visits_appointments");

            migrationBuilder.DropColumn(name: "superseded_at", table: "visits_recusals");

            migrationBuilder.DropColumn(name: "withdrawn_because", table: "visits_recusals");

            migrationBuilder.DropColumn(name: "withdrawn_by", table: "visits_recusals");

            migrationBuilder.DropColumn(name: "superseded_at", table: "visits_hand_overs");

            migrationBuilder.DropColumn(name: "superseded_at", table: "visits_appointments");

            migrationBuilder.DropColumn(name: "withdrawn_because", table: "visits_appointments");

            migrationBuilder.DropColumn(name: "withdrawn_by", table: "visits_appointments");

            migrationBuilder.CreateIndex(
                name: "IX_visits_appointments_case_id_post",
                table: "visits_appointments",
                columns: new[] { "case_id", "post" },
                unique: true,
                filter: "ended_on IS NULL"
            );
        }
    }
}
