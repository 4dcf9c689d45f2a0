using System.Globalization;
using System.Text;
using QA.Ingest.Settings;

namespace QA.Ingest.Formats;

/// <summary>The page on formats in docs/: written from the format files, so that it cannot say anything else than they do.</summary>
public static class FormatsPage
{
    /// <summary>Lines of a sample that are shown: enough to see the layout.</summary>
    const int SampleLines = 8;

    /// <param name="sample">The text of a sample, or null where it is no text.</param>
    public static string Write(FormatCatalog catalog, Func<string, string?> sample)
    {
        var page = new StringBuilder(
            """
            # Formats

            What can be imported. This page is written from the files in `src/Ingest/Formats`; change it there, then run the tests
            once with `ACCEPT=1`. `qa formats test` reads every sample; `qa import --dry-run` reads your own files and writes nothing.

            How sure a layout is: **documented** by its maker (or by this project), known from public **parsers**, or only from a
            **description**. An export of yours that is refused or read wrongly is worth more than any of the three.

            Any other table is read by naming its headings, `--map role=发送方,text=内容`; packed files (`.gz`, `.zip`) are read as they are.
            Of a folder or an archive every file is read that some format claims; the receipt lists the others as not read.

            ## Canonical columns


            """.ReplaceLineEndings("\n"));
        foreach (var kind in Enum.GetValues<ExportKind>())
            page.Append(CultureInfo.InvariantCulture, $"- {SnakeCase.Of(kind.ToString())}: {string.Join(", ", CanonicalColumns.Of(kind).Select(column => $"`{column}`"))}\n");
        page.Append("""

            `role` is customer, agent, bot or system; `kind` text, image, card, emoticon, file, transfer or recall. Times are ISO 8601 with an
            offset, or `yyyy-MM-dd HH:mm[:ss[.fff]]` in the profile's zone. `sent_at` may be empty: the time is unknown, which is never 0 s.
            Needed of a transcript are role, text, and conversation_id or customer_id.

            | format | 格式 | holds | shapes | how sure |
            | --- | --- | --- | --- | --- |

            """.ReplaceLineEndings("\n"));
        foreach (var format in catalog.Formats)
            page.Append(CultureInfo.InvariantCulture, $"| [{format.Name}](#{format.Name}) | {format.TitleZh} | {Word(format.Kind)} | {string.Join(", ", format.Shapes.Select(shape => Word(shape)))} | {Word(format.Sure)} |\n");
        foreach (var format in catalog.Formats) Write(page, format, sample);
        return page.ToString();
    }

    static void Write(StringBuilder page, ExportFormat format, Func<string, string?> sample)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {format.Name}\n\n{format.TitleZh}: {format.TitleEn}. How sure: {Word(format.Sure)}.\n");
        var columns = CanonicalColumns.Of(format.Kind);
        if (format.Headings.Any(headings => headings.Count > 0))
        {
            page.Append(format.Tree is null ? "\n| column | headings |\n| --- | --- |\n" : "\n| column | paths |\n| --- | --- |\n");
            for (var column = 0; column < columns.Count; column++)
                if (format.Headings[column].Count > 0)
                    page.Append(CultureInfo.InvariantCulture, $"| {columns[column]} | {string.Join(", ", format.Headings[column].Select(heading => $"`{heading}`"))} |\n");
        }
        Words(page, "Roles", format.Roles.GroupBy(word => Word(word.Value), word => word.Key));
        Words(page, "Kinds", format.Kinds.GroupBy(word => Word(word.Value), word => word.Key));
        Words(page, "Stars", format.Stars.GroupBy(word => word.Value.ToString(CultureInfo.InvariantCulture), word => word.Key));
        if (format.Lines is { } lines)
            Words(page, "Filtered", lines.Filtered.Select(line => line.Reason).Distinct(StringComparer.Ordinal));
        if (format.Tree is { } tree)
            Words(page, "Filtered", tree.Filtered.Select(entry => entry.Reason).Distinct(StringComparer.Ordinal));
        if (format.RoleSource is RoleSource.Accounts)
            page.Append("\nWho is who: accounts written 店铺:客服 are agents and taken apart; the customer is whom the export names, or whoever is left.\n");
        if (format.RoleSource is RoleSource.Senders)
            page.Append("\nWho is who: the customer is whom the export names; else roles are inferred, and the receipt says so.\n");
        foreach (var (zh, en) in format.Traps) page.Append(CultureInfo.InvariantCulture, $"\n- {en}\n  {zh}\n");
        foreach (var path in format.Samples.Take(2)) Sample(page, path, sample(path));
    }

    static void Sample(StringBuilder page, string path, string? text)
    {
        page.Append(CultureInfo.InvariantCulture, $"\nSample: [{path}](../{path.Replace("#", "%23", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal)})\n");
        if (text is null) return;
        var lines = text.Replace("\r", "", StringComparison.Ordinal).Replace("\uFEFF", "", StringComparison.Ordinal).Split('\n');
        page.Append("\n```\n").Append(string.Join('\n', lines.Take(SampleLines).Select(line => line.TrimEnd()))).Append('\n');
        if (lines.Length > SampleLines + 1) page.Append("…\n");
        page.Append("```\n");
    }

    static void Words(StringBuilder page, string title, IEnumerable<IGrouping<string, string>> groups) =>
        Words(page, title, groups.Select(group => $"{group.Key} ({string.Join(", ", group)})"));

    static void Words(StringBuilder page, string title, IEnumerable<string> words)
    {
        var list = string.Join("; ", words);
        if (list.Length > 0) page.Append(CultureInfo.InvariantCulture, $"\n{title}: {list}.\n");
    }

    static string Word<T>(T value) where T : struct, Enum => SnakeCase.Of(value.ToString()).Replace('_', ' ');
}
