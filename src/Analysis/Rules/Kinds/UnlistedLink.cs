using QA.Analysis.Rules.Links;
using QA.Analysis.Rules.Matching;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules.Kinds;

/// <summary>链接: a link whose registrable domain is neither a large platform's nor on the shop's own list.</summary>
/// <remarks>What disguises a link (a platform's name before the domain, look-alike letters, a user name) cannot get it on the list.</remarks>
internal sealed class UnlistedLink : IRuleKind
{
    public string Name => "link";

    public IRuleCheck Read(YamlMap rule, Lexicon.Builder words) =>
        new Check([
            words.NumberOf("://"), words.NumberOf(":\\\\"), words.NumberOf(":/\\"), words.NumberOf(":\\/"), words.NumberOf("www."),
            .. TopLevel.All.Select(label => words.NumberOf("." + label)), .. TopLevel.All.Select(label => words.NumberOf("。" + label)),
            // The dot before the last label may be written as a code, or the host be a number.
            words.NumberOf("%2e"),
            .. Enumerable.Range(0, 10).Select(digit => words.NumberOf($"{digit}/")),
        ]);

    sealed class Check(IReadOnlyList<int> triggers) : IRuleCheck
    {
        public IReadOnlyList<int> Triggers => triggers;
        public bool AlwaysRuns => false;

        public void Find(MessageScan scan, Lexicon lexicon, List<Stretch> found)
        {
            var shop = scan.Conversation?.Id.Shop ?? "";
            foreach (var link in LinkFinder.Find(scan.Folded.ToString(), scan.Text))
                if (!AllowedDomains.Allows(link.Host, shop, scan.Settings)) found.Add(link.At);
        }
    }
}
