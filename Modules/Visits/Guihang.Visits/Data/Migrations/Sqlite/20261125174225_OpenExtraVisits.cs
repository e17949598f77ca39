using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Visits.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OpenExtraVisits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_visits_extra_visits_on_id",
                table: "visits_extra_visits",
                columns: new[] { "on", "id" },
                filter: "is_granted IS NULL"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_visits_extra_visits_on_id", table: "visits_extra_visits");
        }
    }
}
