using System.Net;
using System.Security.Cryptography.X509Certificates;
using QA.Analysis.Rules;
using QA.Ingest.Settings;
using QA.Reports.Wording;

namespace QA.Web;

/// <summary>How a workspace is served.</summary>
public sealed record WebOptions
{
    public required string Workspace { get; init; }
    public Profile Profile { get; init; } = new();
    public RuleBook Rules { get; init; } = RuleBook.BuiltIn();

    /// <summary>What the workspace's last analysis must have been made by for its readings to be these rules' and this profile's; null where they never are.</summary>
    public string? MadeBy { get; init; }

    /// <summary>The files that <see cref="Rules"/> were loaded from, for trying a change of one.</summary>
    public IReadOnlyList<(string Path, string Text)> RuleFiles { get; init; } = RuleBook.BuiltInFiles();

    public string Engine { get; init; } = "";

    /// <summary>Language of pages until a reader chooses another.</summary>
    public Language Language { get; init; } = Language.Chinese;

    /// <summary>Where to listen. Anything but loopback needs <see cref="AccountsFile"/>.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 5080);

    /// <summary>Who may come in; null only on loopback, where whoever uses the machine may.</summary>
    public string? AccountsFile { get; init; }

    /// <summary>Serves over HTTPS with it; without one a proxy in front has to encrypt.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The name that labels carry where there are no accounts.</summary>
    public string Reviewer { get; init; } = "local";

    /// <summary>Largest upload in bytes (default 512 MiB).</summary>
    public long UploadLimit { get; init; } = 512L * 1024 * 1024;

    /// <summary>A folder whose new files are imported as they come; null for none.</summary>
    public string? Watch { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told of what went wrong inside, without a word of any transcript.</summary>
    public Action<string> Remark { get; init; } = _ => { };

    public bool IsBeyondLoopback => !IPAddress.IsLoopback(Listen.Address);
}
