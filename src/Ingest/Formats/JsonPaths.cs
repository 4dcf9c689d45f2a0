namespace QA.Ingest.Formats;

/// <summary>Where conversations and their messages are in nested JSON.</summary>
/// <remarks>
/// A path is a chain of keys (<c>author.type</c>; a number is a place in a list). Column paths start at the message; one that
/// starts with <c>^</c> starts at the conversation. A path that ends in <c>:html</c> gives HTML, of which the text is taken.
/// </remarks>
/// <param name="Signs">Keys that together tell the format from others.</param>
/// <param name="Items">Keys under which a list of conversations may stand; none found: the file is one, or a sequence of them.</param>
/// <param name="Messages">Paths to a conversation's messages: an object is one, a list many; the conversation itself is <c>.</c>.</param>
public sealed record JsonPaths(IReadOnlyList<string> Signs, IReadOnlyList<string> Items, IReadOnlyList<string> Messages)
{
    /// <summary>Messages that are none, by the word at a path: <c>public: false</c> is an internal note.</summary>
    public IReadOnlyList<(string Path, IReadOnlyList<string> Words, string Reason)> Filtered { get; init; } = [];

    /// <summary>Path to a list of people (<c>id</c>, <c>name</c>, <c>role</c>) of the conversation, or empty.</summary>
    public string People { get; init; } = "";

    /// <summary>Path to a message's attachments, or empty: a message of nothing else is an image or a file.</summary>
    public string Attachments { get; init; } = "";

    /// <summary>Splits one text that holds a whole chat, written into the ticket when it ended; null where there is no such thing.</summary>
    public LogPattern? Transcript { get; init; }
}
