using Parvis.Core.Surveys;

namespace Parvis.Core.Tests.Surveys;

public sealed class OpeningWindowTests
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 13, 12, 0, 0, TimeSpan.FromHours(1));

    private static readonly OpeningWindow Month = new(Noon, Noon.AddDays(30));

    [Fact]
    public void It_is_open_from_its_opening_to_just_before_its_closing()
    {
        Assert.Equal(WindowState.NotYetOpen, Month.At(Noon.AddSeconds(-1)));
        Assert.Equal(WindowState.Open, Month.At(Noon));
        Assert.Equal(WindowState.Open, Month.At(Noon.AddDays(30).AddTicks(-1)));
        Assert.Equal(WindowState.Closed, Month.At(Noon.AddDays(30)));
        Assert.Equal(WindowState.Draft, OpeningWindow.Draft.At(Noon));
    }

    [Fact]
    public void Closing_and_reopening_by_hand_win_over_the_dates()
    {
        var closed = Month.Close(Noon.AddDays(1));
        Assert.Equal(WindowState.Closed, closed.At(Noon.AddDays(1)));
        var reopened = closed.Open(Noon.AddDays(2));
        Assert.Equal(WindowState.Open, reopened.At(Noon.AddDays(200)));
        Assert.Equal(Noon, reopened.OpensAt);
    }

    [Fact]
    public void A_survey_cannot_close_before_it_opens()
    {
        Assert.NotNull(OpeningWindow.Check(Noon, Noon));
        Assert.NotNull(OpeningWindow.Check(null, Noon));
        Assert.Null(OpeningWindow.Check(Noon, null));
    }

    [Fact]
    public void Opened_in_a_room_it_stays_open_at_least_until_then()
    {
        var (now, until) = (Noon.AddDays(1), Noon.AddDays(31));
        Assert.Equal(new OpeningWindow(now, until), OpeningWindow.Draft.OpenUntil(now, until));
        Assert.Equal(new OpeningWindow(Noon, until), Month.OpenUntil(now, until));
        // A later end stays, and so does none.
        Assert.Equal(Noon.AddDays(90), new OpeningWindow(Noon, Noon.AddDays(90)).OpenUntil(now, until).ClosesAt);
        Assert.Null(new OpeningWindow(Noon, null).OpenUntil(now, until).ClosesAt);
        // Closed, or not open yet: now, for a month.
        Assert.Equal(new OpeningWindow(Noon, until), new OpeningWindow(Noon, Noon.AddHours(1)).OpenUntil(now, until));
        Assert.Equal(new OpeningWindow(now, until), new OpeningWindow(Noon.AddDays(3), Noon.AddDays(4)).OpenUntil(now, until));
    }
}
