using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Documents;
using Parvis.Core.Kits;
using Parvis.Web.Layout;

namespace Parvis.Web.Kits.After;

/// <summary>The results of many workshops of a kit, activity by activity.</summary>
internal sealed class NetworkFile(NetworkPageData data, Words words)
{
    public ImmutableArray<Block> Blocks
    {
        get
        {
            var language = data.Kit.Languages[0];
            var (played, results) = (data.Count.Played(data.Plan, language, DisclosureControl.Default), new ResultBlocks(words, arguments: false));
            var told = played.Select(p => (p.Planned.Activity.Content as WordCloud)?.Beside).OfType<string>().ToHashSet();
            var blocks = ImmutableArray.CreateBuilder<Block>();
            foreach (var steps in played.GroupBy(p => p.Planned.Activity.Id).Where(g => !told.Contains(g.Key)))
            {
                var activity = steps.First().Planned.Activity;
                var earlier = activity.Content is WordCloud { Beside: { } before } ? played.FirstOrDefault(p => p.Planned.Activity.Id == before) : null;
                blocks.Add(new Heading(1, earlier is null ? activity.Title.In(words.Language) : words["minutes.words-before-after"]));
                blocks.AddRange(results.Of(activity, [.. steps], earlier));
            }
            if (data.Count.Otherwise(data.Plan, language).ToList() is { Count: > 0 } otherwise)
            {
                blocks.Add(new Heading(1, words["network.otherwise"]));
                blocks.Add(Paragraph.Of(words["network.otherwise-text"]));
                blocks.Add(new ListBlock([.. otherwise.Select(o => ImmutableArray.Create(new Run($"{o.Wording.In(words.Language)} ({words.Count("network.workshops", o.Workshops)})")))]));
            }
            return blocks.ToImmutable();
        }
    }
}
