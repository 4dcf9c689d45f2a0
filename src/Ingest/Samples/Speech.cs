namespace QA.Ingest.Samples;

/// <summary>The text being composed, and what was planted in it.</summary>
internal sealed class Speech
{
    char[] buffer = new char[256];
    readonly List<Mark> marks = [];

    public int Length { get; private set; }

    public void Add(string text)
    {
        if (Length + text.Length > buffer.Length) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + text.Length));
        text.CopyTo(0, buffer, Length, text.Length);
        Length += text.Length;
    }

    /// <summary>Marks what was said since <paramref name="start"/>.</summary>
    public void Note(string name, int start) => marks.Add(new(name, start, Length - start));

    /// <summary>English sentences stand apart.</summary>
    public void SeparateBySpace()
    {
        if (Length > 0 && buffer[Length - 1] != ' ') Add(" ");
    }

    /// <summary>Chinese sentences need a mark between them where the last one ends in a word.</summary>
    public void SeparateByPause()
    {
        if (Length > 0 && !"，。！？～：；".Contains(buffer[Length - 1], StringComparison.Ordinal)) Add("，");
    }

    /// <summary>The text and its marks; the next text starts empty.</summary>
    public (string Text, Mark[] Marks) Take()
    {
        // A greeting may end where its next part was left out: nobody sends a message that ends in a comma.
        while (Length > 0 && buffer[Length - 1] is ' ' or '，' or ',') Length--;
        // English templates may begin with a slot that is lower case inside a sentence.
        if (Length > 0 && buffer[0] is >= 'a' and <= 'z') buffer[0] = (char)(buffer[0] - 'a' + 'A');
        var said = (new string(buffer, 0, Length), marks.Count == 0 ? [] : marks.ToArray());
        Length = 0;
        marks.Clear();
        return said;
    }
}

/// <summary>Something planted: a rule id, a component, a cue, a promise; with its span in UTF-16 units.</summary>
internal readonly record struct Mark(string Name, int Start, int Length);
