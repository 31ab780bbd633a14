"""Loading of HTML: the article among chrome, hidden text, copies and tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import summarize
from summarizer.errors import InputError
from summarizer.limits import Limits
from summarizer.load import load_bytes
from summarizer.schemas.document import Document, Link
from summarizer.schemas.summary import Summary


def one_line_or_text(source: str) -> str:
    try:
        return load_bytes(b"<html>" + source.encode(), "a.html").text
    except InputError as error:
        return "" if "\n" in str(error) else str(error)


BODY = "".join(
    f"<p>　　第{number}项任务由县民政局牵头，年底前建成社区食堂{number}家，服务老年人{number}00人以上。</p>"
    for number in range(2, 9)
)


def page(body: str) -> Document:
    source = f"<html><head><title>某县工作方案 - 某县人民政府网</title></head><body>{body}</body></html>"
    return load_bytes(source.encode(), "a.html")


def test_navigation_scripts_and_footers_are_left_out() -> None:
    document = page(
        "<div class='nav'><a href='/'>首页</a><a href='/a'>政务公开，服务，互动</a></div>"
        f"<div id='zoom'>{BODY}</div><script>var a='年底前，建成。'</script>"
        "<ul class='links'>" + "<li><a href='/x'>某某局，某某委，某某办公室</a></li>" * 40 + "</ul>"
        "<div class='footer'>主办：某县人民政府办公室，地址：某路1号</div>"
    )
    assert len(document.text.split("\n")) == 7
    assert document.text.startswith("第2项任务")
    assert document.title_hint == "某县工作方案"


def test_hidden_text_and_comments_are_left_out_but_a_hidden_article_is_read() -> None:
    assert (
        "秘密" not in page(f"{BODY}<p style='display:none'>秘密，不可见的文字在这里。</p><!-- 秘密 -->").text
    )
    assert "第2项任务" in page(f"<div style='display: none'>{BODY}</div>").text


def test_a_second_copy_of_the_article_is_left_out() -> None:
    document = page(f"<div class='a'>{BODY}</div><div class='b'>{BODY}</div>")
    assert document.text.count("第5项任务") == 1


def test_line_ends_of_the_source_are_no_spaces_between_chinese() -> None:
    assert (
        page("<p>加强养老\n   服务体系建设，<b>年底前</b>建成<br>三家。</p>").text
        == "加强养老服务体系建设，年底前建成\n三家。"
    )


def test_ruby_gives_its_base_text_only() -> None:
    assert (
        page("<p><ruby>養<rt>yǎng</rt></ruby>老服務體系建設，全面完成。</p>").text
        == "養老服務體系建設，全面完成。"
    )


def test_tables_become_pipe_rows_with_merged_cells_spread() -> None:
    document = page(
        "<p>主要指标如下，请遵照执行，确保完成。</p><table><tr><th rowspan=2>指标</th><th colspan=2>目标</th></tr>"
        "<tr><th>2025年</th><th>2030年</th></tr><tr><td>床位（张）</td><td>1 200</td><td>2|400</td></tr>"
        "<tr><td rowspan=2>社区</td><td>3</td><td>4</td></tr><tr><td>5</td><td>6</td></tr></table>"
    )
    assert document.text.split("\n")[1:] == [
        "| 指标 | 目标 | 目标 |",
        "| 指标 | 2025年 | 2030年 |",
        "| 床位（张） | 1 200 | 2｜400 |",
        "| 社区 | 3 | 4 |",
        "| 社区 | 5 | 6 |",
    ]


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    document = page(f"<table><tr><td><a href='/'>首页</a></td><td>{BODY * 3}</td></tr></table>")
    assert "|" not in document.text


def test_ordered_lists_show_their_numbers() -> None:
    document = page("<ol start=3><li>建成食堂三家，开放运行。</li><li>建成公园两个，开放运行。</li></ol>")
    assert document.text == "3.建成食堂三家，开放运行。\n4.建成公园两个，开放运行。"


def test_the_declared_charset_is_followed_where_the_bytes_agree() -> None:
    source = f"<html><head><meta charset='gb2312'></head><body>{BODY}</body></html>"
    assert load_bytes(source.encode("gb18030"), "a.html").encoding == "gb18030"
    assert load_bytes(source.encode("utf-8"), "a.html").encoding == "utf-8"


@pytest.mark.parametrize("body", ["", "<img src='a.png'>", "<script>1</script>"])
def test_a_page_without_text_is_refused(body: str) -> None:
    with pytest.raises(InputError, match="no text"):
        load_bytes(f"<html><body>{body}</body></html>".encode(), "a.html")


def test_deep_nesting_and_huge_spans_are_refused_or_survived() -> None:
    deep = "<div>" * 5000 + "文字，文字。"
    with pytest.raises(InputError):
        load_bytes(deep.encode(), "a.html", Limits(max_depth=100))
    spans = "<table>" + "<tr><td colspan=1000 rowspan=1000>数</td><td>1</td></tr>" * 300 + "</table>"
    with pytest.raises(InputError, match="cells"):
        page(f"<p>表，如下。</p>{spans}")


@given(st.text(alphabet="<>/ab=\"'!-&;#x文字，。 \n" + "tdrpivul", max_size=300))
def test_any_page_gives_a_document_or_one_clear_line(source: str) -> None:
    assert one_line_or_text(source).strip()


def test_attachments_and_links_are_listed_and_not_fetched() -> None:
    document = page(
        "<div class='nav'><a href='/app.zip'>客户端</a><a href='/'>首页</a></div>"
        f"<div id='zoom'>{BODY}<p>依据<a href='../law.html'>《条例》</a>制定，见<a href='#top'>上文</a>，"
        "<a href='javascript:void(0)'>打印</a>。</p></div>"
        "<ul class='files'><li><a href='files/%E8%A1%A8.XLSX?x=1'>附件1：指标\n表</a></li><li><a href='a.pdf'></a></li>"
        "<li><a href='a.pdf'>附件2</a></li><li><a href='http://[x/b.doc'>坏</a></li></ul>"
    )
    assert document.links == (
        Link("《条例》", "../law.html", is_attachment=False),
        Link("附件1：指标 表", "files/%E8%A1%A8.XLSX?x=1", is_attachment=True),
        Link("", "a.pdf", is_attachment=True),
    )
    named = "附件1：指标 表 <files/%E8%A1%A8.XLSX?x=1>; a.pdf"
    said = f"attachments of the page are not read: {named}; download them and give their files"
    assert document.warnings == (said,)


def test_a_summary_holds_the_links_of_its_page_and_none_where_there_are_none() -> None:
    attached = (
        f"<div id='zoom'>{BODY}<p><a href='b.docx'>附件</a>，见<a href='../law.html'>《条例》</a>。</p></div>"
    )
    data = f"<html><meta charset='utf-8'><body>{attached}</body></html>".encode()
    summary = summarize(data, name="a.html", engine="rules")
    assert [(link.text, link.address, link.is_attachment) for link in summary.links] == [
        ("附件", "b.docx", True),
        ("《条例》", "../law.html", False),
    ]
    assert Summary.model_validate_json(summary.model_dump_json()) == summary
    assert (
        '"links"' not in summarize(text="到2027年，建成养老服务中心12个。", engine="rules").model_dump_json()
    )
