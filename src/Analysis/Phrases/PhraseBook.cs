using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Phrases;

/// <summary>快捷短语挖掘: what customers keep asking, and what answered it best.</summary>
/// <remarks>
/// Memory is flat: of more than <see cref="Most"/> questions only those of one conversation in two, in four, … are kept,
/// chosen by a hash of the conversation's id. Which ones does not depend on the order of adding or merging, so any number of
/// threads gives the same, and a figure of them is an unbiased sample; <see cref="QuickPhrase.OneIn"/> says how thin it is.
/// </remarks>
public sealed class PhraseBook(Profile profile)
{
    /// <summary>Enough that a question in a thousand is still seen thirty times; about 12 MB.</summary>
    public const int Most = 1 << 15;

    /// <summary>The handbook: a question of four or five customers deserves a prepared answer.</summary>
    public const int LeastCustomers = 5;

    /// <summary>An answer sent word for word so often is a prepared one, whoever prepared it.</summary>
    public const int LeastRepeats = 3;

    readonly QuestionReader reader = new(profile);
    readonly int most = Most;
    List<(ulong Hash, AskedQuestion Question)> kept = [];
    readonly List<AskedQuestion> found = [];
    int level;

    internal PhraseBook(Profile profile, int most) : this(profile) => this.most = most;

    public void Add(Conversation conversation, ScoredConversation scored)
    {
        if (scored.Facts.Excluded is "internal" or "monologue") return;
        var hash = Hash(conversation.Id);
        if (!IsKept(hash)) return;
        found.Clear();
        reader.Read(conversation, scored, found);
        foreach (var question in found) kept.Add((hash, question));
        Thin();
    }

    /// <summary>Takes in another book; neither may hold a conversation of the other.</summary>
    public void Merge(PhraseBook other)
    {
        level = Math.Max(level, other.level);
        kept.RemoveAll(each => !IsKept(each.Hash));
        foreach (var each in other.kept)
            if (IsKept(each.Hash)) kept.Add(each);
        Thin();
    }

    /// <summary>In ordinal order.</summary>
    public IReadOnlyList<string> Shops => [.. kept.Select(each => each.Question.Conversation.Shop).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Questions that at least <see cref="LeastCustomers"/> customers asked, the most frequent first.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="week">Only this week's; all where it is null.</param>
    public IReadOnlyList<QuickPhrase> Questions(string shop, Week? week = null) => PhraseMiner.Mine(Of(shop, week), 1 << level);

    /// <summary>The shop with an empty agent, then each agent who answered a question, by id.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="week">Only this week's; all where it is null.</param>
    public IReadOnlyList<PhraseUse> Use(string shop, Week? week = null) => PhraseMiner.Use(shop, Of(shop, week));

    /// <summary>In the order of conversation and message, so that ties fall the same way whatever came first.</summary>
    List<AskedQuestion> Of(string shop, Week? week)
    {
        var own = new List<AskedQuestion>();
        foreach (var (_, question) in kept)
            if (question.Conversation.Shop == shop && (week is null || question.Week == week)) own.Add(question);
        own.Sort(static (a, b) => a.Conversation.CompareTo(b.Conversation) is not 0 and var order ? order : string.CompareOrdinal(a.MessageId, b.MessageId));
        return own;
    }

    void Thin()
    {
        while (kept.Count > most)
        {
            level++;
            kept.RemoveAll(each => !IsKept(each.Hash));
        }
    }

    bool IsKept(ulong hash) => level == 0 || hash >> (64 - level) == 0;

    /// <summary>FNV-1a, stirred once more so that its first bits are as good as its last.</summary>
    static ulong Hash(ConversationId id)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in id.Shop) hash = (hash ^ c) * 1099511628211UL;
        hash = (hash ^ '\n') * 1099511628211UL;
        foreach (var c in id.Value) hash = (hash ^ c) * 1099511628211UL;
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdUL;
        hash ^= hash >> 33;
        hash *= 0xc4ceb9fe1a85ec53UL;
        return hash ^ hash >> 33;
    }
}
