"""``python tiny_model.py FILE``: a llama model with random weights, of a few hundred kilobytes, for llama.cpp.

Runs in an environment of its own that has ``gguf`` and ``numpy`` (``make test-servers``). Its tokens are the 256 bytes.
"""

from __future__ import annotations

import sys

import gguf  # type: ignore[import-not-found,unused-ignore]
import numpy as np

WIDTH, LAYERS, HEADS, HIDDEN, CONTEXT = 64, 2, 4, 128, 8192
SPECIAL = ("<unk>", "<s>", "</s>")


def write_model(path: str) -> None:
    """Write the file."""
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(HIDDEN)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    _add_tokens(writer)
    dice = np.random.default_rng(7)
    for name, shape in _shapes():
        weights = np.ones(shape) if "norm" in name else dice.normal(0, 0.2, shape)
        writer.add_tensor(name, weights.astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _add_tokens(writer: gguf.GGUFWriter) -> None:
    tokens = [*SPECIAL, *(f"<0x{byte:02X}>" for byte in range(256))]
    kinds = [gguf.TokenType.UNKNOWN, gguf.TokenType.CONTROL, gguf.TokenType.CONTROL] + [
        gguf.TokenType.BYTE
    ] * 256
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("llama")
    writer.add_token_list([token.encode() for token in tokens])
    writer.add_token_scores([0.0] * len(tokens))
    writer.add_token_types([int(kind) for kind in kinds])
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)


def _shapes() -> list[tuple[str, tuple[int, ...]]]:
    """Tensors of a llama model; rows are outputs."""
    vocabulary = len(SPECIAL) + 256
    shapes: list[tuple[str, tuple[int, ...]]] = [("token_embd.weight", (vocabulary, WIDTH))]
    for layer in range(LAYERS):
        square = [(f"blk.{layer}.attn_{part}.weight", (WIDTH, WIDTH)) for part in ("q", "k", "v", "output")]
        norms = [(f"blk.{layer}.{part}_norm.weight", (WIDTH,)) for part in ("attn", "ffn")]
        wide = [(f"blk.{layer}.ffn_{part}.weight", (HIDDEN, WIDTH)) for part in ("gate", "up")]
        shapes += [*square, *norms, *wide, (f"blk.{layer}.ffn_down.weight", (WIDTH, HIDDEN))]
    return [*shapes, ("output_norm.weight", (WIDTH,)), ("output.weight", (vocabulary, WIDTH))]


if __name__ == "__main__":
    write_model(sys.argv[1])
