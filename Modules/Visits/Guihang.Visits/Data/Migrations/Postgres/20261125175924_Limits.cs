using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Guihang.Visits.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Limits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_limited",
                table: "visits_cases",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            // A plan may limit visits though the one planned after it does not.
            migrationBuilder.Sql(
                """
                UPDATE visits_cases SET is_limited = TRUE
                WHERE EXISTS (
                    SELECT 1 FROM visits_plans
                    WHERE visits_plans.case_id = visits_cases.id AND visits_plans.superseded_at IS NULL
                        AND visits_plans.decision_outcome LIKE '%"limit":{%'
                )
                """
            );

            migrationBuilder.DropColumn(name: "most_visits", table: "visits_cases");

            migrationBuilder.DropColumn(name: "most_visits_per", table: "visits_cases");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "is_limited", table: "visits_cases");

            migrationBuilder.AddColumn<int>(name: "most_visits", table: "visits_cases", type: "integer", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "most_visits_per",
                table: "visits_cases",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true
            );
        }
    }
}
