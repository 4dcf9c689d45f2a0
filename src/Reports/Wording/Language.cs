namespace QA.Reports.Wording;

/// <summary>The language of a rendering: Chinese by default, English as a complete other one.</summary>
public enum Language { Chinese, English }

/// <summary>One thing said in both languages, so that neither rendering can lack it.</summary>
/// <remarks>
/// <c>{0}</c> takes a value, <c>{0:time|times}</c> the word that goes with a count. On pages <c>*…*</c> is strong and <c>~…~</c> needs a look; values never carry marks of their own.
/// </remarks>
public readonly record struct Phrase(string Zh, string En)
{
    public string In(Language language) => language is Language.English ? En : Zh;

    /// <summary>The plain text with its values filled in.</summary>
    public string In(Language language, params ReadOnlySpan<object?> values) =>
        string.Format(Plurals.Invariant, In(language), values);

    /// <summary>The same words in both languages: a name, a number, an id.</summary>
    public static Phrase Same(string text) => new(text, text);
}
