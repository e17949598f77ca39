using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AttachmentsAndMail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "email", table: "core_officers", type: "TEXT", nullable: true);

            migrationBuilder.CreateTable(
                name: "core_attachment_contents",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_core_attachment_contents", x => x.hash);
                }
            );

            migrationBuilder.CreateTable(
                name: "core_attachments",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    subject_kind = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    document_number = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sent_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_at = table.Column<string>(type: "TEXT", nullable: false),
                    withdrawn_reason = table.Column<string>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_core_attachments", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "core_mails",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    officer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    ordered_at = table.Column<string>(type: "TEXT", nullable: false),
                    sent_at = table.Column<string>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_core_mails", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_core_attachments_subject_id_id",
                table: "core_attachments",
                columns: new[] { "subject_id", "id" },
                filter: "withdrawn_at IS NULL"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "core_attachment_contents");

            migrationBuilder.DropTable(name: "core_attachments");

            migrationBuilder.DropTable(name: "core_mails");

            migrationBuilder.DropColumn(name: "email", table: "core_officers");
        }
    }
}
