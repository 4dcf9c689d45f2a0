using QA.Cli;

namespace QA.Tests.Cli;

/// <summary>The program as a user runs it, with its own workspace: exit code, stdout, stderr.</summary>
sealed class Qa : IDisposable
{
    readonly TemporaryFolder folder = new();

    public string Folder => folder.Path;
    public string Workspace => folder.Sub("workspace");

    public string File(string name, string text) => folder.File(name, text);
    public string File(string name, byte[] bytes) => folder.File(name, bytes);
    public string Sub(string name) => folder.Sub(name);

    public Answer Run(params string[] args) => RunIn(Workspace, args);

    public Answer RunIn(string workspace, params string[] args)
    {
        using StringWriter output = new(), remarks = new();
        var code = Door.Run([.. args, "--workspace", workspace], output, remarks);
        return new(code, output.ToString().ReplaceLineEndings("\n"), remarks.ToString().ReplaceLineEndings("\n"));
    }

    public void Dispose() => folder.Dispose();

    public sealed record Answer(int Code, string Out, string Remarks);
}
