"""Looks at an export for TRL as one would in a notebook: `python examples/notebook.py DIR` (needs pandas).

    teachback export trl-kto -o DIR
"""

import json
import sys
from pathlib import Path

import pandas

folder = Path(sys.argv[1])
manifest = json.loads((folder / "manifest.json").read_text())
rows = pandas.concat(pandas.read_parquet(file) for file in sorted(folder.glob("*.parquet")))

# %% What it is, and what was left out
print(manifest["command"])
print(pandas.DataFrame(manifest["left_out"]).fillna(0).astype(int))

# %% Which rules made it, of which models
print(rows.groupby(["model", "rule"]).size().unstack(fill_value=0))

# %% Are liked answers merely longer? Only rows with a label can tell
if "label" in rows:
    rows["length"] = rows["completion"].map(lambda turns: len(turns[0]["content"]))
    print(rows.groupby("label")["length"].describe())

# %% The answers that most people disliked, with the question and what was said about them
for row in rows.sort_values("dislikes", ascending=False).head(3).itertuples():
    print(f"\n{row.dislikes} dislikes: {row.prompt[-1]['content']}")
    print(*json.loads(row.comments), sep="\n")
