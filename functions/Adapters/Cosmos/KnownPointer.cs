using Microsoft.Azure.Cosmos;
using NodaTime;
using Safeguarding.Directory;

namespace Safeguarding.Adapters;

/// <summary>
/// The pointer of the directory and what this instance knows of it: every read and every move goes through here, so that a move made here is seen here
/// at once, and one made elsewhere within <see cref="IDirectory.PointerAge"/>.
/// </summary>
public sealed class KnownPointer(Container container, IClock clock) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly Lock _lock = new();
    private long _turn;
    private Known? _known;

    public void Dispose() => _reading.Dispose();

    /// <param name="Turn">Of the read that it comes from, counted when that began: one that began earlier says less.</param>
    private sealed record Known(string Current, Instant AsOf, long Turn);

    /// <returns>Id of the current snapshot.</returns>
    /// <exception cref="DirectoryEmptyException">There is no pointer.</exception>
    internal async Task<string> Recent(CancellationToken limit)
    {
        if (Fresh is { } known)
        {
            return known;
        }
        // One read serves everybody who waits for it.
        await _reading.WaitAsync(limit);
        try
        {
            return Fresh ?? (await Read(limit) ?? throw new DirectoryEmptyException()).Resource.Current;
        }
        finally
        {
            _reading.Release();
        }
    }

    internal async Task<ItemResponse<DirectoryPointer>?> Read(CancellationToken limit)
    {
        var (turn, asOf) = (Interlocked.Increment(ref _turn), clock.GetCurrentInstant());
        var pointer = await DirectoryPointer.Read(container, limit);
        if (pointer is not null)
        {
            Learn(new(pointer.Resource.Current, asOf, turn));
        }
        return pointer;
    }

    /// <summary>Whatever becomes of it, a lost answer included, the next look reads the pointer.</summary>
    internal async Task<bool> TryMove(DirectoryPointer? before, string? etag, string snapshot, LandedImport? landed, CancellationToken limit)
    {
        try
        {
            return await DirectoryPointer.TryMove(container, before, etag, snapshot, landed, limit);
        }
        finally
        {
            Learn(new("", Instant.MinValue, Interlocked.Increment(ref _turn)));
        }
    }

    /// <summary>Null where nothing is known or it is too old; a clock that was put back makes it too old as well.</summary>
    private string? Fresh
    {
        get
        {
            var (known, now) = (_known, clock.GetCurrentInstant());
            return known is not null && known.AsOf <= now && now - known.AsOf < IDirectory.PointerAge ? known.Current : null;
        }
    }

    private void Learn(Known known)
    {
        lock (_lock)
        {
            if (_known is null || known.Turn > _known.Turn)
            {
                _known = known;
            }
        }
    }
}
