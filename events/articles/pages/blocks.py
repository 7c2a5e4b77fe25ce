"""From a page's tree to its lines: one block a paragraph, heading, caption, list item or table row, in page order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from selectolax.lexbor import LexborNode

from events.articles.pages.rules import furniture_roles, furniture_tags, part_of

Kind = Literal["text", "heading", "title", "lead", "caption", "author", "date", "item", "row"]

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "o:p",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "st1:place",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DEEPEST_TABLE = 6
_CAPTION = 400
_MIDDLE = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_OUT = frozenset({"furniture", "layout"})


@dataclass(slots=True)
class Block:
    """One line of the page."""

    text: str
    kind: Kind
    level: int
    """1 to 6 for a heading, else 0."""
    link_chars: int
    """How many of its characters are links."""
    element: int
    """Number of the element that it stands in; -1 for none."""
    content: bool
    """Whether it stands in an element that names itself the article's body."""

    @property
    def linked(self) -> float:
        """The share of its characters that are links, 0 to 1."""
        return self.link_chars / max(1, len(self.text))


@dataclass(slots=True)
class Element:
    """A block-level element. Those inside it have the numbers from its own to `last`."""

    number: int
    parent: int
    is_content: bool
    last: int = -1


def _is_centred(attributes: dict[str, str | None]) -> bool:
    return (attributes.get("align") or "").lower() in ("center", "middle") or bool(
        _MIDDLE.search(attributes.get("style") or "")
    )


class Walk:
    """The walk over a tree. It is a loop, not a recursion: a page may nest ten thousand elements."""

    def __init__(self, keep: frozenset[int] = frozenset()) -> None:
        self.blocks: list[Block] = []
        self.elements: list[Element] = []
        self.left_out: list[LexborNode] = []
        """Elements that were left out by a name that some sites give to what holds the article."""
        self._keep = keep
        self._words: list[str] = []
        self._link_chars = 0
        self._path: list[int] = []
        self._kinds: list[tuple[Kind, int]] = [("text", 0)]
        self._content_depth = 0
        self._link_depth = 0
        self._row: list[str] | None = None
        self._tables = 0
        # a short line under an image, in the middle or in italics, is its caption
        self._after_image = False
        self._centred = 0
        self._slanted = 0
        self._upright = False

    def run(self, root: LexborNode) -> Walk:
        """Walks all that is under `root`."""
        # each entry is an element to enter, or what to undo when it is left
        todo: list[Any] = [root]
        while todo:
            entry = todo.pop()
            if callable(entry):
                entry()
                continue
            node: LexborNode = entry
            if node.is_text_node:
                self._text(node.text_content or "")
                continue
            tag = node.tag or ""
            if tag.startswith("-") or node.is_comment_node or tag in furniture_tags():
                continue
            leave = self._enter(node, tag)
            if leave is None:
                continue
            todo.append(leave)
            children = []
            child = node.child
            while child is not None:
                children.append(child)
                child = child.next
            todo.extend(reversed(children))
        self._flush()
        return self

    def _text(self, text: str) -> None:
        if not text:
            return
        last = self._words[-1][-1] if self._words and self._words[-1] else ""
        if last.islower() and text[0].isupper():
            # `<span>Lào Cai</span>Sáng 22/12`: a style sheet parts them on the screen, nothing does in the text
            self._words.append(" ")
        self._words.append(text)
        if self._link_depth:
            self._link_chars += len(" ".join(text.split()))
        if not self._slanted and text.strip():
            self._upright = True

    def _enter(self, node: LexborNode, tag: str) -> Any:
        attributes = node.attributes
        parts: frozenset[str] = frozenset()
        if attributes:
            style = attributes.get("style")
            if "hidden" in attributes or (style and _HIDDEN.search(style)) or attributes.get("aria-hidden") == "true":
                return None
            if (attributes.get("role") or "") in furniture_roles():
                return None
            for name in ("class", "id"):
                if value := attributes.get(name):
                    parts |= part_of(value)
            if (attributes.get("itemprop") or "").lower() == "articlebody":
                parts |= {"content"}
        if parts & _OUT and node.mem_id not in self._keep and tag not in ("body", "html", "main", "article"):
            # `content-fck-font-size` is the body with a tool in its name; `content-related` may be either
            sure, body = "furniture" in parts, "content" in parts
            if body == sure:
                self.left_out.append(node)
            if sure or not body:
                return None
        if tag in ("br", "hr"):
            self._flush()
            return lambda: None
        if tag in ("img", "amp-img", "picture"):
            self._flush()
            self._after_image = True
            return lambda: None
        if tag in _INLINE:
            return self._enter_inline(tag, parts)
        self._flush()
        return self._enter_block(node, tag, parts, attributes)

    def _enter_inline(self, tag: str, parts: frozenset[str]) -> Any:
        kind = self._kind_of(tag, parts)
        own_line = kind is not None and kind[0] in ("date", "author", "caption", "lead", "title")
        if own_line and kind is not None:
            self._flush()
            self._kinds.append(kind)
        slanted = tag in ("em", "i")
        self._slanted += slanted
        if tag == "a":
            self._link_depth += 1

        def leave() -> None:
            self._slanted -= slanted
            if tag == "a":
                self._link_depth -= 1
            if own_line:
                self._flush()
                self._kinds.pop()

        return leave

    def _enter_block(self, node: LexborNode, tag: str, parts: frozenset[str], attributes: dict[str, str | None]) -> Any:
        number = len(self.elements)
        is_content = "content" in parts
        self.elements.append(Element(number, self._path[-1] if self._path else -1, is_content))
        self._path.append(number)
        self._content_depth += is_content
        kind = self._kind_of(tag, parts)
        if kind is None and tag == "table":
            kind = self._table_kind(node)
        if kind is not None:
            self._kinds.append(kind)
        centred = _is_centred(attributes)
        self._centred += centred
        is_table = tag == "table"
        self._tables += is_table
        opened_row = tag == "tr" and self._kinds[-1][0] == "row" and self._row is None
        if opened_row:
            self._row = []
        cell = tag in ("td", "th") and self._row is not None

        def leave() -> None:
            if cell and self._row is not None:
                self._row.append(self._taken())
            elif opened_row and self._row is not None:
                cells, self._row = [c for c in self._row if c], None
                if cells:
                    self._add(" | ".join(cells), "row", 0)
            else:
                self._flush()
            self._tables -= is_table
            self._centred -= centred
            self._content_depth -= is_content
            self._path.pop()
            self.elements[number].last = len(self.elements) - 1
            if kind is not None:
                self._kinds.pop()

        return leave

    def _kind_of(self, tag: str, parts: frozenset[str]) -> tuple[Kind, int] | None:
        if tag in _HEADINGS:
            level = int(tag[1])
            if "lead" in parts and level > 1:
                return ("lead", level)
            return ("title" if "title" in parts or self._kinds[-1][0] == "title" else "heading", level)
        if tag == "figcaption" or "caption" in parts:
            return ("caption", 0)
        if tag == "li":
            return ("item", 0)
        if "content" in parts:
            return ("text", 0)
        for part in ("title", "lead", "author", "date"):
            if part in parts:
                return (part, 0)
        return None

    def _table_kind(self, node: LexborNode) -> tuple[Kind, int] | None:
        """A table of figures gives rows; one that holds a photo and a few words gives a caption; else it is layout."""
        if self._tables >= _DEEPEST_TABLE or node.css_first("table") is not None:
            return None
        cells = [len((cell.text() or "").strip()) for cell in node.css("td, th")]
        rows = len(node.css("tr"))
        if node.css_first("img") is not None and sum(cells) <= 400:
            return ("caption", 0)
        if rows >= 2 and len(cells) >= 2 * rows - 1 and max(cells, default=0) <= 300:
            return ("row", 0)
        return None

    def _taken(self) -> str:
        text = " ".join("".join(self._words).split())
        self._words.clear()
        self._link_chars = 0
        return text

    def _flush(self) -> None:
        if self._row is not None:
            # a cell's lines are joined into the cell
            self._words.append(" ")
            return
        links = self._link_chars
        text = self._taken()
        if text:
            kind, level = self._kinds[-1]
            under_image = self._after_image and (self._centred > 0 or not self._upright) and len(text) <= _CAPTION
            if kind == "row" or (kind in ("text", "lead") and under_image):
                kind = "caption" if under_image else "text"
            self._add(text, kind, level, links)
            self._after_image = False
        self._upright = False

    def _add(self, text: str, kind: Kind, level: int, link_chars: int = 0) -> None:
        self.blocks.append(
            Block(text, kind, level, link_chars, self._path[-1] if self._path else -1, self._content_depth > 0)
        )
