using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Evaluation.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LeadingGroups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "corrected_because", table: "evaluation_uses", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<byte[]>(name: "corrects", table: "evaluation_uses", type: "BLOB", nullable: true);

            migrationBuilder.AddColumn<byte[]>(name: "instrument_hash", table: "evaluation_scores", type: "BLOB", nullable: true);

            migrationBuilder.AddColumn<string>(name: "instrument_version", table: "evaluation_scores", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "references", table: "evaluation_scores", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "attachments", table: "evaluation_findings", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "bears_on", table: "evaluation_findings", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "item_number", table: "evaluation_findings", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "chosen", table: "evaluation_enrolments", type: "TEXT", maxLength: 60, nullable: true);

            migrationBuilder.AddColumn<string>(name: "differs_because", table: "evaluation_enrolments", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "evidence", table: "evaluation_enrolments", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "look_again_on", table: "evaluation_enrolments", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<string>(name: "stands_since", table: "evaluation_enrolments", type: "TEXT", nullable: true);

            migrationBuilder.CreateTable(
                name: "evaluation_adjustments",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    enrolment_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    item = table.Column<string>(type: "TEXT", nullable: false),
                    window_start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    withdrawn_because = table.Column<string>(type: "TEXT", nullable: true),
                    superseded_at = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_adjustments", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_agenda_items",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    meeting_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    matter = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    enrolment_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    source_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    motion = table.Column<string>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: true),
                    brief = table.Column<string>(type: "TEXT", nullable: true),
                    bundle = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_agenda_items", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_attendances",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    meeting_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    officer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    superseded_at = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_attendances", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_groups",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    document_number = table.Column<string>(type: "TEXT", nullable: false),
                    established_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_groups", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_meetings",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    group_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    held_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    location = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    minutes = table.Column<string>(type: "TEXT", nullable: true),
                    signed_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    signed_at = table.Column<string>(type: "TEXT", nullable: true),
                    minutes_document_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_meetings", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_member_votes",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    item_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    officer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    choice = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_member_votes", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_memberships",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    group_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    officer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    from_body = table.Column<string>(type: "TEXT", nullable: false),
                    is_chair = table.Column<bool>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    ended_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ended_at = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_memberships", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_recusals",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    group_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    officer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    concerns_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ground = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    declared_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_recusals", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_resolutions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    item_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    matter = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    enrolment_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    motion = table.Column<string>(type: "TEXT", nullable: true),
                    is_adopted = table.Column<bool>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    document_number = table.Column<string>(type: "TEXT", nullable: false),
                    members = table.Column<int>(type: "INTEGER", nullable: false),
                    recused = table.Column<int>(type: "INTEGER", nullable: false),
                    present = table.Column<int>(type: "INTEGER", nullable: false),
                    in_favour = table.Column<int>(type: "INTEGER", nullable: false),
                    against = table.Column<int>(type: "INTEGER", nullable: false),
                    reasons = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    superseded_at = table.Column<string>(type: "TEXT", nullable: true),
                    decision_as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    decision_facts = table.Column<string>(type: "TEXT", nullable: false),
                    decision_jurisdiction = table.Column<string>(type: "TEXT", nullable: false),
                    decision_kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    decision_outcome = table.Column<string>(type: "TEXT", nullable: false),
                    decision_trace_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evaluation_resolutions", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_enrolments_region_look_again_on_id",
                table: "evaluation_enrolments",
                columns: new[] { "region", "look_again_on", "id" },
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_adjustments_enrolment_id_on",
                table: "evaluation_adjustments",
                columns: new[] { "enrolment_id", "on" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_agenda_items_meeting_id_position",
                table: "evaluation_agenda_items",
                columns: new[] { "meeting_id", "position" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_attendances_meeting_id_officer_id",
                table: "evaluation_attendances",
                columns: new[] { "meeting_id", "officer_id" },
                unique: true,
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_groups_region_established_on_id",
                table: "evaluation_groups",
                columns: new[] { "region", "established_on", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_meetings_group_id_held_on_id",
                table: "evaluation_meetings",
                columns: new[] { "group_id", "held_on", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_member_votes_item_id_officer_id",
                table: "evaluation_member_votes",
                columns: new[] { "item_id", "officer_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_memberships_group_id_from",
                table: "evaluation_memberships",
                columns: new[] { "group_id", "from" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_recusals_group_id_concerns_id_officer_id",
                table: "evaluation_recusals",
                columns: new[] { "group_id", "concerns_id", "officer_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_resolutions_enrolment_id_matter",
                table: "evaluation_resolutions",
                columns: new[] { "enrolment_id", "matter" },
                filter: "superseded_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_evaluation_resolutions_item_id",
                table: "evaluation_resolutions",
                column: "item_id",
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "evaluation_adjustments");

            migrationBuilder.DropTable(name: "evaluation_agenda_items");

            migrationBuilder.DropTable(name: "evaluation_attendances");

            migrationBuilder.DropTable(name: "evaluation_groups");

            migrationBuilder.DropTable(name: "evaluation_meetings");

            migrationBuilder.DropTable(name: "evaluation_member_votes");

            migrationBuilder.DropTable(name: "evaluation_memberships");

            migrationBuilder.DropTable(name: "evaluation_recusals");

            migrationBuilder.DropTable(name: "evaluation_resolutions");

            migrationBuilder.DropIndex(name: "IX_evaluation_enrolments_region_look_again_on_id", table: "evaluation_enrolments");

            migrationBuilder.DropColumn(name: "corrected_because", table: "evaluation_uses");

            migrationBuilder.DropColumn(name: "corrects", table: "evaluation_uses");

            migrationBuilder.DropColumn(name: "instrument_hash", table: "evaluation_scores");

            migrationBuilder.DropColumn(name: "instrument_version", table: "evaluation_scores");

            migrationBuilder.DropColumn(name: "references", table: "evaluation_scores");

            migrationBuilder.DropColumn(name: "attachments", table: "evaluation_findings");

            migrationBuilder.DropColumn(name: "bears_on", table: "evaluation_findings");

            migrationBuilder.DropColumn(name: "item_number", table: "evaluation_findings");

            migrationBuilder.DropColumn(name: "chosen", table: "evaluation_enrolments");

            migrationBuilder.DropColumn(name: "differs_because", table: "evaluation_enrolments");

            migrationBuilder.DropColumn(name: "evidence", table: "evaluation_enrolments");

            migrationBuilder.DropColumn(name: "look_again_on", table: "evaluation_enrolments");

            migrationBuilder.DropColumn(name: "stands_since", table: "evaluation_enrolments");
        }
    }
}
