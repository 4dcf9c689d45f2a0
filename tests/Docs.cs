namespace QA.Tests;

/// <summary>The parts of a documentation page that a test writes: what stands between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.</summary>
static class Docs
{
    /// <summary>Holds where the part is as it should be; ACCEPT=1 writes it.</summary>
    public static void Holds(string page, string part, string text)
    {
        var path = Repository.Path(page);
        var whole = File.ReadAllText(path);
        var (open, close) = ($"<!-- {part} -->\n", $"<!-- /{part} -->");
        var start = whole.IndexOf(open, StringComparison.Ordinal);
        var end = whole.IndexOf(close, StringComparison.Ordinal);
        Assert.True(start >= 0 && end > start, $"{page} has no part '{part}'");
        start += open.Length;
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1") File.WriteAllText(path, whole = whole[..start] + text + whole[end..]);
        else Assert.True(whole[start..end] == text, $"{page} is stale at '{part}': run the tests once with ACCEPT=1");
    }
}
