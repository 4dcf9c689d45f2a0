using System.Reflection;
using System.Text;
using QA.Ingest.Settings;
using QA.Ingest.Text;

namespace QA.Ingest.Search;

/// <summary>同义词: groups of words that mean the same to a search that says <c>synonyms:on</c>.</summary>
/// <remarks>
/// A text file, one group a line, words parted by commas, <c>#</c> before a remark. A phrase is widened wherever it holds a
/// word of a group: 软件安装 finds 软体安装 too. What is quoted is taken as it stands; an excluded word
/// is widened as others are: whoever leaves 退款 out with synonyms does not want 退钱 either.
/// </remarks>
public sealed class SynonymGroups
{
    /// <summary>A file of this name in the workspace takes the place of the built-in groups.</summary>
    public const string FileName = "synonyms.txt";

    /// <summary>Spellings of one phrase: more than that is no longer what was asked for.</summary>
    const int MostSpellings = 16;

    readonly List<IReadOnlyList<string>> groups = [];
    readonly List<(PhrasePattern Pattern, int Group)> words = [];

    SynonymGroups() { }

    /// <summary>Words that are said in more than one way in shops of the mainland, Taiwan and Hong Kong.</summary>
    public static SynonymGroups BuiltIn { get; } = Read("synonyms.txt", BuiltInText());

    /// <exception cref="SettingsException">A line is no group; it names the place.</exception>
    public static SynonymGroups Read(string path, string text)
    {
        var read = new SynonymGroups();
        var line = 0;
        foreach (var raw in text.TrimStart('\uFEFF').Split('\n'))
        {
            line++;
            var content = raw.IndexOf('#') is >= 0 and var remark ? raw[..remark] : raw;
            if (string.IsNullOrWhiteSpace(content)) continue;
            var group = new List<string>();
            var column = 1;
            foreach (var piece in content.Split([',', '，', '、']))
            {
                var word = piece.Trim();
                if (PhrasePattern.Of(word).IsEmpty)
                    throw new SettingsException(path, line, column, "there is no word here: part words by one comma, such as 软件, 软体");
                group.Add(word);
                column += piece.Length + 1;
            }
            if (group.Count < 2) throw new SettingsException(path, line, 1, "a group needs at least two words, parted by commas");
            foreach (var word in group) read.words.Add((PhrasePattern.Of(word), read.groups.Count));
            read.groups.Add(group);
        }
        return read;
    }

    /// <summary>The groups of a workspace's file, or the built-in ones where it has none.</summary>
    /// <exception cref="SettingsException">A line of the file is no group.</exception>
    public static SynonymGroups Of(string workspace)
    {
        var path = Path.Combine(workspace, FileName);
        return File.Exists(path) ? Read(path, File.ReadAllText(path, Encoding.UTF8)) : BuiltIn;
    }

    /// <summary>The query with each phrase that holds a word of a group as any of its spellings.</summary>
    internal QueryNode Widen(QueryNode node, IReadOnlySet<QueryNode> asTheyStand) => node switch
    {
        QueryNode.Phrase phrase when !asTheyStand.Contains(phrase) && Spellings(phrase.Text) is { Count: > 1 } spellings =>
            new QueryNode.Any([.. spellings.Select(spelling => new QueryNode.Phrase(spelling, phrase.IsPrefix))]),
        QueryNode.All all => new QueryNode.All([.. all.Terms.Select(term => Widen(term, asTheyStand))]),
        QueryNode.Any any => new QueryNode.Any([.. any.Terms.Select(term => Widen(term, asTheyStand))]),
        QueryNode.Not not => new QueryNode.Not(Widen(not.Term, asTheyStand)),
        _ => node,
    };

    /// <summary>The text as it stands, then with each word of a group replaced by the others of it.</summary>
    List<string> Spellings(string text)
    {
        var spellings = new List<string> { text };
        var seen = new HashSet<string>(StringComparer.Ordinal) { Fold.Of(text) };
        // Words that stand beside each other are widened both: what was made is looked at again.
        for (var i = 0; i < spellings.Count && spellings.Count < MostSpellings; i++)
            foreach (var other in Replaced(spellings[i]))
                if (spellings.Count < MostSpellings && seen.Add(Fold.Of(other))) spellings.Add(other);
        return spellings;
    }

    IEnumerable<string> Replaced(string text)
    {
        var folded = Fold.Of(text);
        var elements = new List<Element>();
        foreach (var element in new Elements(folded)) elements.Add(element);
        var all = elements.ToArray();
        for (var at = 0; at < all.Length; at++)
            foreach (var (pattern, group) in words)
            {
                if (!pattern.Matches(folded, all, at)) continue;
                var end = all[at + pattern.Parts.Count - 1].End;
                foreach (var other in groups[group])
                    yield return string.Concat(text.AsSpan(0, all[at].Start), other, text.AsSpan(end));
            }
    }

    static string BuiltInText()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("QA.Ingest.Search.synonyms.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
