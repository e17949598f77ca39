using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ImportsForgetFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "forgotten_at", table: "core_imports", type: "TEXT", nullable: true);

            migrationBuilder.AddColumn<byte[]>(name: "hash", table: "core_imports", type: "BLOB", nullable: true);

            migrationBuilder.AddColumn<int>(name: "size", table: "core_imports", type: "INTEGER", nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "forgotten_at", table: "core_imports");

            migrationBuilder.DropColumn(name: "hash", table: "core_imports");

            migrationBuilder.DropColumn(name: "size", table: "core_imports");
        }
    }
}
