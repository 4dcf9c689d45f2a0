using QA.Ingest.Settings;

namespace QA.Analysis.Rules;

/// <summary>规则包: the rules of one folder, with a name and a version. <c>pack.yaml</c> in the folder describes it.</summary>
public sealed record RulePack(string Name, string Version, Localized Title)
{
    internal static RulePack Read(YamlValue document)
    {
        var map = document.AsMap();
        var name = map.Get("pack").AsText();
        var pack = new RulePack(name, map.Get("version").AsText(), RuleFile.Text(map.Find("title")) ?? new(name, name));
        map.RefuseUnknown();
        return pack;
    }

    /// <summary>The folder that a rule file lies in, or its own name where it lies in none.</summary>
    internal static string NameFrom(string path)
    {
        var parts = path.Split('/', '\\');
        return parts.Length > 1 ? parts[^2] : Path.GetFileNameWithoutExtension(path);
    }
}
