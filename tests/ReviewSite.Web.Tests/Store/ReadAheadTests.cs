using System.Runtime.CompilerServices;
using ReviewSite.Web.Store;

namespace ReviewSite.Web.Tests.Store;

public sealed class ReadAheadTests
{
    private const int Many = 10_000;

    private readonly TaskCompletionSource _ended = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Many)]
    public async Task The_items_come_in_their_order(int count) =>
        Assert.Equal(
            Enumerable.Range(0, count),
            await ReadAhead.Of(Enumerable.Range(0, count).ToAsyncEnumerable(), default).ToListAsync()
        );

    [Fact]
    public async Task A_failure_comes_after_the_items_that_were_read_before_it()
    {
        var read = new List<int>();
        var failure = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var item in ReadAhead.Of(Failing(after: 3), default))
            {
                read.Add(item);
            }
        });
        Assert.Equal("as it was thrown", failure.Message);
        Assert.Equal([0, 1, 2], read);
    }

    [Fact]
    public async Task Reading_has_ended_when_nobody_wants_more()
    {
        await foreach (var item in ReadAhead.Of(Endless(), default))
        {
            if (item == Many)
            {
                break;
            }
        }

        Assert.True(_ended.Task.IsCompleted);
    }

    [Fact]
    public async Task Reading_has_ended_when_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var item in ReadAhead.Of(Endless(), cancellation.Token))
            {
                if (item == Many)
                {
                    await cancellation.CancelAsync();
                }
            }
        });
        Assert.True(_ended.Task.IsCompleted);
    }

    [Fact]
    public async Task Of_large_items_few_are_read_ahead()
    {
        var read = 0;
        var source = Enumerable.Range(0, Many).Select(i => Interlocked.Increment(ref read)).ToAsyncEnumerable();
        await foreach (var item in ReadAhead.Of(source, sizeOf: _ => Many, default))
        {
            Assert.InRange(Volatile.Read(ref read), item, item + 20);
        }

        Assert.Equal(Many, read);
    }

    private async IAsyncEnumerable<int> Endless([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return i;
                await Task.CompletedTask;
            }
        }
        finally
        {
            _ended.SetResult();
        }
    }

    private static async IAsyncEnumerable<int> Failing(int after)
    {
        for (var i = 0; i < after; i++)
        {
            yield return i;
        }

        await Task.CompletedTask;
        throw new InvalidDataException("as it was thrown");
    }
}
