using QA.Analysis.Rules.Matching;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Analysis.Rules;

/// <summary>规则类型: a way of looking that many rules share. A new kind is one new file in Kinds; the scan finds it.</summary>
internal interface IRuleKind
{
    /// <summary>What rule files write after <c>kind:</c>.</summary>
    string Name { get; }

    /// <summary>Reads the keys of a rule file that are this kind's own.</summary>
    /// <exception cref="SettingsException">A key is missing or its value cannot be used.</exception>
    IRuleCheck Read(YamlMap rule, Lexicon.Builder words);
}

/// <summary>One rule ready to look at messages.</summary>
internal interface IRuleCheck
{
    /// <summary>Words without one of which the rule has nothing to find.</summary>
    IReadOnlyList<int> Triggers { get; }

    /// <summary>Must look at every message, because no certain word is needed.</summary>
    bool AlwaysRuns { get; }

    /// <summary>Adds what is found, by start and without overlaps.</summary>
    void Find(MessageScan scan, Lexicon lexicon, List<Stretch> found);

    /// <summary>
    /// False where the message's text alone leaves nothing to find, whatever stands around it; the same for the same text and
    /// side, so that it is asked once of a text that comes again and again.
    /// </summary>
    bool CanFind(MessageScan scan) => true;

    /// <summary>Whether what is found rests on the message's text alone, so that it need not be looked for twice in the same text.</summary>
    bool RestsOnText => false;

    /// <summary>Better words for what was found, or null where the kind knows none.</summary>
    string? InsteadOf(string words) => null;

    /// <summary>Whether words that are set apart or drawn out (你 必 须) are found as well.</summary>
    bool ReadsThroughDisguise => false;

    /// <summary>Whether the shop's profile holds what the rule compares with; where it does not, the rule rests.</summary>
    bool CanRun(RuleSettings settings) => true;
}

/// <summary>A rule about what follows what: no text tells by itself whether it has something to find there.</summary>
internal interface ISequelCheck : IRuleCheck
{
    /// <summary>Whether the whole conversation holds nothing that the rule begins with; asked once, so that its messages need not be.</summary>
    bool IsAbsent(Conversation conversation);
}

/// <summary>A rule that compares with a policy of the shop's profile.</summary>
internal interface IPolicyCheck : IRuleCheck
{
    /// <summary>Its name under <c>rules.policies</c>; null where the rule compares with none.</summary>
    string? Policy { get; }

    /// <summary>The policy that the rule's own examples suppose.</summary>
    IReadOnlyList<string> Example { get; }
}

/// <summary>A rule about a whole conversation: what is missing or too frequent does not show in one message.</summary>
internal interface IConversationCheck : IRuleCheck
{
    /// <summary>Notes what one message of the side adds.</summary>
    void Count(MessageScan scan, Lexicon lexicon, ref Sighting sighting);

    /// <summary>Whether what was counted in the conversation is a breach.</summary>
    bool IsBreach(in Sighting sighting);
}

/// <summary>What a rule has counted in a conversation so far.</summary>
internal record struct Sighting
{
    /// <summary>Messages of the side in the rule's scope.</summary>
    public int Messages { get; set; }

    public int Wanted { get; set; }
    public int Unwanted { get; set; }

    /// <summary>Where a finding would point to: a message's place in the conversation, and the words.</summary>
    public int Message { get; set; }

    public Stretch At { get; set; }
}

/// <summary>The kinds that exist: whatever in this assembly is one.</summary>
internal static class RuleKinds
{
    static readonly Dictionary<string, IRuleKind> ByName = (
        from type in typeof(IRuleKind).Assembly.GetTypes()
        where type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IRuleKind))
        select (IRuleKind)Activator.CreateInstance(type)!).ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    public static IRuleKind Read(YamlValue value) =>
        ByName.TryGetValue(value.AsText(), out var kind)
            ? kind
            : throw value.Error($"there is no kind '{Ingest.Conversations.Excerpt.Of(value.AsText())}': use {string.Join(", ", Names)}");
}
