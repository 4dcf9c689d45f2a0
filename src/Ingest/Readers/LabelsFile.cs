using System.Globalization;
using System.Text;
using System.Text.Json;
using QA.Ingest.Conversations;

namespace QA.Ingest.Readers;

/// <summary>标注文件: reviewers' verdicts as CSV with headings or as JSON lines, in the columns that the labels table has.</summary>
public static class LabelsFile
{
    static readonly string[] Needed = ["conversation_id", "rule_id", "verdict", "reviewer", "at"];
    static readonly string[] Known = ["shop", "conversation_id", "message_id", "rule_id", "start", "length", "verdict", "reviewer", "at", "comment"];

    /// <summary>Each row with its line: a label, or the reason why it is none.</summary>
    /// <exception cref="ExportRefusedException">The file cannot be opened, or a needed column is missing.</exception>
    public static IEnumerable<(long Line, Label? Label, string Problem)> Read(string path)
    {
        if (!File.Exists(path)) throw new ExportRefusedException(path, "there is no such file", "check the name");
        using var reader = new StreamReader(path, Encoding.UTF8);
        foreach (var row in (char)reader.Peek() == '{' ? Objects(reader) : Records(path, reader)) yield return row;
    }

    static IEnumerable<(long, Label?, string)> Records(string path, StreamReader reader)
    {
        string[]? headings = null;
        foreach (var (line, cells) in Split(reader))
        {
            if (headings is null)
            {
                headings = [.. cells.Select(c => c.Trim().ToLowerInvariant())];
                if (Needed.FirstOrDefault(n => !headings.Contains(n)) is { } missing)
                    throw new ExportRefusedException(path, $"the column '{missing}' is missing", "export some labels to see the columns: qa labels export");
                continue;
            }
            if (cells.Count == 1 && cells[0].Length == 0) continue;
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < Math.Min(cells.Count, headings.Length); i++) values[headings[i]] = Unmarked(cells[i]);
            yield return cells.Count == headings.Length ? Row(line, values) : (line, null, "it has another number of fields than the headings");
        }
    }

    static IEnumerable<(long, Label?, string)> Objects(StreamReader reader)
    {
        for (var line = 1L; reader.ReadLine() is { } text; line++)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            Dictionary<string, string>? values = null;
            try
            {
                using var row = JsonDocument.Parse(text);
                if (row.RootElement.ValueKind is JsonValueKind.Object)
                    values = row.RootElement.EnumerateObject().Where(p => Known.Contains(p.Name))
                        .DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.Value.ValueKind is JsonValueKind.Null ? "" : p.Value.ToString(), StringComparer.Ordinal);
            }
            catch (JsonException)
            {
                // Said below: the parser's own text quotes the line.
            }
            yield return values is null ? (line, null, "it is not a JSON object") : Row(line, values);
        }
    }

    static (long, Label?, string) Row(long line, Dictionary<string, string> values)
    {
        string Of(string name) => values.GetValueOrDefault(name, "");
        Verdict? verdict = Of("verdict").Trim() switch
        {
            "agree" => Verdict.Agree,
            "disagree" => Verdict.Disagree,
            "unsure" => Verdict.Unsure,
            "missed" => Verdict.Missed,
            _ => null,
        };
        if (Of("conversation_id").Length == 0) return (line, null, "it names no conversation");
        if (Of("rule_id").Length == 0) return (line, null, "it names no rule");
        if (verdict is not { } given) return (line, null, "the verdict is not agree, disagree, unsure or missed");
        if (Of("reviewer").Trim().Length == 0) return (line, null, "it names no reviewer");
        if (!DateTimeOffset.TryParse(Of("at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
            return (line, null, "the time cannot be read: write 2026-11-09T08:00:00Z");
        if (!Whole(Of("start"), out var start) || !Whole(Of("length"), out var length)) return (line, null, "start and length are whole numbers from 0");
        return (line, new(new(Of("shop"), Of("conversation_id")), Of("message_id"), Of("rule_id"), start, length, given, Of("reviewer").Trim(), at, Of("comment")), "");
    }

    static bool Whole(string text, out int number)
    {
        number = 0;
        return text.Length == 0 || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>The apostrophe that our own tables put before what a spreadsheet would run.</summary>
    static string Unmarked(string cell) => cell.Length > 1 && cell[0] == '\'' && cell[1] is '=' or '+' or '-' or '@' ? cell[1..] : cell;

    /// <summary>RFC 4180: quotes hold commas, line ends and doubled quotes. Labels are few; this is not for exports.</summary>
    static IEnumerable<(long Line, List<string> Cells)> Split(StreamReader reader)
    {
        var (cells, cell, quoted, line, from) = (new List<string>(), new StringBuilder(), false, 1L, 1L);
        int unit;
        while ((unit = reader.Read()) >= 0)
        {
            var c = (char)unit;
            if (c == '\n') line++;
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (reader.Peek() == '"') cell.Append((char)reader.Read());
                else quoted = false;
                continue;
            }
            if (c == '"' && cell.Length == 0) quoted = true;
            else if (c == ',') Close();
            else if (c == '\n')
            {
                Close();
                yield return (from, cells);
                (cells, from) = ([], line);
            }
            else if (c != '\r') cell.Append(c);
        }
        if (cell.Length == 0 && cells.Count == 0) yield break;
        Close();
        yield return (from, cells);

        void Close()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }
}
