using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PilotHub.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SearchTallies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SearchTallies",
                columns: table => new
                {
                    Week = table.Column<DateOnly>(type: "date", nullable: false),
                    Words = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Searches = table.Column<int>(type: "integer", nullable: false),
                    Empty = table.Column<int>(type: "integer", nullable: false),
                    Opened = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchTallies", x => new { x.Week, x.Words });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SearchTallies");
        }
    }
}
