using System.Diagnostics;
using System.Globalization;

namespace QA.Benchmarks;

/// <summary><c>qa serve</c> as a process of its own, so that its processor time and memory are its own.</summary>
sealed class DeskProcess : IDisposable
{
    readonly Process process;

    DeskProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public TimeSpan Processor { get { process.Refresh(); return process.TotalProcessorTime; } }

    public long Memory { get { process.Refresh(); return process.WorkingSet64; } }

    /// <summary>How long its threads were ready to run and no processor was free (Linux): what other programs on the machine took.</summary>
    public TimeSpan Waited
    {
        get
        {
            var nanoseconds = 0L;
            foreach (var thread in Directory.EnumerateDirectories($"/proc/{process.Id}/task"))
                try
                {
                    nanoseconds += long.Parse(File.ReadAllText(Path.Combine(thread, "schedstat")).Split(' ')[1], CultureInfo.InvariantCulture);
                }
                catch (IOException)
                {
                    // The thread has ended in the meantime.
                }
            return TimeSpan.FromTicks(nanoseconds / 100);
        }
    }

    /// <summary>Returns when the first pass over everything is done and figures are on the pages.</summary>
    public static async Task<DeskProcess> StartAsync(string program, string workspace, string profile)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        foreach (var word in (string[])["serve", "--workspace", workspace, "--profile", profile, "--port", "0"]) start.ArgumentList.Add(word);
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start");
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the server ended before it listened");
        var server = new DeskProcess(process, new(line));
        using var client = new HttpClient { BaseAddress = server.Address };
        while (!(await client.GetStringAsync("/agents")).Contains("<tbody", StringComparison.Ordinal)) await Task.Delay(500);
        // What it prepares afterwards belongs to the beginning too.
        await Task.Delay(5000);
        return server;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
