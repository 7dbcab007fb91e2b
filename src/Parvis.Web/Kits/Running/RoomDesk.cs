using System.Collections.Immutable;
using System.Security.Cryptography;
using Parvis.Core;
using Parvis.Core.Workshops.Commands;
using Parvis.Core.Workshops.State;
using Parvis.Web.Live;

namespace Parvis.Web.Kits.Running;

/// <summary>What a run does in its room, through the same commands as consoles and phones.</summary>
internal static class RoomDesk
{
    private static readonly byte[] Paper = "papier"u8.ToArray();

    public static async Task<Refusal?> ShowAsync(RoomMirror mirror, int step, CancellationToken cancellation)
    {
        var state = mirror.Now.State;
        return (state.Step == step ? null : await SendAsync(mirror, new GoTo(state.Code.Text, Guid.NewGuid(), state.Step, step), cancellation))
            ?? (mirror.Now.State.Steps[step].Open ? null : await SendAsync(mirror, new SetOpen(state.Code.Text, Guid.NewGuid(), step, true), cancellation));
    }

    /// <summary>
    /// Each answer on paper is someone who came in and answered. Their keys and commands come from the sheet's own number: sending the same
    /// sheet twice counts once. The room is left on the step where it was, open or closed as it was.
    /// </summary>
    public static async Task<Refusal?> EnterAsync(RoomMirror mirror, int step, Guid sheet, ImmutableArray<ImmutableArray<string>> answers, CancellationToken cancellation)
    {
        var (before, room) = (mirror.Now.State, mirror.Now.State.Code.Text);
        if (await ShowAsync(mirror, step, cancellation) is { } refusal)
            return refusal;
        for (var i = 0; i < answers.Length; i++)
        {
            var key = KeyOf(sheet, step, i);
            if (mirror.Now.State.NumberOf(key) is null && await SendAsync(mirror, new JoinRoom(room, key, key), cancellation) is { } out_)
                return out_;
            var give = new GiveAnswer(room, key, step, mirror.Now.State.NumberOf(key)!.Value, mirror.Now.State.Steps[step].Round, answers[i]);
            if (await SendAsync(mirror, give, cancellation) is { } no)
                return no;
        }
        if (!before.Steps[step].Open)
            await SendAsync(mirror, new SetOpen(room, Guid.NewGuid(), step, false), cancellation);
        return before.Step == step ? null : await SendAsync(mirror, new GoTo(room, Guid.NewGuid(), step, before.Step), cancellation);
    }

    /// <summary>People who answered on paper: their keys say so, and nothing else of them.</summary>
    public static bool IsPaper(Participant participant) => participant.Key.ToByteArray(bigEndian: true).AsSpan(0, Paper.Length).SequenceEqual(Paper);

    private static Guid KeyOf(Guid sheet, int step, int person)
    {
        var digest = SHA256.HashData([.. sheet.ToByteArray(), .. BitConverter.GetBytes(step), .. BitConverter.GetBytes(person)]);
        Paper.CopyTo(digest, 0);
        return new Guid(digest.AsSpan(0, 16), bigEndian: true);
    }

    private static async Task<Refusal?> SendAsync(RoomMirror mirror, RoomCommand command, CancellationToken cancellation)
    {
        var reply = await mirror.SendAsync(command, cancellation);
        return reply.Kind is RoomReplyKind.Done ? null : reply.Refusal ?? new Refusal("paper.unavailable");
    }
}
