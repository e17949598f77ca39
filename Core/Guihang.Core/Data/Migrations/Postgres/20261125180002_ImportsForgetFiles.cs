using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ImportsForgetFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "forgotten_at",
                table: "core_imports",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<byte[]>(name: "hash", table: "core_imports", type: "bytea", nullable: true);

            migrationBuilder.AddColumn<int>(name: "size", table: "core_imports", type: "integer", nullable: true);
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
