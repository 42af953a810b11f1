using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace ReviewSite.Web.Data;

/// <summary>
/// Makes SQLite load, whichever version of its binding was restored (see Sqlite.props), and with the newest library at hand.
/// <list type="bullet">
/// <item>SQLitePCLRaw 2.0.6 has a lower assembly version than EF Core asks for: the runtime raises <c>Resolving</c>, and the file
/// beside the program answers it. With 2.1.13 and newer the event is never raised.</item>
/// <item>SQLitePCLRaw 2.0.6 carries SQLite 3.35.5, which has known faults; where the system's own library is newer, that one is loaded.</item>
/// </list>
/// The library is also told not to keep an account of its memory, which every one of its allocations would wait for a lock for, over all connections.
/// The file must lie beside the program, so a single-file publication cannot work.
/// </summary>
internal static class SqliteBinding
{
    private const string Binding = "SQLitePCLRaw.core";
    private const string Provider = "SQLitePCLRaw.provider.e_sqlite3";
    private const string Bundled = "e_sqlite3";

    private static readonly string[] _systemNames =
        OperatingSystem.IsWindows() ? ["winsqlite3"] : OperatingSystem.IsMacOS() ? ["libsqlite3.dylib"] : ["libsqlite3.so.0"];

    /// <summary>Which library was loaded, such as "3.40.1 (the system's)".</summary>
    public static string Loaded { get; private set; } = "none yet";

    // Nothing in this program runs before it, which is what a module initializer is for.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Prepare()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) => name.Name == Binding
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, Binding + ".dll"))
            : null;
        NativeLibrary.SetDllImportResolver(Assembly.Load(Provider), (name, assembly, path) => name == Bundled ? LoadNewest(assembly, path) : 0);
        SQLitePCL.Batteries_V2.Init();
        KeepNoAccountOfMemory();
    }

    // By itself, since it can be compiled only once the binding can be found.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void KeepNoAccountOfMemory()
    {
        const int configureMemoryStatus = 9; // SQLITE_CONFIG_MEMSTATUS
        var outcome = SQLitePCL.raw.sqlite3_config(configureMemoryStatus, 0);
        if (outcome != SQLitePCL.raw.SQLITE_OK)
        {
            throw new InvalidOperationException($"SQLite cannot be configured; it says {outcome}.");
        }
    }

    private static nint LoadNewest(Assembly assembly, DllImportSearchPath? path)
    {
        var found = new List<(nint Handle, int Version, string Origin)>();
        if (NativeLibrary.TryLoad(Bundled, assembly, path, out var bundled))
        {
            found.Add((bundled, VersionOf(bundled), "bundled"));
        }

        foreach (var name in _systemNames)
        {
            if (NativeLibrary.TryLoad(name, out var system) && NativeLibrary.TryGetExport(system, "sqlite3_libversion_number", out _))
            {
                found.Add((system, VersionOf(system), "the system's"));
            }
        }

        if (found.Count == 0)
        {
            return 0;
        }

        var (handle, version, origin) = found.MaxBy(f => f.Version);
        Loaded = string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{version / 1_000_000}.{version / 1000 % 1000}.{version % 1000} ({origin})");
        return handle;
    }

    private static unsafe int VersionOf(nint library) =>
        ((delegate* unmanaged<int>)NativeLibrary.GetExport(library, "sqlite3_libversion_number"))();
}
