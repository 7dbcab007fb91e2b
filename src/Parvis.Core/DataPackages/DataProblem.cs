namespace Parvis.Core.DataPackages;

/// <summary>Why a file cannot be used, and where to look.</summary>
/// <param name="File">The file's name, as its reader was told.</param>
/// <param name="Line">1-based line, null when the problem is the file as a whole.</param>
/// <param name="Column">1-based character in the line.</param>
/// <param name="Message">One plain sentence.</param>
public sealed record DataProblem(string File, long? Line, long? Column, string Message)
{
    /// <summary><c>data.csv:12:5: sentence</c>, on one line.</summary>
    public override string ToString() =>
        (Line is null ? $"{File}: {Message}" : $"{File}:{Line}:{Column}: {Message}").ReplaceLineEndings(" ");
}
