using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Sanctions.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sanctions_acts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sanction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    changed_to = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    on_appeal = table.Column<bool>(type: "boolean", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_acts", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sanctions_consequences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    decision_as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    decision_facts = table.Column<string>(type: "text", nullable: false),
                    decision_jurisdiction = table.Column<string>(type: "text", nullable: false),
                    decision_kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    decision_outcome = table.Column<string>(type: "text", nullable: false),
                    decision_trace_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_consequences", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sanctions_people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    service_state = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    leadership = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    post = table.Column<string>(type: "text", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_people", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sanctions_periods",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sanction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: true),
                    end = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    decision_as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    decision_facts = table.Column<string>(type: "text", nullable: false),
                    decision_jurisdiction = table.Column<string>(type: "text", nullable: false),
                    decision_kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    decision_outcome = table.Column<string>(type: "text", nullable: false),
                    decision_trace_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_periods", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sanctions_sanctions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sanction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    regime = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    legal_text = table.Column<string>(type: "text", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    deciding_body = table.Column<string>(type: "text", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: false),
                    cause = table.Column<string>(type: "text", nullable: false),
                    instead_of_removal = table.Column<bool>(type: "boolean", nullable: false),
                    together = table.Column<int>(type: "integer", nullable: false),
                    stated_length = table.Column<string>(type: "text", nullable: true),
                    category = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    service_state = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    leadership = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_sanctions", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sanctions_told_ends",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sanction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_told_ends", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_acts_sanction_id_ordinal",
                table: "sanctions_acts",
                columns: new[] { "sanction_id", "ordinal" },
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_consequences_person_id_id",
                table: "sanctions_consequences",
                columns: new[] { "person_id", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_people_region_id",
                table: "sanctions_people",
                columns: new[] { "region", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_periods_end",
                table: "sanctions_periods",
                column: "end",
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_periods_person_id",
                table: "sanctions_periods",
                column: "person_id",
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_periods_sanction_id",
                table: "sanctions_periods",
                column: "sanction_id",
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_sanctions_person_id",
                table: "sanctions_sanctions",
                column: "person_id",
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_sanctions_sanction_id",
                table: "sanctions_sanctions",
                column: "sanction_id",
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_told_ends_sanction_id",
                table: "sanctions_told_ends",
                column: "sanction_id",
                unique: true,
                filter: "superseded_at IS NULL"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "sanctions_acts");

            migrationBuilder.DropTable(name: "sanctions_consequences");

            migrationBuilder.DropTable(name: "sanctions_people");

            migrationBuilder.DropTable(name: "sanctions_periods");

            migrationBuilder.DropTable(name: "sanctions_sanctions");

            migrationBuilder.DropTable(name: "sanctions_told_ends");
        }
    }
}
