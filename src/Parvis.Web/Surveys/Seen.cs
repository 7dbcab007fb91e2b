using System.Security.Cryptography;
using System.Text;
using Parvis.Core.Questions;
using Parvis.Core.Surveys;
using Parvis.Web.Surveys.Files;

namespace Parvis.Web.Surveys;

/// <summary>
/// What an organiser had before their eyes, as a short digest in the form they send: where it is no longer what is stored, somebody else
/// changed it meanwhile, and they are told instead of writing over it. A form without one (a program's) is not held to it.
/// </summary>
internal static class Seen
{
    public const string Field = "seen";

    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    /// <summary>Publishing moves a revision, which no editor shows.</summary>
    public static string Of(Question question) => Of(QuestionnaireFile.Write(question with { Revision = 1 }));

    /// <summary>The title, the welcome, the thanks and the languages.</summary>
    public static string TextsOf(Questionnaire draft) => Of(QuestionnaireFile.Write(draft with { Sections = [] }));

    public static string TitleOf(Section section) => Of(QuestionnaireFile.Write(new Questionnaire { Title = section.Title ?? new([]), Languages = [], Sections = [] }));

    public static bool IsStale(this IFormCollection form, string current) => form[Field].ToString() is { Length: > 0 } seen && seen != current;
}
