using Parvis.Core.Kits;

namespace Parvis.Core.Tests.Kits;

public sealed class RunClockTests
{
    private static readonly DateTimeOffset Tuesday = new(2026, 3, 3, 14, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset NextTuesday = Tuesday.AddDays(7).AddMinutes(5);

    [Fact]
    public void A_clock_without_a_pause_counts_minutes_from_the_beginning()
    {
        var clock = new RunClock(Tuesday, []);
        Assert.Equal(20, clock.MinutesAt(Tuesday.AddMinutes(20)));
        Assert.Equal(Tuesday.AddMinutes(35), clock.TimeOf(35));
        Assert.Null(clock.Paused);
        Assert.Null(clock.Resumed);
    }

    [Fact]
    public void A_week_of_pause_is_no_minute_of_work_and_moves_what_remains_by_as_much()
    {
        var clock = new RunClock(Tuesday, [new(Tuesday.AddMinutes(30), NextTuesday)]);
        Assert.Equal(12, clock.MinutesAt(Tuesday.AddMinutes(12)));
        Assert.Equal(30, clock.MinutesAt(Tuesday.AddDays(3)));
        Assert.Equal(34, clock.MinutesAt(NextTuesday.AddMinutes(4)));
        // What comes at the very minute of the pause comes after it.
        Assert.Equal(NextTuesday, clock.TimeOf(30));
        Assert.Equal(NextTuesday.AddMinutes(15), clock.TimeOf(45));
        // It should have come before the pause: no hour of today is said of it.
        Assert.Null(clock.TimeOf(25));
        Assert.Equal(NextTuesday, clock.Resumed);
    }

    [Fact]
    public void As_long_as_the_pause_lasts_the_clock_stands_still_and_nothing_has_its_hour()
    {
        var clock = new RunClock(Tuesday, [new(Tuesday.AddMinutes(10), Tuesday.AddMinutes(15)), new(Tuesday.AddMinutes(45))]);
        Assert.Equal(40, clock.MinutesAt(Tuesday.AddMinutes(45)));
        Assert.Equal(40, clock.MinutesAt(Tuesday.AddDays(6)));
        Assert.Null(clock.TimeOf(50));
        Assert.Equal(Tuesday.AddMinutes(45), clock.Paused?.From);
        Assert.Equal(Tuesday.AddMinutes(15), clock.Resumed);
    }

    [Fact]
    public void Roles_are_trimmed_kept_or_refused_when_they_are_a_paragraph()
    {
        var (roles, refusal) = RunRoles.Of(role => role switch { "lead" => "  Nadia ", "time" => " ", _ => null });
        Assert.Null(refusal);
        Assert.Equal(("Nadia", "", ""), (roles["lead"], roles["time"], roles["notes"]));
        Assert.Equal("role-notes", RunRoles.Of(role => role == "notes" ? new string('a', 61) : null).Refusal?.Field);
    }
}
