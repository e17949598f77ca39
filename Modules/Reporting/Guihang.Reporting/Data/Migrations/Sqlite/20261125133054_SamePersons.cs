using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Reporting.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SamePersons : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "case_region", table: "reporting_counted", type: "TEXT", nullable: true);

            migrationBuilder.CreateTable(
                name: "reporting_same_persons",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    first_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    superseded_at = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reporting_same_persons", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(name: "IX_reporting_same_persons_first_id", table: "reporting_same_persons", column: "first_id");

            migrationBuilder.CreateIndex(
                name: "IX_reporting_same_persons_person_id",
                table: "reporting_same_persons",
                column: "person_id",
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_reporting_same_persons_person_id_first_id",
                table: "reporting_same_persons",
                columns: new[] { "person_id", "first_id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_reporting_same_persons_superseded_at",
                table: "reporting_same_persons",
                column: "superseded_at",
                filter: "superseded_at IS NOT NULL"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "reporting_same_persons");

            migrationBuilder.DropColumn(name: "case_region", table: "reporting_counted");
        }
    }
}
