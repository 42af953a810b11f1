using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;
using ReviewSite.Domain;
using ReviewSite.Web.Settings;
using ReviewSite.Web.Store;
using ReviewSite.Web.Store.PostgreSql;

namespace ReviewSite.Web.Tests.PostgreSql;

public sealed class PostgreSqlStoreTests
{
    [Fact]
    public void The_migrations_are_those_of_the_model()
    {
        using var db = PostgreSqlOptions.Open(new PostgreSqlAddress("Host=nowhere"));

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory]
    [InlineData("oracle", "Host=a", "is “oracle”; expected sqlite or postgres")]
    [InlineData("", "Host=a", "is “”; expected sqlite or postgres")]
    [InlineData("postgres", null, "is empty")]
    [InlineData("postgres", " ", "is empty")]
    [InlineData("sqlite", "Host=a", "is set, but Store:Provider is not")]
    public void Settings_that_name_no_store_are_refused(string provider, string? connection, string expected)
    {
        var refused = Assert.Throws<InvalidInputException>(() => Read(provider, connection));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hst=db;Password=sesame")]
    [InlineData("Host=db;Port=many;Password=sesame")]
    [InlineData("Database=films;Password=sesame")]
    [InlineData("sesame")]
    public void A_connection_that_is_none_is_refused_without_its_password(string connection)
    {
        var refused = Assert.Throws<InvalidInputException>(() => new PostgreSqlAddress(connection));

        Assert.StartsWith("Store:ConnectionString ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hots=db;Password=sesame", "has the key “hots”, which PostgreSQL does not know (did you mean “Host”?)")]
    [InlineData("Host=db;Port=sesame", "has an invalid value for “Port”")]
    [InlineData("Host=db;SSL Mode=sesame", "has an invalid value for “SSL Mode”")]
    [InlineData(
        "Host=db;Password=sesame;Databse=films",
        "has a key after the password that PostgreSQL does not know (did you mean “Database”?)"
    )]
    [InlineData(
        "Host=db;Password=open;sesame=film",
        "has a key after the password that PostgreSQL does not know (put a password with a semicolon into double "
            + "quotes)"
    )]
    [InlineData("Host=db;Password=open;sesame", "is not a PostgreSQL connection string")]
    public void What_is_wrong_with_a_connection_is_named_with_its_key(string connection, string expected)
    {
        var refused = Assert.Throws<InvalidInputException>(() => new PostgreSqlAddress(connection, source: "--to"));

        Assert.StartsWith($"--to {expected}; expected the form Host=", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=a,b", "primary")]
    [InlineData("Host=a,b;Target Session Attributes=any", "any")]
    [InlineData("Host=a", null)]
    public void Of_several_servers_the_one_that_may_be_written_to_is_used(string connection, string? expected) =>
        Assert.Equal(
            expected,
            new NpgsqlConnectionStringBuilder(
                new PostgreSqlAddress(connection).ConnectionString
            ).TargetSessionAttributes
        );

    [Fact]
    public void A_connection_may_stand_in_a_file()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "Host=db;Password=sesame\n");

        var read = StoreSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection([new("Store:Provider", "postgres"), new("Store:ConnectionStringFile", file)])
                .Build()
        );
        File.Delete(file);

        Assert.Equal(
            new StoreSettings(StoreProvider.PostgreSql, "Host=db;Password=sesame")
            {
                ConnectionSource = "Store:ConnectionStringFile",
            },
            read
        );
    }

    /// <summary>As the provider wraps it in a read and in a save, worth repeating or not.</summary>
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void A_connection_that_breaks_is_no_fault_of_the_program(bool isSave, bool isTransient)
    {
        Exception broken = new NpgsqlException("Exception while reading from stream", new IOException());
        broken = isSave ? new DbUpdateException("Saving failed.", broken) : broken;
        broken = isTransient ? new InvalidOperationException("Likely transient.", broken) : broken;

        Assert.Equal(StoreFailure.Unreachable, StoreFailure.Of(broken));
    }

    [Theory]
    [InlineData("28P01")]
    [InlineData("3D000")]
    [InlineData("42501")]
    public void A_database_that_lets_nobody_in_is_no_fault_of_the_program(string state) =>
        Assert.Equal(
            StoreFailure.Unreachable,
            StoreFailure.Of(new PostgresException("refused", "FATAL", "FATAL", state))
        );

    [Fact]
    public void A_database_that_is_read_only_is_not_blamed_on_the_data_folder()
    {
        var failure = StoreFailure.Of(new PostgresException("read-only", "ERROR", "ERROR", "25006"))!;

        Assert.Equal(("The store is read-only", true), (failure.Reason, failure.LastsUntilRepaired));
        Assert.DoesNotContain("folder", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_settings_it_is_SQLite() => Assert.Equal(StoreSettings.Sqlite, Read(provider: null, null));

    private static StoreSettings Read(string? provider, string? connection) =>
        StoreSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection([new("Store:Provider", provider), new("Store:ConnectionString", connection)])
                .Build()
        );
}
