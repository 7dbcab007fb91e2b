using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Parvis.Core.DataPackages;

namespace Parvis.Core.Analysis;

/// <summary>
/// The rows a check is about (filter applied) and its parameters, asked for by name. Each <c>Try…</c> gives either what was
/// asked or the outcome to return instead.
/// </summary>
/// <param name="Table">The rows kept.</param>
/// <param name="Parameters">The check's parameters.</param>
/// <param name="PlanFile">For messages.</param>
internal sealed record CheckInput(DataTable Table, LocatedJson Parameters, string PlanFile)
{
    /// <summary>Confidence level, 0.95 unless given.</summary>
    public double Confidence => Parameters["conf"]?.AsNumber ?? 0.95;

    /// <summary>What no kind can read: a confidence that is none, a filter that is no object. Null when all is well.</summary>
    public CheckOutcome? Unreadable() =>
        Given("conf") is { } conf && conf.AsNumber is not (> 0 and < 1) ? Wrong(conf, "A confidence is a number between 0 and 1, ends left out.")
        : Given("filter") is { Kind: not JsonValueKind.Object } filter ? Wrong(filter, "A filter is an object: a field, then the values kept.")
        : Given("scores") is { Kind: not JsonValueKind.Object } scores ? Wrong(scores, "Scores are an object: a category, then its number.")
        : null;

    /// <summary>A parameter; null is as if absent.</summary>
    public LocatedJson? Given(string name) => Parameters[name] is { Kind: not JsonValueKind.Null } given ? given : null;

    /// <summary>A field's column, whatever it holds.</summary>
    public bool TryColumn(string parameter, [NotNullWhen(true)] out Column? column, [NotNullWhen(false)] out CheckOutcome? no)
    {
        column = null;
        if (Parameters[parameter] is not { } name)
        {
            no = Wrong(Parameters, $"The parameter « {parameter} » is missing.");
            return false;
        }
        return TryNamed(name, out column, out no);
    }

    /// <summary>The column a plan names at <paramref name="name"/>.</summary>
    public bool TryNamed(LocatedJson name, [NotNullWhen(true)] out Column? column, [NotNullWhen(false)] out CheckOutcome? no)
    {
        column = name.AsString is { } text ? Table[text] : null;
        no = column is null ? Wrong(name, $"« {name.Text} » is not a field of the data package.") : null;
        return column is not null;
    }

    /// <summary>A single choice; a column of whole numbers will do, each distinct number a category.</summary>
    public bool TryChoice(string parameter, [NotNullWhen(true)] out ChoiceColumn? choice, [NotNullWhen(false)] out CheckOutcome? no)
    {
        choice = null;
        return TryColumn(parameter, out var column, out no) && TryChoice(column, out choice, out no);
    }

    public static bool TryChoice(Column column, [NotNullWhen(true)] out ChoiceColumn? choice, [NotNullWhen(false)] out CheckOutcome? no)
    {
        choice = column switch
        {
            ChoiceColumn direct => direct,
            NumberColumn numbers => NumbersAsChoice.Of(numbers),
            _ => null,
        };
        no = choice is null ? new CheckOutcome.Refusal($"« {column.Field.Name} » is not a single choice: it has no categories to count.") : null;
        return choice is not null;
    }

    /// <summary>A multiple choice.</summary>
    public bool TryMultiple(string parameter, [NotNullWhen(true)] out MultipleColumn? multiple, [NotNullWhen(false)] out CheckOutcome? no)
    {
        multiple = null;
        if (!TryColumn(parameter, out var column, out no)) return false;
        multiple = column as MultipleColumn;
        no = multiple is null ? new CheckOutcome.Refusal($"« {column.Field.Name} » is not a multiple choice.") : null;
        return multiple is not null;
    }

    /// <summary>A category named by a parameter: its position. Numbers are categories only where they occur: one that does not is refused.</summary>
    public bool TryCode(string parameter, Field field, out int index, [NotNullWhen(false)] out CheckOutcome? no)
    {
        index = -1;
        if (Parameters[parameter] is not { } code)
        {
            no = Wrong(Parameters, $"The parameter « {parameter} » is missing.");
            return false;
        }
        index = IndexOf(field, code.AsCode);
        no = index >= 0 ? null
            : IsNumbers(field) ? new CheckOutcome.Refusal($"Nobody answered « {code.Text} » to « {field.Name} ».")
            : Wrong(code, $"« {code.Text} » is not one of the categories of « {field.Name} ».");
        return index >= 0;
    }

    /// <summary>Whether a field's categories are the numbers that occur.</summary>
    public bool IsNumbers(Field field) => Table[field.Name] is NumberColumn;

    /// <summary>The position of a category; −1 for none. A number may be written 2021 or 2021.0.</summary>
    public int IndexOf(Field field, string? code) => code is null ? -1
        : IsNumbers(field) && double.TryParse(code, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? field.IndexOf(number.ToString(CultureInfo.InvariantCulture))
        : field.IndexOf(code);

    /// <summary>A list of columns, or one alone; none when the parameter is absent.</summary>
    public bool TryColumns(string parameter, out ImmutableArray<Column> columns, [NotNullWhen(false)] out CheckOutcome? no)
    {
        (columns, no) = ([], null);
        var list = ImmutableArray.CreateBuilder<Column>();
        var given = Given(parameter);
        if (given is { Kind: not (JsonValueKind.Array or JsonValueKind.String) })
        {
            no = Wrong(given, "A list of fields is expected.");
            return false;
        }
        foreach (var name in given is { Kind: JsonValueKind.String } ? [given] : given?.Items ?? [])
        {
            if (!TryNamed(name, out var column, out no)) return false;
            list.Add(column);
        }
        columns = list.DrainToImmutable();
        return true;
    }

    public CheckOutcome Wrong(LocatedJson at, string message) => new CheckOutcome.Malformed(at.Problem(PlanFile, message));
}
