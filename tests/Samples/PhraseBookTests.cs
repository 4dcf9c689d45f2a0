using System.Text.RegularExpressions;
using QA.Ingest.Samples;

namespace QA.Tests.Samples;

public sealed partial class PhraseBookTests
{
    public static TheoryData<string> Languages => [.. Enum.GetNames<Language>()];

    [Theory, MemberData(nameof(Languages))]
    public void Every_list_that_a_script_names_is_written_in_every_language(string name)
    {
        var language = Enum.Parse<Language>(name);
        var book = Voice.BookOf(language);
        var missing =
            from scenario in Scenarios.All
            where !scenario.EnglishOnly || language is Language.English
            from act in scenario.Acts
            from step in act.Steps
            from list in new[] { step.List, step.Breach }
            where list.Length > 0 && step.Move is not Move.Remedy
            where list[^1] == '?' ? book.Topics(list[..^1]).Count == 0 : !book.Has(list)
            select list;
        Assert.Empty(missing.Distinct());
    }

    [Theory, MemberData(nameof(Languages))]
    public void Every_question_about_something_has_its_own_answer(string name)
    {
        var language = Enum.Parse<Language>(name);
        var book = Voice.BookOf(language);
        var unanswered =
            from scenario in Scenarios.All
            where !scenario.EnglishOnly || language is Language.English
            from act in scenario.Acts
            let asked = act.Steps.FirstOrDefault(step => step.Move is Move.C && step.List.EndsWith('?'))
            where asked is not null
            from step in act.Steps
            where step.Move is Move.A && step.List.EndsWith('?')
            from topic in book.Topics(asked.List[..^1])
            where !book.Has(step.List[..^1] + topic)
            select step.List[..^1] + topic;
        Assert.Empty(unanswered);
    }

    [Theory, MemberData(nameof(Languages))]
    public void The_three_languages_have_the_same_lists(string name)
    {
        static IEnumerable<string> Lists(Language language) => Voice.BookOf(language).Names
            .Where(list => !list.StartsWith("breach.", StringComparison.Ordinal) && !list.Contains("dispute", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        Assert.Equal(Lists(Language.Simplified), Lists(Enum.Parse<Language>(name)));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Words_that_a_rule_forbids_stand_only_where_they_are_planted(string name)
    {
        // Said by agents outside the breach lists: a rule that hits one of these is wrong, except inside a look-alike.
        using var samples = new SampleFolder(SampleOptions.OfConversations(1200, weeks: 1, seed: 9));
        var planted = samples.Table("truth/findings.csv").Select(row => (row["shop"], row["conversation_id"], row["message_id"])).ToHashSet();
        var language = Enum.Parse<Language>(name) is Language.English ? "en" : "zh";
        var unplanted =
            from row in samples.Messages()
            where row["role"] == "agent" && !planted.Contains((row["shop"], row["conversation_id"], row["message_id"]))
            let hit = (language == "en" ? ForbiddenInEnglish() : ForbiddenInChinese()).Match(LookAlikes().Replace(row["text"], ""))
            where hit.Success
            select $"{hit.Value}: {row["text"]}";
        Assert.Empty(unplanted);
    }

    [GeneratedRegex("你必须|您必须|你必須|您必須|[你您]应该|[你您]應該|与我们无关|與我們無關|百分之百|绝对|絕對|可能|大概|也许|也許|差不多|没办法|沒辦法|不知道|不可以|保证|保證")]
    private static partial Regex ForbiddenInChinese();

    [GeneratedRegex("you must|you have to|not our|guarantee|maybe|probably|perhaps|no way|we can't|I don't know", RegexOptions.IgnoreCase)]
    private static partial Regex ForbiddenInEnglish();

    [GeneratedRegex("[你您]应该会在|[你您]應該會在|可能会有|可能會有|尽可能|盡可能|保证金|保证正品")]
    private static partial Regex LookAlikes();
}
