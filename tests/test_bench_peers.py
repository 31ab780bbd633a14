"""The benchmark against the peers: its endpoint and its arithmetic (not the peers themselves)."""

from __future__ import annotations

import json
import math
import urllib.request
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.bench.peers.answers import DIALECTS, Model, wrong_digit
from evals.bench.peers.curves import documents
from evals.bench.peers.drivers.job import Quoted, Read, paragraphs, place
from evals.bench.peers.figures import accepted_share, exact_share, limit_s, lost, spread
from evals.bench.peers.inputs import change_section, longest, multiply, poison, variant
from evals.bench.peers.ledger import common_length, count_traffic
from evals.bench.peers.report import markdown
from evals.bench.peers.server import serve
from evals.bench.peers.systems import SYSTEMS
from tests.loopback.script import Entry

TEXT = "关于养老的通知\n一、设施\n到2030年，新建食堂12处。\n二、人员\n培训护理员500名。\n"
ASKED = {
    "langextract": f"guidelines\n\nExamples\nQ: 例子3个。\nA: {{}}\n\nQ: {TEXT}\nA: ",
    "instructor": f"<正文>\n{TEXT}\n</正文>",
    "baml": f"<正文>\n{TEXT}\n</正文>",
    "contextgem": '<paragraph id="P0">到2030年，新建食堂12处。</paragraph>\n<paragraph id="P1">培训护理员500名。</paragraph>',
    "ours": f"<正文 ab>\n{TEXT}\n</正文 ab>",
}


def body(dialect: str, prefix: str = "guidelines") -> dict[str, object]:
    system, user = (
        {"role": role, "content": text} for role, text in (("system", prefix), ("user", ASKED[dialect]))
    )
    return {"model": "m", "messages": [system, user]}


def entry(content: str, sha: str = "a", fault: str = "") -> Entry:
    told = json.dumps({"messages": [{"role": "user", "content": content}]}).encode()
    return Entry("/v1/chat/completions", sha, 0, 500 if fault else 200, fault, told, 0.0)


@pytest.mark.parametrize("dialect", sorted(DIALECTS))
def test_every_system_is_offered_the_same_quotes(dialect: str) -> None:
    model = Model(dialect)
    model(body(dialect))
    assert set(model.offered) == {"到2030年", "新建食堂12处", "培训护理员500名"}


@pytest.mark.parametrize("dialect", sorted(DIALECTS))
def test_wrong_digits_stand_nowhere_in_the_text(dialect: str) -> None:
    model = Model(dialect, wrong=True)
    model(body(dialect))
    assert model.offered
    assert not any(quote in TEXT for quote in model.offered)


def test_each_system_has_its_dialect() -> None:
    assert {system.dialect for system in SYSTEMS} == set(DIALECTS)


@given(st.text(alphabet="年到0123456789处", min_size=1))
def test_a_wrong_digit_is_one_digit_away(words: str) -> None:
    changed = sum(left != right for left, right in zip(words, wrong_digit(words), strict=True))
    assert changed == int(any(char.isdigit() for char in words))


def test_the_server_counts_from_the_mark_on() -> None:
    with serve("instructor", {"latency_s": 0.0}) as endpoint:

        def ask() -> None:
            told = json.dumps(body("instructor")).encode()
            with urllib.request.urlopen(f"{endpoint.url}/chat/completions", told):
                pass

        ask()
        urllib.request.urlopen(endpoint.url.removesuffix("/v1") + "/mark").close()
        ask()
        ask()
        traffic, offered = endpoint.ledger()
        assert (traffic.requests, traffic.good, traffic.repeated) == (2, 2, 1)
        assert offered == ["到2030年", "新建食堂12处", "培训护理员500名"] * 2
        assert endpoint.everything().requests == 3


def test_a_shared_beginning_is_cheaper_from_the_second_request_on() -> None:
    long = "同样的开头" * 500
    alone = count_traffic([entry(long + "甲")])
    both = count_traffic([entry(long + "甲"), entry(long + "乙", "b")])
    assert alone.full_price_tokens == alone.prompt_tokens
    assert alone.prompt_tokens * 1.2 < both.full_price_tokens < alone.prompt_tokens * 1.3


def test_short_beginnings_are_no_cheaper() -> None:
    both = count_traffic([entry("开头甲"), entry("开头乙", "b")])
    assert both.full_price_tokens == both.prompt_tokens


def test_only_good_answers_are_paid_twice() -> None:
    traffic = count_traffic([entry("甲"), entry("甲", fault="errors"), entry("甲"), entry("乙", "b")])
    assert (traffic.requests, traffic.good, traffic.repeated) == (4, 3, 1)


@given(st.text(), st.text(), st.text())
def test_the_common_beginning_is_as_long_as_can_be(start: str, left: str, right: str) -> None:
    length = common_length(start + left, start + right)
    assert length >= len(start)
    assert (start + left)[:length] == (start + right)[:length]


def test_the_limit_counts_whole_rounds() -> None:
    assert [limit_s(requests, 16, 0.5) for requests in (1, 16, 17, 32)] == [0.5, 0.5, 1.0, 1.0]


@given(st.lists(st.floats(0, 1e6), min_size=1))
def test_a_median_lies_between_its_extremes(values: list[float]) -> None:
    made = spread(values)
    assert made.least <= made.median <= made.most


def read(quotes: Iterable[tuple[str, str]], failures: Iterable[str] = ()) -> Read:
    return Read(
        [Quoted(document, quote) for document, quote in quotes], {name: ["lost"] for name in failures}
    )


def test_losses_without_a_word_are_told_apart() -> None:
    whole = read([("a", "一"), ("a", "二"), ("b", "三"), ("c", "四")])
    made = lost(whole, read([("a", "一"), ("c", "四")], failures=["b"]))
    assert (made.expected, made.lost, made.unreported) == (4, 2, 1)


def test_the_same_record_given_twice_is_no_loss_once() -> None:
    assert lost(read([("a", "一"), ("a", "一")]), read([("a", "一")])).lost == 0


def test_exact_places_hold_the_quote() -> None:
    texts = {"a": "甲12处 乙3个"}
    records = [Quoted("a", "甲12处", 0, 4), Quoted("a", "乙3个", 1, 4)]
    assert exact_share(Read(records), texts, ["甲12处", "乙3个"]) == 0.5
    assert exact_share(Read([Quoted("a", "甲12处")]), texts, ["甲12处"]) == 0.0


def test_wrong_digits_count_as_accepted_with_a_place_or_where_nobody_gets_one() -> None:
    texts = {"a": "新建12处"}
    assert accepted_share(Read([Quoted("a", "新建22处")]), texts, ["新建22处"], places=False) == 1.0
    assert accepted_share(Read([Quoted("a", "新建22处")]), texts, ["新建22处"], places=True) == 0.0
    assert accepted_share(Read([Quoted("a", "新建12处", 0, 5)]), texts, ["新建22处"], places=True) == 1.0
    assert math.isnan(accepted_share(Read(), texts, ["新建12处"], places=True))


def test_variants_share_no_paragraph_with_a_number() -> None:
    first, second = (variant(TEXT, number) for number in (1, 2))
    shared = set(first.splitlines()) & set(second.splitlines())
    assert shared == {"关于养老的通知"}
    assert len(set(multiply([TEXT, "乙"], 5).values())) == 5


def test_documents_of_the_curves_have_their_length_and_differ() -> None:
    made = list(documents([TEXT, "乙" * 30], 100, 5))
    assert [len(text) for text in made] == [100] * 5
    assert len(set(made)) == 5


def test_one_section_changes() -> None:
    before, after = TEXT.splitlines(), change_section(TEXT).splitlines()
    assert [line for line in after if line not in before] == ["培训护理员501名。"]
    assert longest({"a": "甲", "b": "乙丙"}) == "b"
    assert poison(TEXT).startswith(TEXT)


@given(st.text(alphabet="甲乙\n。", max_size=200), st.integers(1, 50))
def test_loops_cut_between_lines_and_lose_nothing(text: str, most: int) -> None:
    chunks = paragraphs(text, most)
    assert "".join(chunks) == text
    assert all(len(chunk) <= most or chunk.count("\n") <= 1 for chunk in chunks)


def test_a_quote_is_placed_exactly_or_not_at_all() -> None:
    assert place("甲12处", "12处") == (1, 4)
    assert place("甲12处", "13处") is None
    assert place("甲", "") is None


def test_the_page_is_made_from_what_is_known() -> None:
    result = {
        "date": "2026-01-01",
        "machine": "two cores",
        "command": "make bench-peers",
        "repeats": 1,
        "concurrency": 16,
        "latency_s": 0.5,
        "documents": {"few": 2, "many": 20, "crowd": 1000},
        "systems": {
            "whole": {
                "settings": "as it comes",
                "many": {"requests": 7, "wall_s": {"median": 1.0, "least": 0.5, "most": 2.0}},
                "faults": {"500s": {"lost": 2, "expected": 9, "unreported": 1}},
            },
            "dead": {"settings": "as it comes", "again": {"died": "no word"}},
        },
    }
    assert "Not measured." in markdown(result)
    point = {
        "characters": 3000,
        "documents": 10,
        "characters_a_second": 61234.5,
        "records": 800,
        "peak_mb": 48.7,
    }
    cores = [
        {"workers": 1, "documents": 600, "wall_s": 30.0},
        {"workers": 2, "documents": 600, "wall_s": 20.0},
    ]
    page = markdown({**result, "rules": [point], "cores": cores})
    assert "30.0 s with one worker, 20.0 s with two, 1.50 times as fast" in page
    assert "## Time, 1,000 documents" in page
    assert "| 3,000 | 10 | 61,234 | 800 | 49 |" in page
    assert "| whole | 7 | 1.0 (0.5–2.0) | – |" in page
    assert "**2 of 9, 1 in silence**" in page
    assert "| dead | – |" in page
