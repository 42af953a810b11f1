namespace ReviewSite.Web.Store.Entities;

/// <summary>
/// A page that editors put together, such as a grid or a collection. A removed page keeps its address, because it may
/// be restored.
/// </summary>
public interface ICuratedPage
{
    const int LongestTitle = 200;
    const int LongestDescription = 4_000;

    /// <summary>What it is called at the start of a sentence.</summary>
    static abstract string Kind { get; }

    /// <summary>The address of the list of all of them; each is below it, at its slug.</summary>
    static abstract string Path { get; }

    int Id { get; }

    string Slug { get; }

    string Title { get; }

    bool IsWithdrawn { get; }

    /// <summary>Raised with every change, to detect that two people change it at once.</summary>
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
