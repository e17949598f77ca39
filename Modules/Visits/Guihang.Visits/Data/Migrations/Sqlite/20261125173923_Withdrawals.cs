using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Visits.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Withdrawals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_visits_appointments_case_id_post", table: "visits_appointments");

            migrationBuilder.AddColumn<string>(name: "superseded_at", table: "visits_recusals", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "withdrawn_because", table: "visits_recusals", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<byte[]>(name: "withdrawn_by", table: "visits_recusals", type: "BLOB", nullable: true);

            migrationBuilder.AddColumn<string>(name: "superseded_at", table: "visits_hand_overs", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "superseded_at", table: "visits_appointments", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "withdrawn_because", table: "visits_appointments", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<byte[]>(name: "withdrawn_by", table: "visits_appointments", type: "BLOB", nullable: true);

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
