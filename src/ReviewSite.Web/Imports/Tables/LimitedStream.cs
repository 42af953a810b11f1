namespace ReviewSite.Web.Imports.Tables;

/// <summary>Refuses to go on reading what would be gathered in memory as a single row.</summary>
internal sealed class LimitedStream(Stream inner) : Stream
{
    private int _sinceRow;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public void Restart() => _sinceRow = 0;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_sinceRow > TableFile.LargestObjectBytes)
        {
            throw new RowTooLongException();
        }

        var read = await inner.ReadAsync(buffer, cancellationToken);
        _sinceRow += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>A row is larger than <see cref="TableFile.LargestObjectBytes"/>.</summary>
internal sealed class RowTooLongException : IOException;
