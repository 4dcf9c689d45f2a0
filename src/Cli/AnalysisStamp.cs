using System.Security.Cryptography;
using System.Text;
using QA.Analysis.Scoring;
using QA.Ingest.Settings;

namespace QA.Cli;

/// <summary>What made an analysis: whatever of it changes, its results are no longer those of today.</summary>
static class AnalysisStamp
{
    /// <summary>Two builds of one version may read a conversation otherwise, and what they keep has another form.</summary>
    static string Build { get; } = $"{typeof(AnalysisPass).Module.ModuleVersionId:N}/{typeof(ProfileFile).Module.ModuleVersionId:N}";

    /// <summary>Engine with its built-in packs, its very build, profile, and the shop's own rules. Reads files and parses none: a search asks for it.</summary>
    public static string Of(Session session)
    {
        var rules = new StringBuilder();
        if (session.OwnRules is { } own)
            foreach (var (path, text) in RuleFiles.Read(own)) rules.Append(Path.GetFileName(path)).Append('\n').Append(text).Append('\0');
        var hash = rules.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rules.ToString())));
        return $"{EngineVersion.Text}/{Build}/{ProfileFile.HashOf(session.Profile)}/{hash}";
    }
}
