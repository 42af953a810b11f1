using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ReviewSite.Web.Store;

/// <summary>
/// A query that is compiled once for each model: EF Core compiles for one only, and each database has its own.
/// </summary>
internal sealed class CompiledQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> _compiled = [];

    public TQuery For(ReviewSiteDb db) => _compiled.GetValue(db.Model, _ => compile());
}
