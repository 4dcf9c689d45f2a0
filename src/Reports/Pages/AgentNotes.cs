using System.Security.Cryptography;
using System.Text;
using QA.Ingest.Conversations;

namespace QA.Reports.Pages;

/// <summary>主管寄语: what a manager wrote about agents, from text files in a folder <c>notes</c> beside the data.</summary>
/// <remarks>
/// <c>notes/806.md</c>, or <c>notes/SHOP/806.md</c> where several shops have that id, is about agent 806; an id that no file can be
/// named after is written as its page is. Under a heading such as <c># 2026-W46</c> stands what is meant for that week;
/// what stands before the first heading is shown in every week. A blank line begins a new paragraph. No file, no notes.
/// </remarks>
public sealed class AgentNotes
{
    /// <summary>More than a page of notes is no note; the rest is left out.</summary>
    const int Longest = 4000;

    readonly SortedDictionary<string, string> texts = new(StringComparer.Ordinal);

    public static AgentNotes None { get; } = new();

    AgentNotes() { }

    /// <param name="folder">May be absent.</param>
    public static AgentNotes In(string folder)
    {
        var notes = new AgentNotes();
        if (!Directory.Exists(folder)) return notes;
        foreach (var file in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            notes.texts[name[..^3]] = File.ReadAllText(file).ReplaceLineEndings("\n");
        }
        return notes;
    }

    /// <summary>Every file and the SHA-256 of its text: notes are inputs of the pages like any other.</summary>
    public IEnumerable<(string Name, string Sha256)> Files =>
        texts.Select(t => ($"notes/{t.Key}.md", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(t.Value)))));

    /// <summary>Paragraphs for an agent's week.</summary>
    /// <param name="file">The name of the agent's page, without ending.</param>
    public IReadOnlyList<string> Of(string shop, string agentId, string? file, Week week)
    {
        foreach (var name in new[] { $"{shop}/{agentId}", agentId, $"{shop}/{file}", file })
            if (name is not null && texts.TryGetValue(name, out var text)) return Paragraphs(text, week);
        return [];
    }

    static IReadOnlyList<string> Paragraphs(string text, Week week)
    {
        var kept = new StringBuilder();
        Week? section = null;
        foreach (var line in text.TrimStart('\uFEFF').Split('\n'))
        {
            if (line.StartsWith('#') && Week.TryParse(line.TrimStart('#', ' ').TrimEnd(), out var named))
            {
                section = named;
                kept.Append('\n');
            }
            else if (section is null || section == week)
            {
                kept.Append(line.TrimEnd()).Append('\n');
            }
        }
        var whole = kept.ToString();
        if (whole.Length > Longest) whole = whole[..(char.IsHighSurrogate(whole[Longest - 1]) ? Longest - 1 : Longest)] + "…";
        return whole.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
