using System.Security.Cryptography;
using System.Text.Json;
using Parvis.Core.Questions.OpenText;
using Parvis.Core.Responses;
using Parvis.Web.Answers;
using Parvis.Web.Barometers;

namespace Parvis.Web.OpenAnswers;

/// <summary>What one person wrote, without anything else of theirs.</summary>
public sealed record OpenAnswer(ResponseKey Key, string Text)
{
    /// <summary>Names the answer in a page: the key itself is the person's receipt, and stays on the server.</summary>
    public string Token => Convert.ToHexStringLower(SHA256.HashData(Key.ToBytes()).AsSpan(0, 12));

    // A record prints its members: people's words stay out of logs and messages.
    public override string ToString() => $"OpenAnswer ({Text.Length})";

    /// <summary>The answers of the panel to a question of free words, in key order, which says nothing. Null when it is not such a question.</summary>
    public static async Task<List<OpenAnswer>?> ReadAsync(LiveBarometer live, string question, IResponseStore store, CancellationToken cancellation)
    {
        var table = live.Panel.Table;
        if (!table.ColumnsOf(question).Any(c => c.Question is OpenTextQuestion))
            return null;
        var kept = new HashSet<ResponseKey>();
        for (var row = 0; row < table.Count; row++)
            if (live.Panel.Kept[row])
                kept.Add(table.KeyOf(row));
        var answers = new List<OpenAnswer>();
        await foreach (var response in store.ReadAsync(live.Row.Id, cancellation))
            if (response.Answers is { Length: > 0 } stored && kept.Contains(response.Key) && TextOf(stored, question) is { } text)
                answers.Add(new(response.Key, text));
        return answers;
    }

    private static string? TextOf(byte[] stored, string question)
    {
        var json = new Utf8JsonReader(stored);
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var asked = json.ValueTextEquals(question);
            json.Read();
            if (asked)
                return json.TokenType is JsonTokenType.String ? json.GetString() : null;
            json.Skip();
        }
        return null;
    }
}
