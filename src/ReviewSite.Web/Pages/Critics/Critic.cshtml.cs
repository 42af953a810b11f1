using ReviewSite.Web.Data;
using ReviewSite.Web.Pages.Shared.Writers;

namespace ReviewSite.Web.Pages.Critics;

public sealed class CriticModel(ReviewSiteDb db) : WriterModel(WriterKind.Critics, db);
