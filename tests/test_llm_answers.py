"""Answers that are broken, cut off, incomplete or come by another way."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarizer.cache import AnswerCache
from summarizer.engines.llm import LlmEngine
from summarizer.engines.protocol import Draft
from summarizer.errors import InvalidAnswerError, TruncatedError
from summarizer.load import load_text
from summarizer.pipeline import summarize_document
from summarizer.schemas.document import Facts
from summarizer.schemas.extraction import Usage
from tests.llm import chunk, chunks, quotes, read, settings
from tests.loopback import Loopback, Script, answer
from tests.loopback.answers import ABSTRACT


def test_an_answer_cut_off_is_asked_for_in_halves(tmp_path: Path) -> None:
    text = "\n".join(f"第{n}项，到2030年新建服务站{n + 3}处，培训人员{n * 7 + 5}人次。" for n in range(40))
    with Loopback() as server, LlmEngine(settings(server, tmp_path / "a")) as engine:
        whole = engine.extract([chunk(text)])
    with Loopback(Script(max_output_chars=2500)) as server:
        with LlmEngine(settings(server, tmp_path / "b")) as engine:
            parts = engine.extract([chunk(text)])
        assert len(server.chats) > 3
    assert parts[0].errors == ()
    assert quotes(parts) == quotes(whole)


def test_an_endpoint_that_cut_an_answer_off_is_asked_for_less_from_then_on(tmp_path: Path) -> None:
    def text(year: int) -> str:
        return "\n".join(
            f"第{n}项，到{year}年新建服务站{n + 3}处，培训人员{n * 7 + 5}人次。" for n in range(40)
        )

    with Loopback(Script(max_output_chars=2500)) as server:
        with LlmEngine(settings(server, tmp_path, audit=False)) as engine:
            first = engine.extract([chunk(text(2030))])
            before = len(server.chats)
            second = engine.extract([chunk(text(2031))])
        assert len(server.chats) - before < before
    assert len(quotes(second)[0]) == len(quotes(first)[0])
    assert second[0].errors == ()


def test_an_answer_that_is_always_cut_off_keeps_what_it_holds(tmp_path: Path) -> None:
    with Loopback(Script(max_output_chars=300)) as server:
        readings = read(server, tmp_path, count=1)
    assert [type(error) for error in readings[0].errors] == [TruncatedError]
    assert len(quotes(readings)[0]) == 2


def _misquoting(body: Mapping[str, Any]) -> str:
    """Wrong kind in one item, a wrong word in the next; both right when asked again."""
    question = body["messages"][-1]["content"]
    if "<待改" in question:
        items = [json.loads(line) for line in re.findall(r"^条目：(.*)$", question, re.MULTILINE)]
        mended = [item | {"kind": "target", "quote": item["quote"].replace("座", "处")} for item in items]
        return json.dumps({"items": mended}, ensure_ascii=False)
    found = json.loads(answer(body))
    found["items"][0]["kind"] = "愿景"
    found["items"][1]["quote"] = found["items"][1]["quote"].replace("处", "座")
    return json.dumps(found, ensure_ascii=False)


def test_invalid_items_and_misquotes_are_asked_about_once_more(tmp_path: Path) -> None:
    with Loopback(answer=_misquoting) as server:
        readings = read(server, tmp_path, count=1, audit=False)
        assert len(server.chats) == 2
    assert readings[0].errors == ()
    assert sorted(quotes(readings)[0]) == sorted(["到2030年", "全县新建食堂2处", "覆盖率达到10%"])


def test_items_that_stay_invalid_are_listed_and_the_others_kept(tmp_path: Path) -> None:
    def stubborn(body: Mapping[str, Any]) -> str:
        return '{"items": []}' if "<待改" in body["messages"][-1]["content"] else _misquoting(body)

    with Loopback(answer=stubborn) as server:
        readings = read(server, tmp_path, count=1, audit=False)
        assert len(server.chats) == 2
    assert [type(error) for error in readings[0].errors] == [InvalidAnswerError]
    assert "覆盖率达到10%" in quotes(readings)[0]
    assert AnswerCache(tmp_path).info().answers == 0


def test_the_audit_asks_about_numbers_left_out(tmp_path: Path) -> None:
    def forgetful(body: Mapping[str, Any]) -> str:
        found = json.loads(answer(body))
        if "<正文" in body["messages"][-1]["content"]:
            found["items"] = found["items"][:1]
        return json.dumps(found, ensure_ascii=False)

    with Loopback(answer=forgetful) as server:
        with LlmEngine(settings(server, tmp_path)) as engine:
            reading = engine.extract([chunk("到2030年，新建食堂12处，覆盖率达到85%。")])[0]
        assert len(server.chats) == 2
        question = json.loads(server.chats[-1].body)["messages"][-1]["content"]
    assert "85%｜" in question
    assert reading.extraction
    assert any("85%" in claim.quote for claim in reading.extraction.claims)


def test_the_abstract_is_written_once(tmp_path: Path) -> None:
    draft = Draft(Facts(title="某县方案"), (("一、目标", "新建食堂。"),), ())
    with Loopback() as server, LlmEngine(settings(server, tmp_path)) as engine:
        composition, usage = engine.compose(draft)
        again, cached = engine.compose(draft)
        assert len(server.chats) == 1
        assert engine.compose(Draft(Facts(), (), ())) == (None, Usage())
    assert composition == again
    assert composition
    assert composition.abstract
    assert (usage.requests, cached) == (1, Usage(cache_hits=1))


def test_a_short_document_is_read_and_summed_up_with_one_question(tmp_path: Path) -> None:
    document = load_text("青石县方案\n一、目标\n到2030年，新建食堂12处。", "a.txt")
    with Loopback() as server, LlmEngine(settings(server, tmp_path, audit=False)) as engine:
        summary = summarize_document(document, engine)
        assert len(server.chats) == 1
    assert summary.abstract == ABSTRACT


def test_an_abstract_that_was_left_out_is_asked_for(tmp_path: Path) -> None:
    def silent(body: Mapping[str, Any]) -> str:
        found = json.loads(answer(body))
        return json.dumps(found | {"abstract": None} if "items" in found else found, ensure_ascii=False)

    document = load_text("青石县方案\n一、目标\n到2030年，新建食堂12处。", "a.txt")
    with Loopback(answer=silent) as server, LlmEngine(settings(server, tmp_path, audit=False)) as engine:
        assert summarize_document(document, engine).abstract == ABSTRACT
        assert len(server.chats) == 2


def test_planned_requests_and_accepted_answers_warm_the_cache(tmp_path: Path) -> None:
    with Loopback() as server, LlmEngine(settings(server, tmp_path, audit=False)) as engine:
        planned = engine.plan(chunks(3))
        for request in planned:
            content = answer(request.body)
            completion = {
                "choices": [{"finish_reason": "stop", "message": {"role": "assistant", "content": content}}]
            }
            assert engine.accept(request.chunk, completion).stored
        assert engine.plan(chunks(3)) == []
        broken = {"choices": [{"finish_reason": "length", "message": {"content": content[:40]}}]}
        assert not engine.accept(chunk("另一段，5处。"), broken).stored
        assert not engine.accept(chunk("另一段，5处。"), {"choices": []}).stored
        engine.extract(chunks(3))
        assert server.chats == []
