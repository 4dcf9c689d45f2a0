using QA.Ingest.Settings;

namespace QA.Analysis.Metrics;

/// <summary>The lists behind <see cref="Courtesy"/>, as <c>courtesies.yaml</c> explains them.</summary>
sealed record CourtesyWords(
    IReadOnlyList<string> Entries, IReadOnlyList<string> Before, IReadOnlyList<string> After,
    IReadOnlyList<string> Emoticons, IReadOnlyList<string> NotEmoticons, IReadOnlyList<string> Declines)
{
    const string Resource = "QA.Analysis.Metrics.courtesies.yaml";

    public static CourtesyWords BuiltIn { get; } = Read();

    static CourtesyWords Read()
    {
        using var stream = typeof(CourtesyWords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded: check the project file");
        using var reader = new StreamReader(stream);
        return Parse(Resource, reader.ReadToEnd());
    }

    internal static CourtesyWords Parse(string path, string yaml)
    {
        var map = (YamlFile.Document(path, yaml) ?? throw new SettingsException(path, 1, 1, "the file is empty: list courtesies in it")).AsMap();
        var words = new CourtesyWords(Flat("entries"), Flat("before"), Flat("after"), Flat("emoticons"), Flat("not_emoticons"), Flat("declines"));
        map.RefuseUnknown();
        return words;

        // Lists of lists keep the file readable: one line a kind of courtesy.
        List<string> Flat(string key)
        {
            var flat = new List<string>();
            foreach (var value in map.Get(key).AsList())
                if (value.IsList) flat.AddRange(value.AsTexts());
                else flat.Add(value.AsText());
            return flat;
        }
    }
}
