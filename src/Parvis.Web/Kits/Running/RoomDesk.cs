using Parvis.Core;
using Parvis.Core.Responses;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.State;
using Parvis.Web.Live;

namespace Parvis.Web.Kits.Running;

/// <summary>What a run does in its room, through the same commands as consoles and phones.</summary>
internal static class RoomDesk
{
    public static async Task<Refusal?> ShowAsync(RoomMirror mirror, int step, CancellationToken cancellation)
    {
        var state = mirror.Now.State;
        return (state.Step == step ? null : await SendAsync(mirror, new GoTo(state.Code.Text, Guid.NewGuid(), state.Step, step), cancellation))
            ?? (mirror.Now.State.Steps[step].Open ? null : await SendAsync(mirror, new SetOpen(state.Code.Text, Guid.NewGuid(), step, true), cancellation));
    }

    /// <summary>What is on screen stays: paper is copied for any step.</summary>
    public static Task<Refusal?> EnterAsync(RoomMirror mirror, PaperStep paper, Guid sheet, CancellationToken cancellation) =>
        SendAsync(mirror, new EnterPaper(mirror.Now.State.Code.Text, sheet, paper.Step, paper.Answers), cancellation);

    public static Task<Refusal?> TakeBackAsync(RoomMirror mirror, int step, Guid sheet, CancellationToken cancellation) =>
        SendAsync(mirror, new TakePaperBack(mirror.Now.State.Code.Text, Guid.NewGuid(), step, sheet), cancellation);

    public static bool IsPaper(Participant participant) => participant.Mode is ResponseMode.Paper;

    public static async Task<Refusal?> SendAsync(RoomMirror mirror, RoomCommand command, CancellationToken cancellation)
    {
        var reply = await mirror.SendAsync(command, cancellation);
        return reply.Kind is RoomReplyKind.Done ? null : reply.Refusal ?? new Refusal("paper.unavailable");
    }
}
