using QA.Analysis.Readings;
using QA.Analysis.Scoring;
using QA.Ingest.Conversations;
using QA.Ingest.Store;

namespace QA.Reports.Readings;

/// <summary>What was read of a workspace's conversations: by its last analysis where that still holds, else by a pass of one's own.</summary>
/// <remarks>Not safe to share between threads.</remarks>
public sealed class ReadingShelf : IDisposable
{
    readonly Workspace workspace;
    readonly bool isKept, again;
    readonly List<long> begins = [0];
    FileStream? file;

    /// <param name="workspace">Whose conversations.</param>
    /// <param name="madeBy">What the last analysis must have been made by to hold; null where it never does.</param>
    /// <param name="again">Whether blocks are asked for once more after the run; without an analysis they lie on the disk until then.</param>
    public ReadingShelf(Workspace workspace, string? madeBy, bool again = false)
    {
        (this.workspace, this.again) = (workspace, again);
        Count = madeBy is null ? 0 : workspace.Analysed.Readings(madeBy);
        isKept = Count > 0;
    }

    /// <summary>How many blocks there are.</summary>
    public int Count { get; private set; }

    /// <summary>Every conversation of the workspace in order, scored; read only where no analysis did.</summary>
    /// <param name="pass">Scores them.</param>
    /// <param name="threads">0 for one per processor.</param>
    /// <param name="along">Done on the thread that scored the conversation, in no order.</param>
    /// <exception cref="WorkspaceException">What the last analysis kept is damaged.</exception>
    public IEnumerable<(Conversation Conversation, ScoredConversation Scored)> Run(AnalysisPass pass, int threads = 0, Action<Conversation, ScoredConversation>? along = null)
    {
        var all = workspace.Reading.All();
        return Count > 0 ? Whole(pass.RunOver(all, block => block < Count ? At(block) : null, threads, along))
            : again ? pass.RunAndKeep(all, Add, threads, along)
            : pass.RunWithText(all, threads, along);
    }

    /// <summary>A block by its number from 0.</summary>
    /// <exception cref="WorkspaceException">It is damaged.</exception>
    public byte[] At(int number)
    {
        if (isKept) return Whole(() => workspace.Analysed.Reading(number));
        if (file is null) throw new InvalidOperationException("readings are asked for before they were made");
        var block = new byte[begins[number + 1] - begins[number]];
        file.Position = begins[number];
        file.ReadExactly(block);
        return block;
    }

    /// <summary>The readings of a block.</summary>
    /// <param name="block">As <see cref="At"/> gave it. May be called on several threads.</param>
    /// <param name="isWhole">Which conversations come whole; the others in outline.</param>
    /// <exception cref="WorkspaceException">It is damaged.</exception>
    public IReadOnlyList<ConversationReading> Unpack(byte[] block, Predicate<ConversationId> isWhole) => Whole(() => ReadingForm.Unpack(block, isWhole));

    public void Dispose() => file?.Dispose();

    void Add(byte[] block)
    {
        file ??= new(Path.Combine(Path.GetTempPath(), $"qa-readings-{Path.GetRandomFileName()}"),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        file.Position = begins[^1];
        file.Write(block);
        begins.Add(file.Position);
        Count++;
    }

    IEnumerable<T> Whole<T>(IEnumerable<T> results)
    {
        using var result = results.GetEnumerator();
        while (Whole(result.MoveNext)) yield return result.Current;
    }

    T Whole<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException)
        {
            throw new WorkspaceException(workspace.Folder, "what the last analysis kept cannot be read", "run qa analyze again");
        }
    }
}
