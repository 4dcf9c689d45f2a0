using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace QA.Reports.Site;

/// <summary>打印: pages as PDF through a Chromium that is installed on the machine, the same bytes for the same page and browser.</summary>
public sealed partial class Printer
{
    /// <summary>Names a program or, first of all, <see cref="Variable"/> names its path.</summary>
    static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge"];

    /// <summary>The environment variable that names the browser.</summary>
    public const string Variable = "QA_CHROMIUM";

    /// <summary>A page that takes longer is not going to come.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly string browser;

    Printer(string browser) => this.browser = browser;

    /// <summary>Null where the machine has none.</summary>
    public static Printer? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return File.Exists(named) ? new(named) : null;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).AsEnumerable();
        if (OperatingSystem.IsWindows())
            folders = folders.Concat(from root in (Environment.SpecialFolder[])[Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86]
                                     from product in (string[])["Google/Chrome/Application", "Microsoft/Edge/Application", "Chromium/Application"]
                                     select Path.Combine(Environment.GetFolderPath(root), product));
        if (OperatingSystem.IsMacOS())
            folders = folders.Concat(["/Applications/Google Chrome.app/Contents/MacOS", "/Applications/Chromium.app/Contents/MacOS"]);
        var places = from folder in folders from name in Programs.Concat(["Google Chrome", "Chromium"]) select Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
        return places.FirstOrDefault(File.Exists) is { } found ? new(found) : null;
    }

    /// <summary>A page as PDF, on A4.</summary>
    /// <exception cref="IOException">The browser did not print it.</exception>
    public byte[] Print(string html)
    {
        var folder = Directory.CreateTempSubdirectory("qa-print-");
        try
        {
            var (page, pdf) = (Path.Combine(folder.FullName, "page.html"), Path.Combine(folder.FullName, "page.pdf"));
            File.WriteAllText(page, Standalone(html));
            Run(folder.FullName, pdf, page);
            return Timeless(File.ReadAllBytes(pdf));
        }
        finally
        {
            try
            {
                folder.Delete(recursive: true);
            }
            catch (IOException)
            {
                // A browser that is still closing holds its own folder; the system clears it away.
            }
        }
    }

    void Run(string folder, string pdf, string page)
    {
        var start = new ProcessStartInfo(browser) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])
        [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
            "--no-pdf-header-footer", $"--user-data-dir={Path.Combine(folder, "browser")}", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
        ]) start.ArgumentList.Add(argument);
        // A browser refuses to guard itself against the machine's own administrator; a page here holds no script.
        if (!OperatingSystem.IsWindows() && Environment.UserName == "root") start.ArgumentList.Insert(1, "--no-sandbox");
        // The zone decides nothing on a page; set, so that the browser's own stamps cannot depend on it.
        start.Environment["TZ"] = "UTC";
        using var process = Process.Start(start) ?? throw new IOException("the browser could not be started");
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new IOException("the browser did not finish printing");
        }
        if (!File.Exists(pdf)) throw new IOException("the browser printed nothing");
    }

    /// <summary>With the stylesheet inside, and without links: on paper they lead nowhere, and a browser would print this machine's folders into them.</summary>
    static string Standalone(string html) =>
        Link().Replace(Sheet().Replace(html, $"<style>{SiteWriter.Stylesheet}</style>"), "$1");

    /// <summary>The moment of printing, put back to the beginning of its century: nothing else in the file depends on the clock.</summary>
    static byte[] Timeless(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        return Encoding.Latin1.GetBytes(Moment().Replace(text, static found => found.Groups[1].Value + "20000101000000"));
    }

    [GeneratedRegex("""<link rel="stylesheet"[^>]*>""")]
    private static partial Regex Sheet();

    [GeneratedRegex("(<a\\b[^>]*?) href=\"[^\"]*\"")]
    private static partial Regex Link();

    [GeneratedRegex("""(/(?:CreationDate|ModDate) ?\(D:)(\d{14})""")]
    private static partial Regex Moment();
}
