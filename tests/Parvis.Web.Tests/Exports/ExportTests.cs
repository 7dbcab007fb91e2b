using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Core.DataPackages;
using Parvis.Core.Exports;
using Parvis.Core.Responses;
using Parvis.Web.Answers;
using Parvis.Web.Data;

namespace Parvis.Web.Tests.Exports;

public sealed class ExportTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Responses_leave_as_labels_with_quotes_line_breaks_and_disarmed_formulas()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        await ReceiveAsync(server, organiser);
        Assert.Contains("responses.csv?bom=1", await organiser.PageAsync("/surveys/1/responses"), StringComparison.Ordinal);
        using var answer = await organiser.GetAsync("/surveys/1/responses.csv?bom=1", Cancellation);
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        Assert.Equal("\uFEFF"u8, bytes.AsSpan(0, 3));
        var rows = Rows(bytes);
        Assert.Equal(["parvis_day", "parvis_channel", "utilite", "remarque"], [rows[0][0], rows[0][1], rows[0][2], rows[0][^1]]);
        // The test channel's and the withdrawn one are not there.
        Assert.Equal(["'=cmd|' /C calc'!A0", "Une \"ligne\",\nune autre", "Je ne me prononce pas", "", "Question non posée"],
            rows.Skip(1).Select(r => r[^1]).OrderBy(Order).ToArray());
        Assert.All(rows.Skip(1), r => Assert.Equal("2026-02-13", r[0]));
    }

    [Fact]
    public async Task The_data_package_keeps_the_four_states_apart_and_reads_as_one()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        await ReceiveAsync(server, organiser);
        using var zip = new ZipArchive(await organiser.GetStreamAsync("/surveys/1/datapackage.zip", Cancellation));
        Assert.Equal(["codebook.csv", "data.csv", "datapackage.json", "questionnaire.yaml"], zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        Assert.True(DataPackageReader.TryRead(await BytesAsync(zip, "datapackage.json"), "datapackage.json", out var package, out var problem), problem?.ToString());
        var data = await BytesAsync(zip, "data.csv");
        Assert.True(DataTableReader.TryRead(new MemoryStream(data), package, "data.csv", out var table, out problem), problem?.ToString());
        Assert.Equal(5, table.Rows);
        Assert.Equal(["", "=cmd|' /C calc'!A0", "Une \"ligne\",\nune autre", "n/a", "nsp"], Rows(data).Skip(1).Select(r => r[^1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Strangers_take_nothing_and_a_draft_has_no_package()
    {
        await using var server = await ParvisServer.StartAsync();
        using var organiser = await server.OrganiserAsync();
        using var created = await organiser.PostFormAsync("/surveys/new", "/surveys", ("from", "satisfaction"), ("title", ""));
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.GetAsync("/surveys/1/datapackage.zip", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.GetAsync("/surveys/9/responses.csv", Cancellation)).StatusCode);
        using var visitor = server.Visitor();
        Assert.Equal("/sign-in", (await visitor.GetAsync("/surveys/1/responses.csv", Cancellation)).Headers.Location?.AbsolutePath);
    }

    [Fact]
    public void An_open_answer_that_spells_a_state_is_not_taken_for_it()
    {
        var question = new Parvis.Core.Questions.OpenText.OpenTextQuestion { Id = "q", Wording = Parvis.Core.LocalisedText.French("Q") };
        foreach (var text in new[] { "nsp", "n/a", "\\nsp", "\\\\n/a", "autre" })
        {
            var cell = AnswerCell.Coded(new Parvis.Core.Questions.OpenText.TextAnswer(text));
            Assert.NotEqual("nsp", cell);
            Assert.Equal(text, AnswerCell.Raw(question, cell)!.Value.Single());
        }
    }

    private static async Task ReceiveAsync(ParvisServer server, HttpClient organiser)
    {
        using var created = await organiser.PostFormAsync("/surveys/new", "/surveys", ("from", "satisfaction"), ("title", ""));
        using var published = await organiser.PostFormAsync("/surveys/1/versions", "/surveys/1/versions", ("version", "0"));
        await using var scope = server.Services.CreateAsyncScope();
        var channels = scope.ServiceProvider.GetRequiredService<ParvisDbContext>().Channels.ToList();
        var (link, test) = (channels.Single(c => c.Mode == ResponseMode.OwnDevice).Id, channels.Single(c => c.Mode == ResponseMode.Test).Id);
        string?[] answers = ["{\"remarque\":\"=cmd|' /C calc'!A0\"}", "{\"remarque\":\"Une \\\"ligne\\\",\\nune autre\"}", "{\"remarque\":null}", "{}", "{\"remarque\":false}", null];
        var stored = answers.Select((text, i) => Response((byte)i, link, text)).Append(Response(99, test, "{\"remarque\":\"essai\"}")).ToList();
        await server.Services.GetRequiredService<IResponseStore>().AppendAsync(stored, Cancellation);
    }

    private static StoredResponse Response(byte key, int channel, string? answers) =>
        new(new ResponseKey(key), 1, 1, new(2026, 2, 13), channel, answers is null ? null : Encoding.UTF8.GetBytes(answers));

    private static int Order(string cell) => cell.Length == 0 ? 3 : cell[0] switch { '\'' => 0, 'U' => 1, 'J' => 2, _ => 4 };

    private static List<string[]> Rows(byte[] csv)
    {
        var reader = new CsvReader(new MemoryStream(csv), "data.csv");
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.Text)]);
        Assert.Null(reader.Problem);
        return rows;
    }

    private static async Task<byte[]> BytesAsync(ZipArchive zip, string name)
    {
        using var content = new MemoryStream();
        await using var entry = await zip.GetEntry(name)!.OpenAsync(Cancellation);
        await entry.CopyToAsync(content, Cancellation);
        return content.ToArray();
    }
}
