#!/bin/sh
# Batch and its peer in one run: run.sh QA MESSAGES-FOLDER OUT [ROUNDS], after `npm install` here.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
qa=$1 data=$2 out=$3
mkdir -p "$out/duckdb"
measure() { name=$1; shift; /usr/bin/time -f "$name: %e s, processor %U+%S s, %M KB" "$@" > /dev/null; }
for round in $(seq "${4:-3}"); do
  measure "duckdb, the same work" node "$here/duckdb.mjs" "$data/messages-*.csv" "$data/orders.csv" "$out/duckdb"
  measure "batch, the same work" "$qa" batch "$data"/messages-*.csv "$data/orders.csv" --tables responses,findings,conversion \
    --rules "$here/twenty.yaml" --only-own-rules --out "$out/same" --quiet
  measure "batch, everything" "$qa" batch "$data" --out "$out/all" --quiet
done
