using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Parvis.Core.Barometers.Aggregates;
using Parvis.Core.Barometers.Crosses;
using Parvis.Core.Barometers.Exclusions;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Barometers.Publishing;
using Parvis.Core.Surveys;

namespace Parvis.Core.Tests.Barometers.Aggregates;

public sealed class AggregateTests : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => key.Dispose();

    private static Barometer Mur(string place = "Ville de Roubaix") => Barometer.Of(
        new Survey { Id = 1, Slug = "mur", Questionnaire = MurCase.Questionnaire, Version = 1, Window = OpeningWindow.Draft },
        Panel.Of(MurCase.Received, [new BlankRule(MurCase.Thematic)]), [], DisclosureControl.Default, place, "");

    private static Aggregate Shared(string place = "Ville de Roubaix") => Aggregate.Of(Mur(place), DisclosureControl.Default);

    private static Finding Finding(Aggregate aggregate, string id) => aggregate.Questions.Single(q => q.Finding.Question == id).Finding;

    // A town that asked otherwise: one question changed.
    private static Aggregate With(Aggregate aggregate, string id, Func<AggregateQuestion, AggregateQuestion> change) => aggregate with
    {
        Questions = [.. aggregate.Questions.Select(q => q.Finding.Question == id ? change(q) : q)],
    };

    private byte[] File(Aggregate? aggregate = null) => AggregateFile.Write(aggregate ?? Shared(), key);

    private static byte[] Edited(byte[] file, Action<JsonNode> edit)
    {
        var node = JsonNode.Parse(file)!;
        edit(node);
        return Encoding.UTF8.GetBytes(node.ToJsonString());
    }

    // An instance that signs whatever it is given.
    private byte[] Signed(string content)
    {
        var file = JsonNode.Parse(File())!;
        file["content"] = JsonNode.Parse(content);
        using var document = System.Text.Json.JsonDocument.Parse(file["content"]!.ToJsonString());
        file["signature"]!["value"] = Convert.ToBase64String(key.SignData(CanonicalJson.Of(document.RootElement), HashAlgorithmName.SHA256));
        return Encoding.UTF8.GetBytes(file.ToJsonString());
    }

    private byte[] SignedWith(Action<JsonNode> edit)
    {
        var content = JsonNode.Parse(File())!["content"]!;
        edit(content);
        return Signed(content.ToJsonString());
    }

    [Fact]
    public void What_is_read_back_is_what_was_shared()
    {
        var reading = AggregateFile.Read(File());
        Assert.Null(reading.Refusal);
        Assert.Equal(Shared().Method, reading.Aggregate!.Method);
        Assert.Equal(Shared().Questions.AsEnumerable(), reading.Aggregate.Questions);
        Assert.Equal(AggregateFile.Fingerprint(key.ExportSubjectPublicKeyInfo()), reading.Signer);
        Assert.Matches("^([0-9A-F]{4} ){4}[0-9A-F]{4}$", reading.Signer);
    }

    [Fact]
    public void A_small_cell_leaves_with_no_count_and_neither_does_what_would_give_it_back()
    {
        // q2: 13, 72, 104 and 3 people.
        var question = Shared().Questions.Single(q => q.Finding.Question == "q2");
        Assert.Equal([true, false, false, true], question.Hidden);
        Assert.Equal([0, 72, 104, 0], question.Finding.Lines.Select(l => l.Count));
        var lines = JsonNode.Parse(File())!["content"]!["questions"]!.AsArray().Single(q => (string?)q!["id"] == "q2")!["lines"]!.AsArray();
        Assert.Equal([null, 72, 104, null], lines.Select(l => (int?)l!["count"]));
    }

    [Fact]
    public void A_file_holds_no_word_that_a_person_wrote_and_no_key_of_theirs()
    {
        var text = Encoding.UTF8.GetString(File());
        Assert.DoesNotContain(Shared().Questions, q => q.Finding.Kind is FindingKind.Words);
        Assert.DoesNotContain("receipt", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"format\": \"parvis-aggregate/1\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_indentation_and_another_order_sign_the_same()
    {
        var turned = Edited(File(), root =>
        {
            var content = root["content"]!.AsObject();
            var first = content.First();
            content.Remove(first.Key);
            content.Add(first.Key, first.Value);
        });
        Assert.Null(AggregateFile.Read(turned).Refusal);
    }

    [Fact]
    public void One_figure_changed_breaks_the_signature()
    {
        var file = Edited(File(), root => root["content"]!["questions"]![0]!["answered"] = 193);
        Assert.Equal("aggregate.bad-signature", AggregateFile.Read(file).Refusal?.Key);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var impostor = Edited(File(), root => root["signature"]!["key"] = Convert.ToBase64String(other.ExportSubjectPublicKeyInfo()));
        Assert.Equal("aggregate.bad-signature", AggregateFile.Read(impostor).Refusal?.Key);
        Assert.Equal("aggregate.bad-signature", AggregateFile.Read(Edited(File(), root => root["signature"]!["key"] = "AAAA")).Refusal?.Key);
        Assert.Equal("aggregate.bad-signature", AggregateFile.Read(Edited(File(), root => root["signature"] = 3)).Refusal?.Key);
    }

    [Theory]
    [InlineData("", "aggregate.not-json")]
    [InlineData("[1,", "aggregate.not-json")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", "aggregate.not-json")]
    [InlineData("{\"format\":1,\"format\":2}", "aggregate.not-json")]
    [InlineData("{}", "aggregate.not-ours")]
    [InlineData("{\"format\":\"parvis-aggregate/9\"}", "aggregate.other-version")]
    [InlineData("{\"format\":\"parvis-aggregate/1\"}", "aggregate.not-signed")]
    public void Any_other_file_is_refused_in_words(string file, string key) =>
        Assert.Equal(key, AggregateFile.Read(Encoding.UTF8.GetBytes(file)).Refusal?.Key);

    [Fact]
    public void A_signed_file_that_counts_the_impossible_is_refused_with_its_place()
    {
        void Refused(string key, Action<JsonNode> edit, string? place = null)
        {
            var refusal = AggregateFile.Read(SignedWith(edit)).Refusal;
            Assert.Equal(key, refusal?.Key);
            if (place is not null)
                Assert.Equal(place, refusal!.Args[0]);
        }
        Refused("aggregate.impossible", c => c["questions"]![0]!["answered"] = 500, "q1");
        Refused("aggregate.impossible", c => c["questions"]![0]!["lines"]![0]!["count"] = -4, "q1");
        Refused("aggregate.impossible", c => c["questions"]![0]!["lines"]![0]!["count"] = 118, "q1");
        Refused("aggregate.impossible", c => c["questions"]![8]!["lines"]![0]!["code"] = "7", "q9");
        Refused("aggregate.bad-id", c => c["questions"]![0]!["id"] = "<script>");
        Refused("aggregate.question-twice", c => c["questions"]![1]!["id"] = "q1");
        Refused("aggregate.no-place", c => c["place"] = " ");
        Refused("aggregate.question-count", c => c["questions"] = new JsonArray());
        Refused("aggregate.bad-content", c => c["questions"]![0] = null);
        Refused("aggregate.bad-content", c => c["questions"]![0]!["kind"] = "pie");
        Refused("aggregate.bad-content", c => c["title"] = "Mur");
        Refused("aggregate.bad-content", c => c.AsObject().Remove("method"));
        Assert.Equal("aggregate.too-large", AggregateFile.Read(new byte[AggregateFile.Largest + 1]).Refusal?.Key);
    }

    [Fact]
    public void Two_towns_that_asked_the_same_have_a_line_each_and_a_total()
    {
        var merge = Merge.Of([Shared(), Shared("Ville d’Arras")]);
        var question = merge.Questions.Single(q => q.Total?.Question == "q5");
        Assert.Empty(question.Refused);
        Assert.Equal(2 * Finding(Shared(), "q5").States.Answered, question.Total!.States.Answered);
        Assert.Equal(["Ville de Roubaix", "Ville d’Arras"], question.Table!.Rows.Lines.Select(l => l.Label.In("fr")));
        Assert.Equal(question.Total.Lines[0].Count, question.Table.Counts[0, 0] + question.Table.Counts[1, 0]);
        Assert.StartsWith("Lecture\u00A0: parmi les 189 personnes de «\u202FVille de Roubaix\u202F», ", CrossReading.Of(question.Table, CrossPercent.Row, "fr"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_compared_is_left_out_and_says_why()
    {
        var other = Shared("Ville d’Arras");
        other = With(other, "q5", q => q with { Finding = q.Finding with { Wording = LocalisedText.French("L’IA est-elle une bonne chose ?") } });
        other = With(other, "q8", q => q with { Finding = q.Finding with { Lines = q.Finding.Lines.SetItem(0, q.Finding.Lines[0] with { Code = "autre" }) } });
        other = With(other, "q9", q => q with { Finding = q.Finding with { Kind = FindingKind.Nominal } });
        other = other with { Questions = [.. other.Questions.Where(q => q.Finding.Question != "q10")] };
        var merge = Merge.Of([Shared(), other]);
        string Why(string wording) => Assert.Single(merge.Questions.Single(q => q.Wording.In("fr").StartsWith(wording, StringComparison.Ordinal)).Refused).Key;
        Assert.Equal("aggregate.other-wording", Why("Pensez-vous que l’IA aura"));
        Assert.Equal("aggregate.other-options", Why("Quelle voie"));
        Assert.Equal("aggregate.other-kind", Why("À quel point"));
        Assert.Equal("aggregate.not-asked", Why("Pensez-vous que l’IA créera"));
        var age = merge.Questions.Single(q => q.Wording.In("fr").StartsWith("Dans quelle tranche", StringComparison.Ordinal));
        Assert.Equal(["aggregate.suppressed", "aggregate.suppressed"], age.Refused.Select(r => r.Key));
        Assert.Null(age.Total);
    }

    [Fact]
    public void A_space_or_an_accent_is_not_another_question_and_a_third_town_may_differ_alone()
    {
        var arras = With(Shared("Arras"), "q5", q => q with { Finding = q.Finding with { Wording = LocalisedText.French("Pensez-vous que l'IA aura un impact positif ou negatif sur la société\u202F?") } });
        var lille = With(Shared("Lille"), "q5", q => q with { Finding = q.Finding with { Wording = LocalisedText.French("Tout autre chose") } });
        var question = Merge.Of([Shared(), arras, lille]).Questions.Single(q => q.Total?.Question == "q5");
        Assert.Equal(2, question.Table!.Rows.Lines.Length);
        Assert.Equal(["Lille"], question.Refused.Select(r => r.Args[0]));
    }
}
