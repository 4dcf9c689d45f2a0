"""The other peers of the search: SQLite's FTS5 with its trigram tokenizer, and ripgrep over the texts as one file.

    python3 benchmarks/peers/search.py FOLDER [DATABASE]

reads corpus.tsv and queries.tsv as `search-workspace` wrote them. FTS5 does the same job: the exact total and the newest 20 with their
texts; words of fewer than three characters are beyond a trigram (MATCH and LIKE find
nothing, and say nothing), so all texts are looked through for them. ripgrep counts the lines that hold the words,
and nothing else. Milliseconds of processor time, p50 / p95, of a query's best of three.
"""
import os
import re
import resource
import sqlite3
import subprocess
import sys
import time

folder = sys.argv[1]
path = sys.argv[2] if len(sys.argv) > 2 else os.path.join(folder, "trigram.db")
corpus = os.path.join(folder, "corpus.tsv")


def build():
    begun = time.process_time()
    db = sqlite3.connect(path)
    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144;"
                     "CREATE VIRTUAL TABLE message USING fts5(text, tokenize = 'trigram'); CREATE TABLE agent (id TEXT, key INTEGER, PRIMARY KEY (id, key)) WITHOUT ROWID;")
    count = 0
    with open(corpus, encoding="utf-8", newline="\n") as lines:
        rows, agents = [], []
        for line in lines:
            key, who, text = line.rstrip("\n").split("\t")
            rows.append((int(key), text))
            agents += [(one, int(key)) for one in who.split(" ") if one]
            count += 1
            if len(rows) == 50000:
                db.executemany("INSERT INTO message (rowid, text) VALUES (?, ?)", rows)
                db.executemany("INSERT OR IGNORE INTO agent VALUES (?, ?)", agents)
                rows, agents = [], []
        db.executemany("INSERT INTO message (rowid, text) VALUES (?, ?)", rows)
        db.executemany("INSERT OR IGNORE INTO agent VALUES (?, ?)", agents)
    db.commit()
    db.close()
    print(f"trigram import, messages a second of processor time\t{count / (time.process_time() - begun):.0f}")


def trigram(db, order, agent, lowest, words):
    # A phrase is found as the characters in a row; English words as they stand, parts of longer ones too.
    where, values = [], []
    long = [w for w in words if len(w) >= 3]
    if long:
        where.append("text MATCH ?")
        values.append(" AND ".join('"' + w.replace('"', '""') + '"' for w in long))
    for w in words:
        if len(w) < 3:
            where.append("instr(text, ?) > 0")
            values.append(w)
    if agent:
        where.append("rowid IN (SELECT key FROM agent WHERE id = ?)")
        values.append(agent)
    if lowest:
        where.append("rowid >= ?")
        values.append(int(lowest))
    where = " AND ".join(where)
    total = db.execute(f"SELECT count(*) FROM message WHERE {where}", values).fetchone()[0]
    by = "rank" if order == "relevance" and long else "rowid DESC"
    db.execute(f"SELECT rowid, text FROM message WHERE {where} ORDER BY {by} LIMIT 20", values).fetchall()
    return total


def ripgrep(words):
    if len(words) == 1:
        subprocess.run(["rg", "-c", "-F", "--no-config", words[0], corpus], stdout=subprocess.DEVNULL)
    else:
        first = subprocess.Popen(["rg", "-F", "--no-config", words[0], corpus], stdout=subprocess.PIPE)
        subprocess.run(["rg", "-c", "-F", "--no-config", words[1]], stdin=first.stdout, stdout=subprocess.DEVNULL)
        first.wait()


def children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timed(clock, work):
    best = float("inf")
    for _ in range(3):
        begun = clock()
        work()
        best = min(best, 1000 * (clock() - begun))
        if best > 500:
            break
    return best


if not os.path.exists(path):
    build()
print(f"trigram database, MB\t{os.path.getsize(path) / 1e6:.0f}")
db = sqlite3.connect(path)
db.execute("PRAGMA cache_size = -262144")
classes = {}
with open(os.path.join(folder, "queries.tsv"), encoding="utf-8") as lines:
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        classes.setdefault(cells[0], []).append(cells)
for name, queries in classes.items():
    queries = queries[:20]
    figures = {"trigram": [], "ripgrep": []}
    for _, order, _, agent, lowest, *words in queries:
        words = [re.sub(r"\*$", "", word) for word in words]
        figures["trigram"].append(timed(time.thread_time, lambda: trigram(db, order, agent, lowest, words)))
        figures["ripgrep"].append(timed(children, lambda: ripgrep(words)))
    print(name + "".join(f"\t{peer} {sorted(all)[len(all) // 2]:.2f} / {sorted(all)[len(all) * 95 // 100]:.2f}" for peer, all in figures.items()), flush=True)
