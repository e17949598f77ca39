using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Reporting.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Figures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_reporting_counted_event_region_about", table: "reporting_counted");

            migrationBuilder.AddColumn<string>(name: "category", table: "reporting_counted", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(name: "causes", table: "reporting_counted", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(name: "kind", table: "reporting_counted", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(name: "rank", table: "reporting_counted", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(name: "sex", table: "reporting_counted", type: "text", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "thing_id", table: "reporting_counted", type: "uuid", nullable: true);

            migrationBuilder.CreateTable(
                name: "reporting_kept",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    indicator = table.Column<string>(type: "text", nullable: false),
                    jurisdiction = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    definition = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    persons = table.Column<int>(type: "integer", nullable: false),
                    events = table.Column<int>(type: "integer", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reporting_kept", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "reporting_publications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    bulletin = table.Column<string>(type: "text", nullable: false),
                    jurisdiction = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    known_on = table.Column<DateOnly>(type: "date", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    book = table.Column<string>(type: "text", nullable: false),
                    published_by = table.Column<Guid>(type: "uuid", nullable: false),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reporting_publications", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "reporting_published_figures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    publication_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    indicator = table.Column<string>(type: "text", nullable: false),
                    counts = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    value = table.Column<int>(type: "integer", nullable: false),
                    persons = table.Column<int>(type: "integer", nullable: false),
                    events = table.Column<int>(type: "integer", nullable: false),
                    trace = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reporting_published_figures", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "reporting_published_rows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    figure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    identities = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reporting_published_rows", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_reporting_periods_end",
                table: "reporting_periods",
                column: "end",
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_reporting_periods_superseded_at",
                table: "reporting_periods",
                column: "superseded_at",
                filter: "superseded_at IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_reporting_counted_of_a_window",
                table: "reporting_counted",
                columns: new[] { "event", "region", "about", "detail", "person_id", "superseded_at", "recorded_at" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_reporting_counted_person_id_event",
                table: "reporting_counted",
                columns: new[] { "person_id", "event" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_reporting_counted_superseded_at",
                table: "reporting_counted",
                column: "superseded_at",
                filter: "superseded_at IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_reporting_kept_jurisdiction_indicator_from_to",
                table: "reporting_kept",
                columns: new[] { "jurisdiction", "indicator", "from", "to" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_reporting_publications_jurisdiction_to_id",
                table: "reporting_publications",
                columns: new[] { "jurisdiction", "to", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_reporting_published_figures_publication_id_field",
                table: "reporting_published_figures",
                columns: new[] { "publication_id", "field" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_reporting_published_rows_figure_id_number",
                table: "reporting_published_rows",
                columns: new[] { "figure_id", "number" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "reporting_kept");

            migrationBuilder.DropTable(name: "reporting_publications");

            migrationBuilder.DropTable(name: "reporting_published_figures");

            migrationBuilder.DropTable(name: "reporting_published_rows");

            migrationBuilder.DropIndex(name: "IX_reporting_periods_end", table: "reporting_periods");

            migrationBuilder.DropIndex(name: "IX_reporting_periods_superseded_at", table: "reporting_periods");

            migrationBuilder.DropIndex(name: "ix_reporting_counted_of_a_window", table: "reporting_counted");

            migrationBuilder.DropIndex(name: "IX_reporting_counted_person_id_event", table: "reporting_counted");

            migrationBuilder.DropIndex(name: "IX_reporting_counted_superseded_at", table: "reporting_counted");

            migrationBuilder.DropColumn(name: "category", table: "reporting_counted");

            migrationBuilder.DropColumn(name: "causes", table: "reporting_counted");

            migrationBuilder.DropColumn(name: "kind", table: "reporting_counted");

            migrationBuilder.DropColumn(name: "rank", table: "reporting_counted");

            migrationBuilder.DropColumn(name: "sex", table: "reporting_counted");

            migrationBuilder.DropColumn(name: "thing_id", table: "reporting_counted");

            migrationBuilder.CreateIndex(
                name: "IX_reporting_counted_event_region_about",
                table: "reporting_counted",
                columns: new[] { "event", "region", "about" }
            );
        }
    }
}
