using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using QA.Analysis.Rules;
using QA.Ingest.Settings;
using QA.Ingest.Store;

namespace QA.Cli;

/// <summary>One run of one command: its words, where its answers go, and the profile in force.</summary>
sealed class Session(ParseResult parsed, Globals globals)
{
    static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    (Profile Profile, string Why)? chosen;
    RuleBook? book;

    public string WorkspaceFolder { get; } = parsed.GetValue(globals.Workspace)!;
    public string Lang { get; } = parsed.GetValue(globals.Lang)!;
    public bool Json { get; } = parsed.GetValue(globals.Json);
    public bool Quiet { get; } = parsed.GetValue(globals.Quiet);

    /// <summary>stdout carries data only.</summary>
    public TextWriter Out { get; } = parsed.InvocationConfiguration.Output;
    public TextWriter Remarks { get; } = parsed.InvocationConfiguration.Error;

    public T? Value<T>(Option<T> option) => parsed.GetValue(option);
    public T? Value<T>(Argument<T> argument) => parsed.GetValue(argument);

    public Profile Profile => Chosen().Profile;

    /// <summary>The rules in force: the built-in packs and the shop's own.</summary>
    public RuleBook Rules => book ??= RuleFiles.Book(OwnRules);

    /// <summary>Where the shop's own rules lie, or null where it has none.</summary>
    public string? OwnRules =>
        parsed.GetValue(globals.Rules) is { Length: > 0 } named ? named
        : Path.Combine(WorkspaceFolder, "rules") is var beside && Directory.Exists(beside) && Directory.EnumerateFiles(beside, "*.yaml", SearchOption.AllDirectories).Any() ? beside
        : null;

    /// <summary>Which profile is in force and why, for `profile show`.</summary>
    public string ProfileReason => Chosen().Why;

    public Workspace Open(bool once = false) => Workspace.Open(WorkspaceFolder, Profile.TimeZone, once);
    public Workspace OpenForWriting() => Workspace.OpenForWriting(WorkspaceFolder, Profile.TimeZone);

    public void Remark(string text)
    {
        if (!Quiet) Remarks.WriteLine(text);
    }

    public int Fail(string text, int code)
    {
        Remarks.WriteLine($"qa: {text}");
        return code;
    }

    public void Answer<T>(T value) => Out.WriteLine(JsonSerializer.Serialize(value, Readable));

    (Profile Profile, string Why) Chosen()
    {
        if (chosen is { } known) return known;
        var beside = Path.Combine(WorkspaceFolder, "profile.yaml");
        var (path, why) =
            parsed.GetValue(globals.Profile) is { Length: > 0 } named ? (named, "named by --profile")
            : Environment.GetEnvironmentVariable("QA_PROFILE") is { Length: > 0 } set ? (set, "named by QA_PROFILE")
            : File.Exists(beside) ? (beside, "found in the workspace")
            : ("", "the built-in default: no --profile, no QA_PROFILE, no profile.yaml in the workspace");
        if (path.Length == 0) chosen = (ProfileFile.Default, why);
        else if (!File.Exists(path)) throw new SettingsException(path, 1, 1, $"there is no such profile ({why}): write one, or leave it out for the default");
        else chosen = (ProfileFile.Read(path, File.ReadAllText(path)), $"{path}, {why}");
        return chosen.Value;
    }
}
