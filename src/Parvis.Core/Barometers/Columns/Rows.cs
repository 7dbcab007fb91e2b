namespace Parvis.Core.Barometers.Columns;

/// <summary>
/// One value a row, growing at its end. A continuation shares what is there and adds beyond it, so that whoever reads the shorter one is
/// never disturbed; there may be one only (<see cref="ResponseTable.Continue"/> sees to it).
/// </summary>
internal sealed class Rows<T>
    where T : unmanaged
{
    private T[] items;

    public Rows()
        : this([], 0) { }

    private Rows(T[] items, int count) => (this.items, Count) = (items, count);

    public int Count { get; private set; }

    public T this[int row] => row < Count ? items[row] : throw new ArgumentOutOfRangeException(nameof(row));

    public ref T Last => ref items[Count - 1];

    public ReadOnlySpan<T> Span => items.AsSpan(0, Count);

    public void Add(T value)
    {
        if (Count == items.Length)
            Array.Resize(ref items, Math.Max(16, Count * 2));
        items[Count++] = value;
    }

    /// <summary>Room for this many rows, to be filled.</summary>
    public Span<T> Reset(int count)
    {
        (items, Count) = (GC.AllocateUninitializedArray<T>(count), count);
        return items;
    }

    public Rows<T> Continue(bool copy) => new(copy ? [.. Span] : items, Count);
}
