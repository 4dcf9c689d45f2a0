using QA.Ingest.Readers;

namespace QA.Cli;

/// <summary>The files of one command: one that cannot be used says so, and the others go on.</summary>
sealed class Intake(Session session)
{
    readonly List<ExportRefusedException> unread = [];

    /// <summary>Whether any file was refused that the user meant to be read.</summary>
    public bool HasRefused { get; private set; }

    /// <summary>Files of a folder or archive that no format claims: they only lie beside the exports, so the receipt lists them.</summary>
    public IReadOnlyList<ExportRefusedException> Unread => unread;

    /// <param name="oneOfMany">The file was not named itself, but found in a folder or an archive.</param>
    public void Try(Action work, bool oneOfMany = false)
    {
        try
        {
            work();
        }
        catch (ExportRefusedException refused)
        {
            if (oneOfMany && refused.IsUnknown) unread.Add(refused);
            else Refuse(refused);
        }
    }

    /// <summary>Nothing at all could be used: then those that were only found are named as well.</summary>
    public int RefuseAll()
    {
        foreach (var file in unread) Refuse(file);
        return ExitCode.InputRefused;
    }

    void Refuse(ExportRefusedException refused)
    {
        HasRefused = true;
        session.Remarks.WriteLine($"qa: {refused.Message}");
    }
}
