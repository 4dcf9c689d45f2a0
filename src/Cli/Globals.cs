using System.CommandLine;

namespace QA.Cli;

/// <summary>The options that every command has.</summary>
sealed class Globals
{
    public Option<string> Workspace { get; } = new("--workspace")
    {
        Description = "Folder that holds the imported data (default: QA_WORKSPACE, else qa-workspace)",
        HelpName = "DIR",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("QA_WORKSPACE") is { Length: > 0 } set ? set : "qa-workspace",
        Recursive = true,
    };

    public Option<string?> Profile { get; } = new("--profile")
    {
        Description = "Settings file (default: QA_PROFILE, else profile.yaml in the workspace, else the built-in default)",
        HelpName = "FILE",
        Recursive = true,
    };

    public Option<string?> Rules { get; } = new("--rules")
    {
        Description = "The shop's own rules and overlays, over the built-in packs: a folder or file (default: rules in the workspace, if there)",
        HelpName = "DIR",
        Recursive = true,
    };

    public Option<string> Lang { get; } = Languages();

    public Option<bool> Json { get; } = new("--json") { Description = "Answer as JSON on stdout", Recursive = true };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "No progress and no remarks on stderr", Recursive = true };

    static Option<string> Languages()
    {
        var lang = new Option<string>("--lang")
        {
            Description = "Language of pages and of sentences about queries",
            DefaultValueFactory = _ => "zh",
            Recursive = true,
        };
        lang.AcceptOnlyFromAmong("zh", "en");
        return lang;
    }
}
