"""Looks at an export for TRL as one would in a notebook: `python examples/notebook.py DIR` (needs pandas, duckdb, datasets).

    teachback export trl-kto -o DIR
"""

import json
import sys
from pathlib import Path

import datasets
import duckdb
import pandas

folder = Path(sys.argv[1])
manifest = json.loads((folder / "manifest.json").read_text())
files = sorted(str(file) for file in folder.glob("*.parquet"))
rows = pandas.concat(pandas.read_parquet(file) for file in files)

# %% What it is, and what was left out
print(manifest["command"])
print(pandas.DataFrame(manifest["left_out"]).fillna(0).astype(int))

# %% Which rules made it, of which models
print(rows.groupby(["model", "rule"]).size().unstack(fill_value=0))

# %% The same by SQL, without loading anything
print(duckdb.sql(f"select model, rule, count(*) as rows, sum(likes) as likes, sum(dislikes) as dislikes from read_parquet({files}) group by all order by all"))

# %% Are liked answers merely longer? Only rows with a label can tell
if "label" in rows:
    rows["length"] = rows["completion"].map(lambda turns: len(turns[0]["content"]))
    print(rows.groupby("label")["length"].describe())

# %% The answers that most people disliked, with the question and what was said about them
for row in rows.sort_values("dislikes", ascending=False).head(3).itertuples():
    print(f"\n{row.dislikes} dislikes: {row.prompt[-1]['content']}")
    print(*json.loads(row.comments), sep="\n")

# %% What a trainer takes: the columns that TRL knows, and the others left aside
training = datasets.load_dataset("parquet", data_files=files, split="train")
known = [name for name in ("prompt", "completion", "label", "chosen", "rejected") if name in training.column_names]
print(training.select_columns(known).features)
