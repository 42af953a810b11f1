namespace ReviewSite.Web.Imports.Tables;

/// <summary>How large a table's rows may be, so that no file can fill the memory or keep the site busy.</summary>
internal static class TableLimits
{
    public const int MostColumns = 500;

    public const int LargestRowBytes = 1024 * 1024;

    /// <summary>Of a JSON file, in UTF-8; its rows are longer, since each repeats the names.</summary>
    public const int LargestObjectBytes = 4 * LargestRowBytes;

    /// <summary>In a JSON file, whose objects need not all have the same names.</summary>
    public const int MostNames = 2_000;
}
