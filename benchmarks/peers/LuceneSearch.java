import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * The peer of the search: Lucene 8 over the messages and queries that `search-workspace` wrote. The same job: the exact total and the
 * newest 20 with their texts. CJKAnalyzer without stop words over text that is folded already; two threads write the index.
 */
public final class LuceneSearch {
  static final int ROUNDS = 3, WARM_UP = 20;

  /** Time is the thread's on a processor, as in the run that this is the peer of. */
  static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  public static void main(String[] args) throws Exception {
    Path corpus = Paths.get(args[0], "corpus.tsv"), queries = Paths.get(args[0], "queries.tsv"), index = Paths.get(args[1]);
    Analyzer analyzer = new CJKAnalyzer(CharArraySet.EMPTY_SET);
    if (!Files.exists(index)) write(corpus, index, analyzer);
    long bytes = 0;
    try (var files = Files.list(index)) {
      for (Path file : (Iterable<Path>) files::iterator) bytes += Files.size(file);
    }
    System.out.printf(Locale.ROOT, "lucene index, MB\t%.0f%n", bytes / 1e6);
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(index))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      Map<String, List<String[]>> classes = new LinkedHashMap<>();
      for (String line : Files.readAllLines(queries, StandardCharsets.UTF_8)) {
        String[] cells = line.split("\t", -1);
        classes.computeIfAbsent(cells[0], key -> new ArrayList<>()).add(cells);
      }
      for (var kind : classes.entrySet()) time(searcher, analyzer, kind.getKey(), kind.getValue());
    }
  }

  static void write(Path corpus, Path index, Analyzer analyzer) throws Exception {
    long start = System.nanoTime();
    AtomicLong count = new AtomicLong();
    IndexWriterConfig config = new IndexWriterConfig(analyzer).setRAMBufferSizeMB(256);
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(index), config); BufferedReader lines = Files.newBufferedReader(corpus)) {
      Runnable work = () -> {
        try {
          while (true) {
            List<String> chunk = new ArrayList<>(512);
            synchronized (lines) {
              for (String line; chunk.size() < 512 && (line = lines.readLine()) != null; ) chunk.add(line);
            }
            if (chunk.isEmpty()) return;
            for (String line : chunk) {
              String[] cells = line.split("\t", -1);
              Document document = new Document();
              long key = Long.parseLong(cells[0]);
              document.add(new NumericDocValuesField("key", key));
              document.add(new LongPoint("key", key));
              for (String agent : cells[1].split(" ")) if (!agent.isEmpty()) document.add(new StringField("agent", agent, Field.Store.NO));
              document.add(new TextField("text", cells[2], Field.Store.YES));
              writer.addDocument(document);
            }
            count.addAndGet(chunk.size());
          }
        } catch (Exception problem) {
          throw new IllegalStateException(problem);
        }
      };
      Thread other = new Thread(work);
      other.start();
      work.run();
      other.join();
      writer.commit();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(Locale.ROOT, "lucene import, messages/s\t%.0f%n", count.get() / seconds);
  }

  static void time(IndexSearcher searcher, Analyzer analyzer, String name, List<String[]> queries) throws Exception {
    double[] best = new double[queries.size()];
    long different = 0;
    for (int i = -Math.min(WARM_UP, queries.size()); i < queries.size(); i++) {
      String[] cells = queries.get(i < 0 ? i + Math.min(WARM_UP, queries.size()) : i);
      double least = Double.MAX_VALUE;
      long total = 0;
      for (int round = 0; round < ROUNDS; round++) {
        long start = CLOCK.getCurrentThreadCpuTime();
        total = run(searcher, analyzer, cells);
        least = Math.min(least, (CLOCK.getCurrentThreadCpuTime() - start) / 1e6);
      }
      if (i < 0) continue;
      best[i] = least;
      if (total != Long.parseLong(cells[2]) && !cells[1].equals("relevance")) different++;
    }
    Arrays.sort(best);
    System.out.printf(Locale.ROOT, "%s\t%.2f / %.2f\t%d of %d totals differ%n", name, best[best.length / 2], best[best.length * 95 / 100], different, best.length);
  }

  /** Cells: class, order, total, agent, lowest key, then phrases; a star ends a prefix. */
  static long run(IndexSearcher searcher, Analyzer analyzer, String[] cells) throws Exception {
    QueryBuilder words = new QueryBuilder(analyzer);
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (int i = 5; i < cells.length; i++) {
      Query query = cells[i].endsWith("*")
          ? new PrefixQuery(new Term("text", cells[i].substring(0, cells[i].length() - 1)))
          : words.createPhraseQuery("text", cells[i]);
      if (query != null) all.add(query, BooleanClause.Occur.MUST);
    }
    if (!cells[3].isEmpty()) all.add(new TermQuery(new Term("agent", cells[3])), BooleanClause.Occur.FILTER);
    if (!cells[4].isEmpty()) all.add(LongPoint.newRangeQuery("key", Long.parseLong(cells[4]), Long.MAX_VALUE), BooleanClause.Occur.FILTER);
    TopDocs found;
    if (cells[1].equals("relevance")) {
      TopScoreDocCollector collector = TopScoreDocCollector.create(20, 1000);
      searcher.search(all.build(), collector);
      found = collector.topDocs();
    } else {
      TopFieldCollector collector = TopFieldCollector.create(new Sort(new SortField("key", SortField.Type.LONG, true)), 20, Integer.MAX_VALUE);
      searcher.search(all.build(), collector);
      found = collector.topDocs();
    }
    for (ScoreDoc hit : found.scoreDocs) searcher.doc(hit.doc);
    return found.totalHits.value;
  }
}
