using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "core_audit",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    officer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    request = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: true),
                    subject_kind = table.Column<string>(type: "TEXT", nullable: true),
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_core_audit", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "core_documents",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    template = table.Column<string>(type: "TEXT", nullable: false),
                    template_version = table.Column<string>(type: "TEXT", nullable: false),
                    plugin = table.Column<string>(type: "TEXT", nullable: false),
                    book = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    fields = table.Column<string>(type: "TEXT", nullable: false),
                    subject_kind = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    unit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ordered_at = table.Column<string>(type: "TEXT", nullable: false),
                    produced_at = table.Column<string>(type: "TEXT", nullable: true),
                    html = table.Column<string>(type: "TEXT", nullable: true),
                    docx = table.Column<byte[]>(type: "BLOB", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_core_documents", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "core_idempotency",
                columns: table => new
                {
                    officer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    route = table.Column<string>(type: "TEXT", nullable: false),
                    idempotency_key = table.Column<string>(type: "TEXT", nullable: false),
                    body_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_core_idempotency",
                        x => new
                        {
                            x.officer_id,
                            x.route,
                            x.idempotency_key,
                        }
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "core_officers",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    unit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    roles = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_core_officers", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "core_outbox",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    due_at = table.Column<string>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    done_at = table.Column<string>(type: "TEXT", nullable: true),
                    last_fault = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_core_outbox", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "core_traces",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_core_traces", x => x.hash);
                }
            );

            migrationBuilder.CreateTable(
                name: "core_units",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    committee_name = table.Column<string>(type: "TEXT", nullable: false),
                    appeal_body = table.Column<string>(type: "TEXT", nullable: false),
                    parent_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    path = table.Column<string>(type: "TEXT", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_core_units", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(name: "IX_core_audit_subject_id_id", table: "core_audit", columns: new[] { "subject_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_core_documents_subject_id_id",
                table: "core_documents",
                columns: new[] { "subject_id", "id" }
            );

            migrationBuilder.CreateIndex(name: "IX_core_idempotency_recorded_at", table: "core_idempotency", column: "recorded_at");

            migrationBuilder.CreateIndex(name: "IX_core_officers_code", table: "core_officers", column: "code", unique: true);

            migrationBuilder.CreateIndex(name: "IX_core_officers_unit_id_id", table: "core_officers", columns: new[] { "unit_id", "id" });

            migrationBuilder.CreateIndex(name: "IX_core_outbox_due_at", table: "core_outbox", column: "due_at", filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(name: "IX_core_units_path", table: "core_units", column: "path", unique: true);

            migrationBuilder.CreateIndex(name: "IX_core_units_region_id", table: "core_units", columns: new[] { "region", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "core_audit");

            migrationBuilder.DropTable(name: "core_documents");

            migrationBuilder.DropTable(name: "core_idempotency");

            migrationBuilder.DropTable(name: "core_officers");

            migrationBuilder.DropTable(name: "core_outbox");

            migrationBuilder.DropTable(name: "core_traces");

            migrationBuilder.DropTable(name: "core_units");
        }
    }
}
