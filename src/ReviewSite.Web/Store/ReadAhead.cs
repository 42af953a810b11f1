using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ReviewSite.Web.Store;

/// <summary>Reads a sequence on another thread, some batches ahead of its consumer.</summary>
internal static class ReadAhead
{
    private const int SizeOfBatch = 200;
    private const int BatchesAhead = 3;

    /// <summary>The same items in the same order, and after them the same failure.</summary>
    /// <param name="source">Nothing that it uses may be used elsewhere before the returned sequence ends or is
    /// disposed.</param>
    public static IAsyncEnumerable<T> Of<T>(IAsyncEnumerable<T> source, CancellationToken cancellation) =>
        Of(source, sizeOf: _ => 1, cancellation);

    /// <param name="sizeOf">How many ordinary items an item counts as, so that memory use stays flat.</param>
    public static async IAsyncEnumerable<T> Of<T>(
        IAsyncEnumerable<T> source,
        Func<T, int> sizeOf,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var batches = Channel.CreateBounded<List<T>>(BatchesAhead);
        var reading = Task.Run(() => ReadAsync(source, sizeOf, batches.Writer, end.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellation))
            {
                foreach (var item in batch)
                {
                    yield return item;
                }
            }
        }
        finally
        {
            await end.CancelAsync();
            await reading;
        }
    }

    /// <summary>What goes wrong is thrown by the channel's reader.</summary>
    private static async Task ReadAsync<T>(
        IAsyncEnumerable<T> source,
        Func<T, int> sizeOf,
        ChannelWriter<List<T>> batches,
        CancellationToken end
    )
    {
        Exception? failure = null;
        var (batch, size) = (new List<T>(), 0);
        try
        {
            await foreach (var item in source.WithCancellation(end))
            {
                batch.Add(item);
                size += sizeOf(item);
                if (size >= SizeOfBatch)
                {
                    await batches.WriteAsync(batch, end);
                    (batch, size) = ([], 0);
                }
            }
        }
#pragma warning disable CA1031 // Whatever it is, the reader of the channel throws it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failure = e;
        }

        await WriteLastAsync(batch, batches, end);
        batches.Complete(failure);
    }

    private static async Task WriteLastAsync<T>(List<T> batch, ChannelWriter<List<T>> batches, CancellationToken end)
    {
        try
        {
            await batches.WriteAsync(batch, end);
        }
        catch (OperationCanceledException)
        {
            // Nobody takes it any more.
        }
    }
}
