using System.Net;
using System.Text.RegularExpressions;
using Parvis.Core.Questions;
using Parvis.Core.Questions.Ordering;
using Parvis.Core.Workshops.State;
using Parvis.Web.Workshops;
using Parvis.Web.Workshops.Pledges;

namespace Parvis.Web.Tests.Workshops;

/// <summary>The activities as phones, walls and consoles show them, rendered from a room that was really run.</summary>
public sealed partial class ActivityTests
{
    public static TheoryData<int> Steps => [.. Enumerable.Range(0, SampleCafe.Workshop.Activities.Length)];

    public static TheoryData<int> Asked => [.. Enumerable.Range(0, SampleCafe.Workshop.Activities.Length).Where(i => SampleCafe.Workshop.Activities[i].Question is not null)];

    [Theory, MemberData(nameof(Asked))]
    public async Task Everything_a_phone_can_send_is_something_its_question_reads(int step)
    {
        var room = SampleCafe.At(step, people: 3);
        var html = await Rendering.HtmlAsync<ActivityField>(("View", room.Phone(1)));
        Assert.All(FieldName().Matches(html).Select(m => m.Groups[1].Value), name => Assert.Equal("v", name));
        var question = SampleCafe.Workshop.Activities[step].Question!;
        string[] offered = [.. OptionValue().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(v => v.Length > 0)];
        // Cards to order go all together or not at all.
        Assert.All(question is OrderingQuestion ? [] : offered, value => Assert.NotNull(question.Read([value]).Answer));
        Assert.Equal(offered.Length == 0, HtmlText().IsMatch(html));
    }

    [Fact]
    public async Task An_order_sent_as_it_is_shown_is_an_answer()
    {
        var html = await Rendering.HtmlAsync<ActivityField>(("View", SampleCafe.At(SampleCafe.Ordering, 1).Phone(1)));
        string[] sent = [.. SelectedValue().Matches(html).Select(m => m.Groups[1].Value)];
        Assert.Equal(AnswerState.Answered, SampleCafe.Workshop.Activities[SampleCafe.Ordering].Question!.Read([.. sent]).Answer!.State);
    }

    [Theory, MemberData(nameof(Asked))]
    public async Task What_was_sent_is_filled_in_again(int step)
    {
        var room = SampleCafe.Played(step);
        // The last to arrive answers every step.
        var answer = room.Phone(23).Answer;
        if (step == SampleCafe.Ideas)
            room = SampleCafe.At(step, 24).Answer(23, [.. answer]);
        var html = await Rendering.HtmlAsync<ActivityField>(("View", room.Phone(23)));
        var filled = SelectedValue().Matches(html).Concat(TypedValue().Matches(html)).Concat(HtmlText().Matches(html)).Concat(CheckedValue().Matches(html))
            .SelectMany(m => m.Groups.Values.Skip(1)).Select(g => WebUtility.HtmlDecode(g.Value)).Where(v => v.Length > 0).ToArray();
        Assert.Equal(room.State.Current!.Last.Answers[23], room.Activity.Read([.. step == SampleCafe.Debate ? filled.Prepend(answer[0]) : filled]).Answer);
    }

    [Theory, MemberData(nameof(Steps))]
    public async Task Nothing_on_a_phone_or_a_wall_says_the_result_before_the_reveal(int step)
    {
        var room = SampleCafe.Played(step);
        var phone = await Rendering.HtmlAsync<ActivityField>(("View", room.Phone(2)));
        Assert.DoesNotContain("1966", phone, StringComparison.Ordinal);
        Assert.DoesNotContain("CNIL", phone, StringComparison.Ordinal);
        if (ActivityBoard.HasSomething(room.Projector.Step!))
            Assert.DoesNotContain("class=\"base\"", await Rendering.HtmlAsync<ActivityBoard>(("Step", room.Projector.Step!)), StringComparison.Ordinal);
        Assert.Empty(room.Projector.Step!.Results);
    }

    [Theory, MemberData(nameof(Steps))]
    public async Task Every_board_has_words_and_a_list_or_a_table_beside_its_drawing(int step)
    {
        var room = SampleCafe.Played(step).Reveal();
        foreach (var large in new[] { true, false })
        {
            var html = await Rendering.HtmlAsync<ActivityBoard>(("Step", room.Projector.Step!), ("Large", large));
            Assert.Matches("<(ul|ol|table)[ >]", html);
            Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
            var ids = Id().Matches(html).Select(m => m.Groups[1].Value).ToList();
            Assert.Equal(ids.Distinct(), ids);
        }
    }

    [Theory, MemberData(nameof(Steps))]
    public async Task Every_form_of_the_console_is_one_of_the_rooms_commands(int step)
    {
        var html = await Rendering.HtmlAsync<ActivityControls>(("View", SampleCafe.Played(step).Console));
        foreach (Match form in Form().Matches(html))
        {
            var fields = FieldAndValue().Matches(form.Value).GroupBy(m => m.Groups[1].Value)
                .ToDictionary(g => g.Key, g => new Microsoft.Extensions.Primitives.StringValues(WebUtility.HtmlDecode(g.First().Groups[2].Value)));
            foreach (Match name in FieldName().Matches(form.Value))
                fields.TryAdd(name.Groups[1].Value, "against");
            var sent = new Microsoft.AspNetCore.Http.FormCollection(fields);
            Assert.NotNull(NotedForm.Of(sent) ?? (object?)RoomCommandForm.OfConsole("CDFGHJ", sent));
        }
        var ids = Id().Matches(html).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task Markup_typed_as_a_word_stays_text()
    {
        var room = SampleCafe.At(SampleCafe.Words, 1).Answer(1, "<script>alert(1)</script>", "\" onload=x").Reveal();
        var html = await Rendering.HtmlAsync<ActivityBoard>(("Step", room.Projector.Step!))
            + await Rendering.HtmlAsync<ActivityControls>(("View", room.Console)) + await Rendering.HtmlAsync<ActivityField>(("View", room.Phone(1)));
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\" onload", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_and_after_clouds_stand_side_by_side()
    {
        var room = SampleCafe.Played(SampleCafe.Words).SecondRound().Answer(1, "confiance").Answer(2, "Confiance").Reveal();
        var html = await Rendering.HtmlAsync<ActivityBoard>(("Step", room.Projector.Step!), ("Large", true));
        Assert.Equal(2, CloudSection().Count(html));
        Assert.Contains("data-rounds=\"2\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dots_are_offered_only_while_voting()
    {
        var room = SampleCafe.Played(SampleCafe.Ideas);
        Assert.Contains("type=\"checkbox\"", await Rendering.HtmlAsync<ActivityField>(("View", room.Phone(1))), StringComparison.Ordinal);
        room.Do((code, id, at) => new Core.Workshops.Commands.SetPhase(code, id, at, IdeaPhase.Voting, IdeaPhase.Grouping));
        Assert.DoesNotContain("type=\"checkbox\"", await Rendering.HtmlAsync<ActivityField>(("View", room.Phone(1))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_to_the_speaker_are_voted_for_and_pledges_taken_away()
    {
        var speaker = SampleCafe.Played(SampleCafe.Speaker).Phone(1);
        Assert.Contains("name=\"v\"", await Rendering.HtmlAsync<ActivityField>(("View", speaker)), StringComparison.Ordinal);
        var votes = await Rendering.HtmlAsync<PhoneResult>(("View", speaker));
        Assert.Contains("sobriété", WebUtility.HtmlDecode(votes), StringComparison.Ordinal);
        Assert.Equal(2, Form().Count(votes));
        var taken = await Rendering.HtmlAsync<TakeAway>(("View", SampleCafe.Played(SampleCafe.Pledges).Phone(2)));
        Assert.Contains("Se protéger", WebUtility.HtmlDecode(taken), StringComparison.Ordinal);
        Assert.DoesNotContain("Encadrer", taken, StringComparison.Ordinal);
        // A first step is nobody's business but theirs: no field that a form would send.
        Assert.DoesNotContain("name=", taken, StringComparison.Ordinal);
    }

    [GeneratedRegex("<(?:input|select|textarea|button)[^>]* name=\"([^\"]*)\"")]
    private static partial Regex FieldName();

    [GeneratedRegex("<(?:option|input type=\"(?:radio|checkbox)\" name=\"v\")[^>]* value=\"([^\"]*)\"")]
    private static partial Regex OptionValue();

    [GeneratedRegex("<option value=\"([^\"]*)\" selected")]
    private static partial Regex SelectedValue();

    [GeneratedRegex("<input type=\"(?:radio|checkbox)\" name=\"v\" value=\"([^\"]*)\" checked")]
    private static partial Regex CheckedValue();

    [GeneratedRegex("<input id=\"[^\"]*\" name=\"v\" value=\"([^\"]*)\"")]
    private static partial Regex TypedValue();

    [GeneratedRegex("<textarea[^>]*>([^<]*)</textarea>|<input id=\"word-")]
    private static partial Regex HtmlText();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<(?:input|button)[^>]* name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex FieldAndValue();

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Id();

    [GeneratedRegex("<section class=\"cloud\"")]
    private static partial Regex CloudSection();
}
