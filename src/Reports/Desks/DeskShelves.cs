using System.Text;
using QA.Analysis.Desk;
using QA.Ingest.Conversations;
using QA.Ingest.Settings;

namespace QA.Reports.Desks;

/// <summary>Work at the desk, laid by conversation after conversation until all of a customer's are there; on the disk, so that memory stays flat.</summary>
/// <remarks>Desks are counted customer by customer, and which conversations are one customer's shows only when all were read.</remarks>
sealed class DeskShelves : IDisposable
{
    /// <summary>Few enough that their files' buffers are small; enough that a shelf of a million messages is gone before the collector counts it among what stays.</summary>
    const int Count = 128;

    readonly Shelf[] shelves;

    public DeskShelves(string folder) => shelves = [.. Enumerable.Range(0, Count).Select(number => new Shelf(Path.Combine(folder, $"{number}.desk")))];

    /// <summary>Called from many threads.</summary>
    public void Add(DeskFacts visit)
    {
        var hash = 17u;
        foreach (var c in visit.CustomerId.Length > 0 ? visit.CustomerId : visit.Id.Value) hash = hash * 31 + c;
        var shelf = shelves[hash % Count];
        lock (shelf) DeskForm.Write(shelf.Writer, visit);
    }

    /// <summary>The desks of all shops. Called once.</summary>
    public DeskTotals Totals(Profile profile, IReadOnlyDictionary<string, DateTimeOffset> horizons, ILookup<(string Shop, string Customer), Order> ofCustomer, ParallelOptions options)
    {
        var (totals, turn) = ((DeskTotals?)null, new Lock());
        Parallel.ForEach(shelves, options, () => new DeskTotals(profile), (shelf, _, own) =>
        {
            foreach (var timeline in shelf.Timelines())
            {
                var (shop, customer) = (timeline[0].Id.Shop, timeline[0].CustomerId);
                own.Add(new(shop, customer, timeline, customer.Length == 0 ? [] : [.. ofCustomer[(shop, customer)]],
                    horizons.TryGetValue(shop, out var last) ? last : null));
            }
            return own;
        }, own =>
        {
            lock (turn)
                if (totals is null) totals = own;
                else totals.Merge(own);
        });
        return totals ?? new(profile);
    }

    public void Dispose()
    {
        foreach (var shelf in shelves) shelf.Dispose();
    }

    sealed class Shelf : IDisposable
    {
        readonly FileStream file;

        public Shelf(string path)
        {
            file = new(path, new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
                BufferSize = 1 << 12,
            });
            Writer = new(file, Encoding.UTF8, leaveOpen: true);
        }

        public BinaryWriter Writer { get; }

        public IEnumerable<IReadOnlyList<DeskFacts>> Timelines()
        {
            Writer.Flush();
            file.Position = 0;
            using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
            var known = new Dictionary<(string Shop, string Customer), List<DeskFacts>>();
            while (file.Position < file.Length)
            {
                var visit = DeskForm.Read(reader);
                // Customers without an id are not one customer.
                var key = visit.CustomerId.Length == 0 ? (visit.Id.Shop, "\n" + visit.Id.Value) : (visit.Id.Shop, visit.CustomerId);
                if (!known.TryGetValue(key, out var timeline)) known[key] = timeline = [];
                timeline.Add(visit);
            }
            return known.Values;
        }

        public void Dispose()
        {
            Writer.Dispose();
            file.Dispose();
        }
    }
}
