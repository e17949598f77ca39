using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Sanctions.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PeopleAndJudgements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "causes", table: "sanctions_sanctions", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(name: "circumstances", table: "sanctions_sanctions", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "management",
                table: "sanctions_sanctions",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "rank",
                table: "sanctions_sanctions",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "civil_service_rank",
                table: "sanctions_people",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "management",
                table: "sanctions_people",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "rank",
                table: "sanctions_people",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "sex",
                table: "sanctions_people",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "sanctions_judgements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sanction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    still_affects_use = table.Column<bool>(type: "boolean", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    decider = table.Column<string>(type: "text", nullable: false),
                    reasons = table.Column<string>(type: "text", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: true),
                    review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    notified_on = table.Column<DateOnly>(type: "date", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_judgements", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sanctions_labels_off",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sanction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_labels_off", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sanctions_moves",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    from_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_region = table.Column<string>(type: "text", nullable: false),
                    from_post = table.Column<string>(type: "text", nullable: false),
                    from_rank = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    to_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_region = table.Column<string>(type: "text", nullable: false),
                    to_post = table.Column<string>(type: "text", nullable: false),
                    to_rank = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    document_number = table.Column<string>(type: "text", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_moves", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sanctions_review_participants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    judgement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    names = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_review_participants", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sanctions_service_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    to = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: true),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_service_changes", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "sanctions_use_replies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    judgement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_use_replies", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(name: "IX_sanctions_judgements_person_id", table: "sanctions_judgements", column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_judgements_review_on",
                table: "sanctions_judgements",
                column: "review_on",
                filter: "superseded_at IS NULL AND still_affects_use"
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_judgements_sanction_id_on_id",
                table: "sanctions_judgements",
                columns: new[] { "sanction_id", "on", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ux_sanctions_use_judgement_current",
                table: "sanctions_judgements",
                column: "sanction_id",
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(name: "IX_sanctions_labels_off_person_id", table: "sanctions_labels_off", column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_labels_off_sanction_id",
                table: "sanctions_labels_off",
                column: "sanction_id",
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_moves_person_id_on_id",
                table: "sanctions_moves",
                columns: new[] { "person_id", "on", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_review_participants_judgement_id_ordinal",
                table: "sanctions_review_participants",
                columns: new[] { "judgement_id", "ordinal" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_service_changes_person_id_on_id",
                table: "sanctions_service_changes",
                columns: new[] { "person_id", "on", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_use_replies_judgement_id_id",
                table: "sanctions_use_replies",
                columns: new[] { "judgement_id", "id" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "sanctions_judgements");

            migrationBuilder.DropTable(name: "sanctions_labels_off");

            migrationBuilder.DropTable(name: "sanctions_moves");

            migrationBuilder.DropTable(name: "sanctions_review_participants");

            migrationBuilder.DropTable(name: "sanctions_service_changes");

            migrationBuilder.DropTable(name: "sanctions_use_replies");

            migrationBuilder.DropColumn(name: "causes", table: "sanctions_sanctions");

            migrationBuilder.DropColumn(name: "circumstances", table: "sanctions_sanctions");

            migrationBuilder.DropColumn(name: "management", table: "sanctions_sanctions");

            migrationBuilder.DropColumn(name: "rank", table: "sanctions_sanctions");

            migrationBuilder.DropColumn(name: "civil_service_rank", table: "sanctions_people");

            migrationBuilder.DropColumn(name: "management", table: "sanctions_people");

            migrationBuilder.DropColumn(name: "rank", table: "sanctions_people");

            migrationBuilder.DropColumn(name: "sex", table: "sanctions_people");
        }
    }
}
