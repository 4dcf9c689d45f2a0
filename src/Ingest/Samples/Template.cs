namespace QA.Ingest.Samples;

/// <summary>
/// A sentence with choices: <c>(a|b)</c> takes one, <c>{item}</c> takes a word of the scene, <c>{hold.please}</c> a
/// sentence of that list, and <c>&lt;zh.forbid.command:您应该&gt;</c> notes where the planted words stand.
/// </summary>
internal sealed class Template
{
    readonly Part[] parts;

    Template(Part[] parts) => this.parts = parts;

    public void Say(Dice dice, Scene scene, Speech speech)
    {
        foreach (var part in parts) part.Say(dice, scene, speech);
    }

    /// <summary>Words that come from the scene or from another list are looked up once, here.</summary>
    public static Template Parse(string text, Func<string, IReadOnlyList<Template>> list)
    {
        var at = 0;
        var parts = Sequence(text, ref at, list, closers: "");
        return at == text.Length ? new(parts) : throw new FormatException($"unbalanced template: {text}");
    }

    static Part[] Sequence(string text, ref int at, Func<string, IReadOnlyList<Template>> list, string closers)
    {
        var parts = new List<Part>();
        while (at < text.Length && !closers.Contains(text[at], StringComparison.Ordinal))
        {
            switch (text[at])
            {
                case '(':
                    parts.Add(OneOf(text, ref at, list));
                    break;
                case '{':
                    var end = text.IndexOf('}', at);
                    var name = text[(at + 1)..end];
                    at = end + 1;
                    parts.Add(Enum.TryParse<Word>(name, ignoreCase: true, out var word) ? new SceneWord(word) : new OfList(list(name)));
                    break;
                case '<':
                    var colon = text.IndexOf(':', at);
                    var mark = text[(at + 1)..colon];
                    at = colon + 1;
                    var inner = Sequence(text, ref at, list, ">");
                    at++;
                    parts.Add(new Marked(mark, inner));
                    break;
                default:
                    var start = at;
                    while (at < text.Length && text[at] is not ('(' or '{' or '<') && !closers.Contains(text[at], StringComparison.Ordinal)) at++;
                    parts.Add(new Literal(text[start..at]));
                    break;
            }
        }
        return [.. parts];
    }

    static AnyOf OneOf(string text, ref int at, Func<string, IReadOnlyList<Template>> list)
    {
        var choices = new List<Part[]>();
        do
        {
            at++;
            choices.Add(Sequence(text, ref at, list, "|)"));
        }
        while (at < text.Length && text[at] == '|');
        at++;
        return new([.. choices]);
    }

    abstract class Part
    {
        public abstract void Say(Dice dice, Scene scene, Speech speech);
    }

    sealed class Literal(string text) : Part
    {
        public override void Say(Dice dice, Scene scene, Speech speech) => speech.Add(text);
    }

    sealed class SceneWord(Word word) : Part
    {
        public override void Say(Dice dice, Scene scene, Speech speech) => speech.Add(scene[word]);
    }

    sealed class OfList(IReadOnlyList<Template> templates) : Part
    {
        public override void Say(Dice dice, Scene scene, Speech speech) => dice.Pick(templates).Say(dice, scene, speech);
    }

    sealed class AnyOf(Part[][] choices) : Part
    {
        public override void Say(Dice dice, Scene scene, Speech speech)
        {
            foreach (var part in choices[dice.Below(choices.Length)]) part.Say(dice, scene, speech);
        }
    }

    sealed class Marked(string name, Part[] parts) : Part
    {
        public override void Say(Dice dice, Scene scene, Speech speech)
        {
            var start = speech.Length;
            foreach (var part in parts) part.Say(dice, scene, speech);
            speech.Note(name, start);
        }
    }
}
