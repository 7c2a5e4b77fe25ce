"""Texts of before Unicode: recognised by what they read as, converted whole or refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.articles.decode import decode, decode_html
from events.articles.legacy import from_tcvn3, from_vni, is_syllable, legacy_text, plausible, repaired
from events.errors import ArticleError

TEXT = (
    "Tỉnh ủy Điện Biên tổ chức Hội nghị lần thứ mười, đánh giá kết quả thực hiện nhiệm vụ năm 2018; nghĩa trang, ruộng đất, "
    "ngoằn ngoèo, khuỷu tay, quyết định, giữ gìn, nghiêng, thuở, ướt; Ủy ban Mặt trận Tổ quốc xã Ẳng Cang; ông Ước, bà Ý."
)


def as_1258(text: str) -> bytes:
    """As a program of Windows 98 stored it: letters and, after them, tones."""
    out = b""
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tones = "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones))
            out += base.encode("cp1258") + tones.encode("cp1258")
    return out


def as_shown(text: str, convert: object) -> str:
    """The codes that a conversion reads as the text, letter by letter: its inverse, found by trying."""
    marks = ["", *map(chr, range(0xA0, 0x100)), "\u00ad"]
    table: dict[str, str] = {}
    plain = "aeiouydAEIOUYD"
    for base in [*plain, *marks[1:]]:
        for mark in marks:
            made = convert(base + mark)  # type: ignore[operator]
            if len(made) == 1:
                table.setdefault(made, base + mark)
    return "".join(table.get(c, c) for c in text)


@pytest.mark.parametrize("convert", [from_tcvn3, from_vni])
def test_a_text_in_the_fonts_of_the_nineties(convert: object) -> None:
    """TCVN3 has no capitals with tones (they were another font), VNI has all: small letters are right in both."""
    small = TEXT.lower()
    shown = as_shown(small, convert)
    assert shown != small
    assert repaired(shown) == small
    assert legacy_text(shown.encode("cp1252")) == small


def test_windows_1258() -> None:
    """Composed on the way in, with or without a declaration."""
    raw = as_1258(TEXT)
    assert legacy_text(raw) == TEXT
    assert decode(raw) == TEXT
    assert decode(raw, declared="utf-8") == TEXT
    page = b"<meta charset=windows-1258>" + raw
    assert decode_html(page).endswith(TEXT)


def test_a_wrong_declaration_does_no_harm() -> None:
    """UTF-8 is UTF-8 whatever a page says of itself."""
    for said in (b"iso-8859-1", b"windows-1258", b"utf-16", b"x-user-defined"):
        raw = b'<meta http-equiv="Content-Type" content="text/html; charset=' + said + b'">' + TEXT.encode()
        assert TEXT in decode_html(raw)


def test_a_letter_that_was_cut_does_not_spoil_a_page() -> None:
    """A byte lost here and there is shown as lost."""
    raw = (TEXT * 20).encode()
    broken = raw[:1000].rstrip(b"\x80\x81\x82\x83") + b"\xe1\xbb" + raw[1000:]
    assert decode(broken).count("\ufffd") <= 3


@pytest.mark.parametrize(
    "text",
    [
        "Résumé, café, élève, où, déjà vu, naïve, façade, crêpe, señor, über, Zürich, Málaga, Besançon, fête, garçon",
        "Chào mừng kỷ niệm ngày thành lập",
        "plain words without any mark at all",
        "",
        "đồng chí Nguyễn Văn A và cafe Élysée",
    ],
)
def test_what_is_not_of_the_kind_stays(text: str) -> None:
    """French is not TCVN3, and Unicode is not touched."""
    assert repaired(text) == text


def test_bytes_that_read_as_nothing_are_refused() -> None:
    """With the reason and the way out."""
    with pytest.raises(ArticleError, match="save it as UTF-8"):
        decode(bytes(range(0x80, 0x100)) * 30, locator="a.txt")
    with pytest.raises(ArticleError, match="zero bytes"):
        decode(b"abc\x00\x01\x02\x00\x00\x00def" * 20)


@pytest.mark.parametrize(
    "word", ["nghiêng", "khuỷu", "thuở", "ướt", "quyết", "giữ", "Ẳng", "ngoằn", "khoẻ", "hoà", "yêu", "gì", "uỷ", "ý"]
)
def test_syllables(word: str) -> None:
    """The shape of a syllable, in both placements of the tone."""
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["TØnh", "thùc", "Ñieän", "élève", "über", "hiÖn", "strđ", "ééé", "bcđa"])
def test_no_syllables(word: str) -> None:
    """Codes of old fonts and foreign words; `thùc` looks like one and is counted as such elsewhere."""
    assert not is_syllable(word) or word == "thùc"


def test_plausible_is_a_share() -> None:
    """0 without marked words, 1 for Vietnamese."""
    assert plausible("no marks") == 0.0
    assert plausible(TEXT) == 1.0


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    """Nothing but ArticleError comes out of bytes."""
    try:
        assert isinstance(decode(raw), str)
    except ArticleError as error:
        assert error.reason
