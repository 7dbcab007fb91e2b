using System.Buffers.Text;
using System.Diagnostics;
using System.Text;
using Parvis.Statistics;

namespace Parvis.Core.DataPackages;

/// <summary>Collects one column as its file is read. Nothing is allocated per row but open texts.</summary>
internal abstract class ColumnBuilder(Field field, byte[][] missing)
{
    public Field Field { get; } = field;

    public static ColumnBuilder For(Field field, byte[][] missing) => field.Kind switch
    {
        FieldKind.Choice => new Choices(field, missing),
        FieldKind.Multiple => new Sets(field, missing),
        FieldKind.Number or FieldKind.Integer => new Numbers(field, missing),
        FieldKind.Text => new Texts(field, missing),
        _ => throw new UnreachableException(),
    };

    /// <summary>Adds a row; a sentence when the value is not one of the field's.</summary>
    public abstract string? Add(ReadOnlySpan<byte> value);

    public abstract Column Build();

    protected bool Missing(ReadOnlySpan<byte> value)
    {
        foreach (var text in missing)
            if (value.SequenceEqual(text)) return true;
        return false;
    }

    protected string Outside(ReadOnlySpan<byte> value) =>
        $"« {Shown(value)} » is not one of the categories of « {Field.Name} ».";

    protected static string Shown(ReadOnlySpan<byte> value)
    {
        var text = Encoding.UTF8.GetString(value);
        return text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 80), "…");
    }

    private sealed class Choices(Field field, byte[][] missing) : ColumnBuilder(field, missing)
    {
        private readonly CodeTable _codes = new(field.Categories.Select(c => c.Code));
        private readonly List<ushort> _rows = [];

        public override string? Add(ReadOnlySpan<byte> value)
        {
            var missing = Missing(value);
            var code = missing ? Codes.Missing : _codes.Find(value);
            if (code < 0) return Outside(value);
            _rows.Add((ushort)code);
            return null;
        }

        public override Column Build() => new ChoiceColumn(Field, [.. _rows]);
    }

    private sealed class Sets(Field field, byte[][] missing) : ColumnBuilder(field, missing)
    {
        private readonly CodeTable _codes = new(field.Categories.Select(c => c.Code));
        private readonly byte[] _delimiter = Encoding.UTF8.GetBytes(field.ListDelimiter);
        private readonly List<ulong> _rows = [];

        public override string? Add(ReadOnlySpan<byte> value)
        {
            ulong set = 0;
            if (!Missing(value))
                while (true)
                {
                    var at = value.IndexOf(_delimiter);
                    var item = at < 0 ? value : value[..at];
                    var code = _codes.Find(item);
                    if (code < 0) return Outside(item);
                    set |= 1UL << code;
                    if (at < 0) break;
                    value = value[(at + _delimiter.Length)..];
                }
            _rows.Add(set);
            return null;
        }

        public override Column Build() => new MultipleColumn(Field, [.. _rows]);
    }

    private sealed class Numbers(Field field, byte[][] missing) : ColumnBuilder(field, missing)
    {
        private readonly bool _whole = field.Kind == FieldKind.Integer;
        private readonly List<double> _rows = [];

        public override string? Add(ReadOnlySpan<byte> value)
        {
            if (Missing(value))
            {
                _rows.Add(double.NaN);
                return null;
            }
            if (!Utf8Parser.TryParse(value, out double number, out var used) || used != value.Length || !double.IsFinite(number))
                return $"« {Shown(value)} » is not a number; « {Field.Name} » holds numbers.";
            if (_whole && number != Math.Floor(number)) return $"« {Shown(value)} » is not a whole number; « {Field.Name} » holds whole numbers.";
            _rows.Add(number);
            return null;
        }

        public override Column Build() => new NumberColumn(Field, [.. _rows]);
    }

    private sealed class Texts(Field field, byte[][] missing) : ColumnBuilder(field, missing)
    {
        private readonly List<string?> _rows = [];

        public override string? Add(ReadOnlySpan<byte> value)
        {
            _rows.Add(Missing(value) ? null : Encoding.UTF8.GetString(value));
            return null;
        }

        public override Column Build() => new TextColumn(Field, [.. _rows]);
    }
}
