using System.Diagnostics;
using System.Security.Cryptography;
using QA.Tests.Reports;

namespace QA.Tests.Cli;

/// <summary><c>qa report</c> as a program of its own, so that zone, language and processors are really others.</summary>
public class ReportCommandTests(SampleShop shop) : IClassFixture<SampleShop>
{
    sealed record Ran(int Code, string Out, string Remarks);

    Ran Report(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "qa.exe" : "qa"),
            ["report", "--workspace", shop.WorkspaceFolder, "--profile", shop.Settings, "--quiet", .. args])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, remarks) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        return new(process.ExitCode, output.Result, remarks.Result);
    }

    static readonly Dictionary<string, string> Here = [];

    static string[] Hashes(string folder) =>
    [
        .. from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
           let name = Path.GetRelativePath(folder, file)
           orderby name
           select $"{name} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}",
    ];

    [Fact]
    public void Zone_language_processors_and_folder_do_not_change_a_byte()
    {
        (string Zone, string Culture, string Processors)[] machines = [("Asia/Shanghai", "zh_CN.UTF-8", "1"), ("America/St_Johns", "tr_TR.UTF-8", "4"), ("Pacific/Kiritimati", "ar_SA.UTF-8", "2"), ("UTC", "de_DE.UTF-8", "3")];
        var sites = new List<string[]>();
        foreach (var (zone, culture, processors) in machines)
        {
            var folder = shop.Fresh($"site-{culture}");
            var ran = Report(new Dictionary<string, string> { ["TZ"] = zone, ["LANG"] = culture, ["LC_ALL"] = culture, ["DOTNET_PROCESSOR_COUNT"] = processors }, "--week", "2026-W46", "--out", folder);
            Assert.True(ran.Code == 0, ran.Remarks);
            sites.Add(Hashes(folder));
        }
        Assert.True(sites[0].Length > 50);
        Assert.All(sites, site => Assert.Equal(sites[0], site));
    }

    [Theory]
    [InlineData("--week", "2026-W46", "--from", "2026-W40")]
    [InlineData("--all-weeks", "--week", "2026-W46")]
    public void Weeks_are_named_in_one_way(params string[] args)
    {
        var ran = Report(Here, [.. args, "--out", shop.Fresh("none")]);
        Assert.Equal(1, ran.Code);
        Assert.Contains("exclude one another", ran.Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public void From_and_to_hold_both_ends_and_weeks_before_are_still_the_past()
    {
        var folder = shop.Fresh("two");
        Assert.Equal(0, Report(Here, "--from", "2026-W45", "--to", "2026-W46", "--out", folder).Code);
        Assert.Equal(["2026-W45", "2026-W46", "assets"], Directory.EnumerateDirectories(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_a_browser_pdf_says_what_to_do()
    {
        var ran = Report(new Dictionary<string, string> { ["QA_CHROMIUM"] = shop.Fresh("absent") }, "--pdf", "--out", shop.Fresh("none"));
        Assert.Equal(2, ran.Code);
        Assert.Contains("QA_CHROMIUM", ran.Remarks, StringComparison.Ordinal);
        Assert.Contains("leave --pdf out", ran.Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public void A_printed_page_carries_its_style_no_links_and_no_clock()
    {
        if (OperatingSystem.IsWindows()) return;
        // A browser that prints what it was given, with the date of today.
        var browser = shop.Fresh("browser");
        File.WriteAllText(browser, """
            #!/bin/sh
            for word in "$@"; do case "$word" in --print-to-pdf=*) pdf="${word#--print-to-pdf=}";; file://*) page="${word#file://}";; esac; done
            { printf '/CreationDate (D:20261122010203+00'; cat "$page"; } > "$pdf"
            """.ReplaceLineEndings("\n"));
        File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var folder = shop.Fresh("printed");
        var ran = Report(new Dictionary<string, string> { ["QA_CHROMIUM"] = browser }, "--week", "2026-W46", "--pdf", "--out", folder);

        Assert.True(ran.Code == 0, ran.Remarks);
        var printed = Directory.EnumerateFiles(folder, "*.pdf", SearchOption.AllDirectories).ToList();
        Assert.Contains(printed, file => file.EndsWith("index.pdf", StringComparison.Ordinal));
        Assert.Contains(printed, file => file.EndsWith($"agents{Path.DirectorySeparatorChar}802.pdf", StringComparison.Ordinal));
        foreach (var file in printed)
        {
            var text = File.ReadAllText(file);
            Assert.StartsWith("/CreationDate (D:20000101000000+00", text, StringComparison.Ordinal);
            Assert.Contains("<style>", text, StringComparison.Ordinal);
            Assert.DoesNotContain(" href=", text, StringComparison.Ordinal);
        }
        Assert.Contains("index.pdf", File.ReadAllText(Path.Combine(folder, "manifest.json")), StringComparison.Ordinal);
    }
}
