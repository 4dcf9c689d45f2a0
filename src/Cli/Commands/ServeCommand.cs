using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using QA.Ingest.Settings;
using QA.Reports.Wording;
using QA.Web;

namespace QA.Cli.Commands;

/// <summary><c>qa serve</c>: the reviewers' desk in the browser.</summary>
sealed class ServeCommand : ICommand
{
    readonly Option<int> port = new("--port") { Description = "Port on this machine alone; 0 takes a free one", DefaultValueFactory = _ => 5080 };
    readonly Option<string?> listen = new("--listen") { Description = "Address and port that others can reach, such as 0.0.0.0:5443; needs --accounts", HelpName = "ADDRESS:PORT" };
    readonly Option<string?> accounts = new("--accounts") { Description = "Who may come in: a file made with qa accounts add", HelpName = "FILE" };
    readonly Option<string?> certificate = new("--certificate") { Description = "Serve over HTTPS with this PEM file, certificate and key together", HelpName = "FILE" };
    readonly Option<string> reviewer = new("--reviewer") { Description = "The name that labels carry where there are no accounts", HelpName = "NAME", DefaultValueFactory = _ => Environment.UserName is { Length: > 0 } name ? name : "local" };
    readonly Option<int> upload = new("--upload-limit") { Description = "Largest upload in MB", DefaultValueFactory = _ => 512 };
    readonly Option<string?> watch = new("--watch") { Description = "Import files as they appear in this folder", HelpName = "DIR" };

    public Command Build(Globals globals)
    {
        port.Validators.Add(result => { if (result.GetValueOrDefault<int>() is < 0 or > 65535) result.AddError("--port takes a number from 0 to 65535"); });
        upload.Validators.Add(result => { if (result.GetValueOrDefault<int>() is < 1 or > 100_000) result.AddError("--upload-limit takes a number of MB from 1 to 100000"); });
        return new Command("serve", "Open the reviewers' desk in the browser") { port, listen, accounts, certificate, reviewer, upload, watch }.Does(globals, Run);
    }

    int Run(Session session)
    {
        var endpoint = new IPEndPoint(IPAddress.Loopback, session.Value(port));
        if (session.Value(listen) is { } address && (!IPEndPoint.TryParse(address, out endpoint!) || !address.Contains(':', StringComparison.Ordinal)))
            return session.Fail("--listen takes an address and a port, such as 0.0.0.0:5443", ExitCode.WrongUsage);
        if (session.Value(watch) is { } folder && !Directory.Exists(folder)) return session.Fail($"{folder}: there is no such folder to watch", ExitCode.InputRefused);
        var options = new WebOptions
        {
            Workspace = Path.GetFullPath(session.WorkspaceFolder),
            Profile = session.Profile,
            Rules = session.Rules,
            MadeBy = AnalysisStamp.Of(session),
            RuleFiles = RuleFiles.Files(session.OwnRules),
            Engine = EngineVersion.Text,
            Language = session.Lang == "en" ? Language.English : Language.Chinese,
            Listen = endpoint,
            AccountsFile = session.Value(accounts),
            Certificate = session.Value(certificate) is { } pem ? Certificate(pem) : null,
            Reviewer = session.Value(reviewer)!,
            UploadLimit = session.Value(upload) * 1024L * 1024,
            Watch = session.Value(watch),
            Remark = session.Remark,
        };
        return ServeAsync(session, options).GetAwaiter().GetResult();
    }

    static async Task<int> ServeAsync(Session session, WebOptions options)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await using var server = WebServer.Create(options);
        try
        {
            await server.StartAsync();
        }
        catch (IOException)
        {
            return session.Fail(string.Create(CultureInfo.InvariantCulture, $"{options.Listen} is taken or may not be used: choose another with --port"), ExitCode.FailedInside);
        }
        session.Out.WriteLine(server.Address);
        await session.Out.FlushAsync();
        if (options.AccountsFile is null) session.Remark("only this machine can reach it, and whoever uses this machine can read the chats; Ctrl+C ends it");
        else if (options.IsBeyondLoopback && options.Certificate is null) session.Remark("without --certificate put a proxy in front that encrypts: browsers send the sign-in cookie over HTTPS only");
        await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        return ExitCode.Done;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    static X509Certificate2 Certificate(string path)
    {
        try
        {
            using var pem = X509Certificate2.CreateFromPemFile(path);
            // A key read from PEM lives only as long as this call on some systems; a packed copy does not.
            return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        }
        catch (Exception problem) when (problem is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(path, 1, 1, "no certificate with its private key in PEM form: put both into one file");
        }
    }
}
