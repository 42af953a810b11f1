namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// A page that editors put together, such as a grid or a collection. Once removed it keeps its address, since it may
/// come back.
/// </summary>
public interface ICuratedPage
{
    const int LongestTitle = 200;
    const int LongestDescription = 4_000;

    /// <summary>What it is called at the start of a sentence.</summary>
    static abstract string Kind { get; }

    /// <summary>Where all of them are, and each below its slug.</summary>
    static abstract string Path { get; }

    int Id { get; }

    string Slug { get; }

    string Title { get; }

    bool IsWithdrawn { get; }

    /// <summary>The store raises it with every change, so that two people who change it at once notice.</summary>
    int Version { get; }

    void Withdraw();
}

/// <inheritdoc cref="ICuratedPage"/>
/// <typeparam name="TSelf">The page itself.</typeparam>
/// <typeparam name="TContent">What an editor gives it.</typeparam>
public interface ICuratedPage<TSelf, TContent> : ICuratedPage
    where TContent : ICuratedContent
{
    static abstract TSelf Of(TContent content);

    void Correct(TContent content);
}

public interface ICuratedContent
{
    string Slug { get; }
}
