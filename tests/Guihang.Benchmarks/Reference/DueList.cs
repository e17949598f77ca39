using System.Collections.Concurrent;
using Guihang.Core.Data;
using Guihang.Core.Http;
using Guihang.Policy.Calendar;
using Guihang.Policy.VisitPlans;
using Guihang.Visits;
using Microsoft.Data.Sqlite;

namespace Guihang.Benchmarks.Reference;

/// <summary>Pages the due list of a jurisdiction by hand-written SQL, on connections that wait for their next use with their statements prepared.</summary>
internal sealed class DueList(Func<SqliteConnection> open, TimeProvider clock)
{
    private readonly ConcurrentBag<Reader> _readers = [];

    public Page<DueItemAnswer> Read(string region, DueState state, int limit, PageKey? after)
    {
        var reader = _readers.TryTake(out var waiting) ? waiting : new Reader(open());
        var page = reader.Read(region, state, limit, after, clock.Today());
        _readers.Add(reader);
        return page;
    }

    private sealed class Reader(SqliteConnection connection)
    {
        private const string Overdue = "order_day <= @p1";
        private const string Open = "window_start <= @p1 AND order_day > @p1";

        private readonly Statement _overdue = Select(connection, Overdue, "");
        private readonly Statement _overdueAfter = Select(connection, Overdue, "AND (order_day, id) > (@p3, @p4)");
        private readonly Statement _open = Select(connection, Open, "");
        private readonly Statement _openAfter = Select(connection, Open, "AND (order_day, id) > (@p3, @p4)");

        public Page<DueItemAnswer> Read(string region, DueState state, int limit, PageKey? after, DateOnly today)
        {
            using var row = (state, after) switch
            {
                (DueState.Overdue, null) => _overdue.Read(region, today, limit + 1),
                (DueState.Overdue, _) => _overdueAfter.Read(region, today, limit + 1, after.Day, after.Id),
                (_, null) => _open.Read(region, today, limit + 1),
                _ => _openAfter.Read(region, today, limit + 1, after.Day, after.Id),
            };
            var read = new List<(DueItemAnswer Item, DateOnly OrderDay)>(limit + 1);
            while (row.Read())
            {
                read.Add((Item(row, state), row.Day(10)));
            }

            var page = PageKey.Cut(read, limit, entry => new PageKey(entry.OrderDay, entry.Item.Id));
            return new Page<DueItemAnswer>([.. page.Items.Select(entry => entry.Item)], page.Next);
        }

        private static Statement Select(SqliteConnection connection, string standing, string after) =>
            new(
                connection,
                $"""
                SELECT id, case_id, sanction_id, purpose, window_start, window_end, visitor, minimum_visitors, counts_as, unit_id, order_day, region
                FROM visits_due_items
                WHERE superseded_at IS NULL AND met_on IS NULL AND region = @p0 AND {standing} {after}
                ORDER BY order_day, id LIMIT @p2
                """
            );

        private static DueItemAnswer Item(SqliteDataReader row, DueState state) =>
            new()
            {
                Id = row.Id(0),
                CaseId = row.Id(1),
                SanctionId = row.Id(2),
                Purpose = row.Word<VisitPurpose>(3),
                Window = new DateSpan(row.Day(4), row.DayOrNull(5)),
                Visitor = row.Word<VisitorRole>(6),
                MinimumVisitors = row.GetInt32(7),
                CountsAs = [.. row.GetString(8).Split(',').Select(Enum.Parse<VisitKind>)],
                State = state,
                MetOn = null,
                MetBy = null,
                Region = row.GetString(11),
                UnitId = row.Id(9),
            };
    }
}
