using System.Globalization;
using Parvis.Core.DataPackages;
using Parvis.Core.Workshops.Views;

namespace Parvis.Core.Workshops.Results;

/// <summary>What one activity came to, a count a line, unrounded, each with its base: the same seven columns for every kind.</summary>
public static class StepCsv
{
    private static readonly string[] Columns = ["round", "part", "code", "label", "value", "count", "base"];

    /// <param name="step">The console's: what was hidden is in the file, and said to be.</param>
    public static void Write(StepView step, string language, TextWriter writer)
    {
        var csv = new CsvWriter(writer, byteOrderMark: true, spreadsheetSafe: true);
        csv.Record([.. Columns]);
        foreach (var line in StepLines.Of(step, language))
            csv.Record(
                Whole(line.Round), line.Part, line.Code, line.Label, line.Value,
                line.Count.ToString("R", CultureInfo.InvariantCulture), line.Base is { } people ? Whole(people) : "");
    }

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One count of an activity.</summary>
/// <param name="Part">What is counted: <c>word</c>, <c>move</c>, <c>hand</c>…</param>
/// <param name="Value">What the count depends on besides the code: a place, a bin, a side, a status.</param>
/// <param name="Base">Whom it is of; null where it is of nobody in particular.</param>
public sealed record ResultLine(int Round, string Part, string Code, string Label, string Value, double Count, int? Base);
