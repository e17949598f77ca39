using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Visits.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ClosingsWithdrawn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "withdrawn_because", table: "visits_case_closings", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<byte[]>(name: "withdrawn_by", table: "visits_case_closings", type: "BLOB", nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_visits_appointments_officer_id",
                table: "visits_appointments",
                column: "officer_id",
                filter: "ended_on IS NULL AND superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_visits_hand_overs_to_officer_id",
                table: "visits_hand_overs",
                column: "to_officer_id",
                filter: "done_at IS NULL"
            );

            migrationBuilder.CreateIndex(name: "IX_visits_substitutions_officer_id", table: "visits_substitutions", column: "officer_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_visits_appointments_officer_id", table: "visits_appointments");

            migrationBuilder.DropIndex(name: "IX_visits_hand_overs_to_officer_id", table: "visits_hand_overs");

            migrationBuilder.DropIndex(name: "IX_visits_substitutions_officer_id", table: "visits_substitutions");

            migrationBuilder.DropColumn(name: "withdrawn_because", table: "visits_case_closings");

            migrationBuilder.DropColumn(name: "withdrawn_by", table: "visits_case_closings");
        }
    }
}
