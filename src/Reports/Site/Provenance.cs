using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using QA.Ingest.Conversations;
using QA.Reports.Wording;

namespace QA.Reports.Site;

/// <summary>来源: what a site was made from, as the manifest records it; its hash stands in every footer.</summary>
/// <remarks>The footer cannot carry the manifest's own hash, for the manifest lists the hashes of the pages.</remarks>
public sealed class Provenance
{
    static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly SiteInput input;
    readonly IReadOnlyList<Week> weeks;

    public Provenance(SiteInput input, IReadOnlyList<Week> weeks)
    {
        (this.input, this.weeks) = (input, weeks);
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json(WriteSources))));
    }

    public string Sha256 { get; }

    /// <summary>The whole manifest: sources, their hash, and every file of the site.</summary>
    public string Manifest(IReadOnlyList<(string Path, string Sha256, long Bytes)> files) => Json(json =>
    {
        json.WriteString("sha256", Sha256);
        json.WritePropertyName("sources");
        json.WriteStartObject();
        WriteSources(json);
        json.WriteEndObject();
        json.WriteStartArray("files");
        foreach (var (path, hash, bytes) in files)
        {
            json.WriteStartObject();
            json.WriteString("path", path);
            json.WriteString("sha256", hash);
            json.WriteNumber("bytes", bytes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }) + "\n";

    void WriteSources(Utf8JsonWriter json)
    {
        json.WriteString("engine", input.Engine);
        json.WriteStartObject("profile");
        json.WriteString("name", input.Profile.Name);
        json.WriteString("sha256", input.ProfileSha256);
        json.WriteEndObject();
        json.WriteString("zone", input.Profile.Zone);
        json.WriteString("language", input.Language is Language.English ? "en" : "zh");
        json.WriteString("personal_data", input.ShowPersonalData ? "shown" : "masked");
        json.WriteString("rules_sha256", input.RulesSha256);
        json.WriteStartArray("rule_packs");
        foreach (var pack in input.Packs.OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("name", pack.Name);
            json.WriteString("version", pack.Version);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("inputs");
        foreach (var file in input.Inputs.OrderBy(f => f.Sha256, StringComparer.Ordinal).ThenBy(f => f.Name, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("weeks");
        foreach (var week in weeks) json.WriteStringValue(week.ToString());
        json.WriteEndArray();
    }

    static string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
