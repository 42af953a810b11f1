using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Query.Internal;

namespace ReviewSite.Web.Store.PostgreSql;

// The provider supports this only for all columns or none, and an index of columns that are never null cannot be used
// for such an order.
#pragma warning disable EF1001

/// <summary>
/// Orders what may be null as SQLite does: nulls before all values, and after them if the order is descending.
/// </summary>
internal sealed class NullsFirstSql(
    QuerySqlGeneratorDependencies dependencies,
    IRelationalTypeMappingSource types,
    INpgsqlSingletonOptions options
) : IQuerySqlGeneratorFactory
{
    public QuerySqlGenerator Create() => new Generator(dependencies, types, options.PostgresVersion);

    private sealed class Generator(
        QuerySqlGeneratorDependencies dependencies,
        IRelationalTypeMappingSource types,
        Version version
    ) : NpgsqlQuerySqlGenerator(dependencies, types, reverseNullOrderingEnabled: false, version)
    {
        protected override System.Linq.Expressions.Expression VisitOrdering(OrderingExpression orderingExpression)
        {
            var visited = base.VisitOrdering(orderingExpression);
            if (orderingExpression.Expression is not ColumnExpression { IsNullable: false })
            {
                Sql.Append(orderingExpression.IsAscending ? " NULLS FIRST" : " NULLS LAST");
            }

            return visited;
        }
    }
}
