using System.Security.Cryptography;
using System.Text;
using QA.Ingest.Settings;

namespace QA.Cli;

/// <summary>What made an analysis: whatever of it changes, its results are no longer those of today.</summary>
static class AnalysisStamp
{
    /// <summary>Engine with its built-in packs, profile, and the shop's own rules. Reads files and parses none: a search asks for it.</summary>
    public static string Of(Session session)
    {
        var rules = new StringBuilder();
        if (session.OwnRules is { } own)
            foreach (var (path, text) in RuleFiles.Read(own)) rules.Append(Path.GetFileName(path)).Append('\n').Append(text).Append('\0');
        var hash = rules.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rules.ToString())));
        return $"{EngineVersion.Text}/{ProfileFile.HashOf(session.Profile)}/{hash}";
    }
}
