using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DocumentAddressees : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "addressee",
                table: "core_documents",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_core_documents_addressee_id",
                table: "core_documents",
                columns: new[] { "addressee", "id" },
                filter: "addressee IS NOT NULL"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_core_documents_addressee_id", table: "core_documents");

            migrationBuilder.DropColumn(name: "addressee", table: "core_documents");
        }
    }
}
