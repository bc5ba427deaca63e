"""Loads every export with the libraries of its trainer, and trains on those for TRL.

Each check prints a line; the last one says how many passed and failed. What a library only publishes in words
(OpenAI, LLaMA-Factory) is checked by these words.
"""

import importlib.metadata
import json
import sys
import tempfile
from pathlib import Path

import datasets
import duckdb
import pandas
import torch
from tokenizers import Tokenizer, models, pre_tokenizers, trainers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast
from trl import DPOConfig, DPOTrainer, KTOConfig, KTOTrainer, SFTConfig, SFTTrainer
from trl.data_utils import apply_chat_template, is_conversational

TEMPLATE = (
    "{% for message in messages %}<|{{ message['role'] }}|>{{ message['content'] }}<|end|>{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)
COLUMNS = {
    "sft": {"prompt", "completion"},
    "dpo": {"prompt", "chosen", "rejected"},
    "kto": {"prompt", "completion", "label"},
}
RESERVED = set(
    "text messages prompt completion chosen rejected label labels input_ids completion_mask assistant_masks "
    "seq_lengths image images tools chat_template_kwargs conversations".split()
)


def tokenizer(texts):
    """A small one, trained on the texts themselves."""
    inner = Tokenizer(models.BPE(unk_token="<unk>"))
    inner.pre_tokenizer = pre_tokenizers.ByteLevel()
    special = ["<unk>", "<pad>", "<|end|>", "<|system|>", "<|user|>", "<|assistant|>"]
    inner.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=400, special_tokens=special))
    made = PreTrainedTokenizerFast(
        tokenizer_object=inner, unk_token="<unk>", pad_token="<pad>", eos_token="<|end|>"
    )
    made.chat_template = TEMPLATE
    return made


def model(words):
    torch.manual_seed(7)
    size = dict(hidden_size=16, intermediate_size=32, num_hidden_layers=1, num_attention_heads=2)
    return LlamaForCausalLM(
        LlamaConfig(vocab_size=len(words), pad_token_id=words.pad_token_id, max_position_embeddings=4096, **size)
    )


def load(folder, kind, name):
    return datasets.load_dataset(kind, data_files=str(folder / name), split="train", cache_dir=tempfile.mkdtemp())


def turns(row):
    return [turn for column in row.values() if isinstance(column, list) for turn in column]


def the_two_files_are_the_same(folder, name):
    lines = load(folder, "json", f"{name}.jsonl").to_list()
    table = load(folder, "parquet", f"{name}.parquet").to_list()
    assert lines == table, "Parquet and JSONL differ"


def trl_recognises(folder, name):
    for kind, file in (("json", f"{name}.jsonl"), ("parquet", f"{name}.parquet")):
        rows = load(folder, kind, file)
        known = RESERVED & set(rows.column_names)
        assert known == COLUMNS[name], known
        assert len(rows) >= 4, len(rows)
        words = tokenizer(turn["content"] for row in rows for turn in turns(row))
        for row in rows:
            kept = {column: row[column] for column in COLUMNS[name]}
            assert is_conversational(kept), row
            applied = apply_chat_template(kept, words)
            assert applied["prompt"].endswith("<|assistant|>"), applied
            roles = [turn["role"] for turn in row["prompt"] if turn["role"] != "system"]
            assert roles[0] == roles[-1] == "user", roles
            assert all(one != other for one, other in zip(roles, roles[1:])), roles


def two_steps(folder, name):
    rows = load(folder, "json", f"{name}.jsonl")
    words = tokenizer(turn["content"] for row in rows for turn in turns(row))
    configs = {"sft": SFTConfig, "dpo": DPOConfig, "kto": KTOConfig}
    makers = {"sft": SFTTrainer, "dpo": DPOTrainer, "kto": KTOTrainer}
    with tempfile.TemporaryDirectory() as out:
        config = configs[name](
            output_dir=out, max_steps=2, per_device_train_batch_size=2, max_length=1024, use_cpu=True, bf16=False,
            report_to=[], save_strategy="no", disable_tqdm=True, logging_steps=1,
        )
        reference = {} if name == "sft" else {"ref_model": model(words)}
        trainer = makers[name](
            model=model(words), args=config, train_dataset=rows, processing_class=words, **reference
        )
        assert len(trainer.train_dataset) == len(rows), "rows were dropped"
        trainer.train()
        losses = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]
        assert trainer.state.global_step == 2 and all(loss == loss for loss in losses), losses
        print(f"     loss {', '.join(f'{loss:.3f}' for loss in losses)} over {len(rows)} rows")


def kto_has_both_and_neighbours_differ(folder):
    rows = load(folder, "json", "kto.jsonl")
    assert rows.features["label"].dtype == "bool" and set(rows["label"]) == {True, False}
    same = sum(one["prompt"] == other["prompt"] for one, other in zip(rows, rows.select(range(1, len(rows)))))
    assert same <= len(rows) // 10, f"{same} of {len(rows)} neighbours have the same prompt"


def notebooks_open_it(folder, name):
    frame = pandas.read_parquet(folder / f"{name}.parquet")
    assert frame["example_id"].map(type).eq(str).all() and frame["likes"].dtype.kind in "iu"
    counted = duckdb.sql(f"select model, count(*), sum(likes) from '{folder}/{name}.parquet' group by model").fetchall()
    assert sum(row[1] for row in counted) == len(frame)
    asked = duckdb.sql(f"select prompt[-1].content from '{folder}/{name}.parquet'").fetchall()
    assert all(isinstance(row[0], str) for row in asked)


def the_card_picks_the_data(folder):
    """`load_dataset(folder)` goes by the card: one configuration for each file of data, and nothing else."""
    manifest = json.loads((folder / "manifest.json").read_text())
    rows = {file["name"]: file["rows"] for file in manifest["files"]}
    names = datasets.get_dataset_config_names(str(folder))
    for name in names:
        loaded = datasets.load_dataset(str(folder), name, split="train", cache_dir=tempfile.mkdtemp())
        assert len(loaded) == rows[f"{name}.jsonl"] > 0, (name, len(loaded))
    data = {name.removesuffix(".jsonl") for name in rows if name.endswith(".jsonl")}
    assert set(names) == data, names
    if len(names) == 1:
        assert datasets.load_dataset(str(folder), split="train", cache_dir=tempfile.mkdtemp()).num_rows == len(loaded)


def no_trainer_takes_it(folder):
    rows = load(folder, "json", "evaluation.jsonl")
    assert not RESERVED & set(rows.column_names), rows.column_names
    words = tokenizer(rows["was_answered"])
    with tempfile.TemporaryDirectory() as out:
        common = dict(output_dir=out, max_steps=1, use_cpu=True, bf16=False, report_to=[], disable_tqdm=True)
        for config, make in ((SFTConfig, SFTTrainer), (DPOConfig, DPOTrainer), (KTOConfig, KTOTrainer)):
            try:
                make(model=model(words), args=config(**common), train_dataset=rows, processing_class=words)
            except (KeyError, ValueError):
                continue
            raise AssertionError(f"{make.__name__} takes it")


def lines_of(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def alternates(messages, more=frozenset()):
    """The role that speaks last; a message has what every message has, and may have more."""
    roles = [message["role"] for message in messages if message["role"] != "system"]
    assert roles[0] == "user" and all(one != other for one, other in zip(roles, roles[1:])), roles
    assert all(set(message) - more == {"role", "content"} and message["content"] for message in messages)
    return roles[-1]


def openai_sft(folder):
    """Chat format of supervised fine-tuning: messages alone, the last one by the assistant and the only one that is learned."""
    rows = lines_of(folder / "sft.jsonl")
    assert rows
    for row in rows:
        assert set(row) == {"messages"} and alternates(row["messages"], {"weight"}) == "assistant"
        *before, answer = row["messages"]
        assert "weight" not in answer
        assert all(turn.get("weight") == (0 if turn["role"] == "assistant" else None) for turn in before), before


def openai_dpo(folder):
    """Preference format: an input that ends with the user, two outputs of one assistant message each."""
    rows = lines_of(folder / "dpo.jsonl")
    assert rows
    for row in rows:
        assert set(row) == {"input", "preferred_output", "non_preferred_output"}
        assert set(row["input"]) == {"messages", "tools", "parallel_tool_calls"}
        assert alternates(row["input"]["messages"]) == "user"
        for output in (row["preferred_output"], row["non_preferred_output"]):
            assert len(output) == 1 and output[0]["role"] == "assistant" and output[0]["content"]


def llamafactory(folder):
    """What its sharegpt converter does: turns must alternate in pairs, chosen and rejected are objects, the tag a boolean."""
    info = json.loads((folder / "dataset_info.json").read_text())
    for name, entry in info.items():
        columns = entry["columns"]
        rows = lines_of(folder / entry["file_name"])
        assert rows and entry["formatting"] == "sharegpt", name
        for row in rows:
            last = alternates(row[columns["messages"]])
            if entry.get("ranking"):
                assert last == "user" and all(row[columns[key]]["role"] == "assistant" for key in ("chosen", "rejected"))
            else:
                assert last == "assistant"
            if "kto_tag" in columns:
                assert isinstance(row[columns["kto_tag"]], bool)


def oasst(folder):
    """Every node has its fields, prompters and assistants take turns, nothing is null."""
    fields = "message_id user_id created_date text role lang review_count deleted synthetic emojis labels replies".split()

    def walk(node, role, parent):
        assert not [field for field in fields if field not in node] and None not in node.values()
        assert node["role"] == role and node.get("parent_id") == parent
        other = "assistant" if role == "prompter" else "prompter"
        return 1 + sum(walk(reply, other, node["message_id"]) for reply in node["replies"])

    trees = lines_of(folder / "trees.jsonl")
    assert trees and sum(walk(tree["prompt"], "prompter", None) for tree in trees) > len(trees)


def main():
    datasets.disable_progress_bars()
    root = Path(sys.argv[1])
    checks = []
    for name in COLUMNS:
        folder = root / f"trl-{name}"
        checks += [
            (f"trl-{name}: Parquet and JSONL are the same", the_two_files_are_the_same, folder, name),
            (f"trl-{name}: TRL recognises every row", trl_recognises, folder, name),
            (f"trl-{name}: TRL trains two steps", two_steps, folder, name),
            (f"trl-{name}: pandas and DuckDB open it", notebooks_open_it, folder, name),
        ]
    checks += [
        ("trl-kto: both labels, neighbours differ", kto_has_both_and_neighbours_differ, root / "trl-kto"),
        ("openai-sft: as published", openai_sft, root / "openai-sft"),
        ("openai-dpo: as published", openai_dpo, root / "openai-dpo"),
        ("llamafactory: as its converter wants", llamafactory, root / "llamafactory"),
        ("oasst: trees of alternating turns", oasst, root / "oasst"),
        ("evaluation: no trainer takes it", no_trainer_takes_it, root / "evaluation"),
    ]
    checks += [
        (f"{folder.name}: its card picks the data", the_card_picks_the_data, folder) for folder in sorted(root.iterdir())
    ]
    print(", ".join(f"{it} {importlib.metadata.version(it)}" for it in ("trl", "transformers", "datasets", "torch")))
    failed = 0
    for sentence, check, *arguments in checks:
        try:
            check(*arguments)
            print(f"ok   {sentence}")
        except Exception as error:  # each check is told of, whatever it dies of
            failed += 1
            print(f"FAIL {sentence}: {type(error).__name__}: {error}")
    print(f"{len(checks) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
