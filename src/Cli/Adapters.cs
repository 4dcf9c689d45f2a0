namespace QA.Cli;

/// <summary>What this build has beside the embedded parts: see docs/engines.md.</summary>
static class Adapters
{
    /// <summary>Hands the adapters that were built in to their ports.</summary>
    public static void Join()
    {
#if WITH_LUCENE
        QA.Ingest.Search.TranscriptIndexes.Use(QA.Ingest.Lucene.LuceneIndex.Name, (connection, zone) => new QA.Ingest.Lucene.LuceneIndex(connection, zone));
#endif
#if WITH_SCOTTPLOT
        QA.Reports.Charts.ChartPictures.Use(QA.Reports.ScottPlot.PngCharts.Png);
#endif
    }
}
