using System.Collections.Immutable;
using Parvis.Core.Barometers.Findings;
using Parvis.Core.Documents;
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
            var blocks = ImmutableArray.CreateBuilder<Block>();
            blocks.AddRange(new ResultBlocks(words, arguments: false, oneRoom: false).Of(data.Count.Played(data.Plan, language, DisclosureControl.Default)));
            if (data.Count.Otherwise(data.Plan, language).ToList() is { Count: > 0 } otherwise)
            {
                blocks.Add(new Heading(1, words["network.otherwise"]));
                blocks.Add(Paragraph.Of(words["network.otherwise-text"]));
                blocks.Add(new ListBlock([.. otherwise.Select(o => ImmutableArray.Create(new Run($"{o.Wording.In(words.Language)} ({words.Count("network.rooms", o.Workshops)})")))]));
            }
            return blocks.ToImmutable();
        }
    }
}
