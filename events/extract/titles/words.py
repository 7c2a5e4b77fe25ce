"""The lists of `data/titles.toml`, compiled once, and what they say of a stretch of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from events.extract.vocabulary import any_of, type_cues, words
from events.resources import toml
from events.text import LOWER, UPPER

EDGE = " \t./,;:*•+>–—-…"
BYLINE = re.compile(
    rf"^(?:\([^()]{{1,16}}\)|[A-ZĐ]{{2,6}}|[A-ZĐ][A-ZĐ ]{{3,20}}|(?:[{UPPER}]\w*\s){{1,4}}(?:TV|Online|Điện tử|điện tử)|Online|\w+\.(?:vn|VN))"
    # `FIFA U-20`: a dash between two words of a name parts no byline
    rf"(?:\s[-–—]\s?|[-–—]\s|(?<=\))[-–—]|[-–—](?=[{UPPER}][{LOWER}]))(?=[\w“\"])"
)


@dataclass(frozen=True, slots=True)
class Lists:
    """The compiled lists; `*_start` match where a segment begins, the others anywhere in small letters."""

    connectives: re.Pattern[str]
    leads: re.Pattern[str]
    ranks: re.Pattern[str]
    persons: re.Pattern[str]
    residences: re.Pattern[str]
    posts: re.Pattern[str]
    posts_inside: re.Pattern[str]
    subordinate: re.Pattern[str]
    adverbials: re.Pattern[str]
    goes_on: re.Pattern[str]
    deed_start: re.Pattern[str]
    deed: re.Pattern[str]
    predicates: re.Pattern[str]
    conditions: re.Pattern[str]
    inverted: re.Pattern[str]
    of_whom: re.Pattern[str]
    verbs: re.Pattern[str]
    not_predicates: re.Pattern[str]
    aspects: re.Pattern[str]
    caption_words: frozenset[str]
    gatherings: re.Pattern[str]
    held: re.Pattern[str]
    held_before_date: re.Pattern[str]
    empties: re.Pattern[str]
    happens: re.Pattern[str]
    exists: re.Pattern[str]
    reports: re.Pattern[str]
    inside: re.Pattern[str]
    belongs: re.Pattern[str]
    saying: re.Pattern[str]
    said: re.Pattern[str]
    says: re.Pattern[str]
    says_inside: re.Pattern[str]
    breaks_off: re.Pattern[str]
    dangling: re.Pattern[str]
    dangling_hard: re.Pattern[str]
    not_dangling: re.Pattern[str]
    speaker: re.Pattern[str]
    theme: re.Pattern[str]
    before_a_gathering: frozenset[str]
    points_on: re.Pattern[str]
    cuts: re.Pattern[str]
    company: re.Pattern[str]
    told_by: re.Pattern[str]
    leavings: re.Pattern[str]
    rest_openers: re.Pattern[str]
    itself: re.Pattern[str]
    unnamed: re.Pattern[str]
    own_words: re.Pattern[str]
    clause_openers: re.Pattern[str]
    adverbs_end: re.Pattern[str]
    longest: int
    shortest: int


@lru_cache(maxsize=1)
def lists() -> Lists:
    """The lists of `data/titles.toml`."""
    data = toml("titles")

    def start(name: str) -> re.Pattern[str]:
        return re.compile(rf"^(?:{words(data[name]).pattern})")

    only = rf"chỉ(?= (?:{'|'.join(data['only_before'])}|\d))"
    now = rf"{only}|hiện(?= (?:{'|'.join(data['now_before'])})(?!\w))"
    # neither `Tổng Thư ký` nor `dự kiến` tells a deed
    deed = rf"(?<!thư )(?:{words(data['deed']).pattern})(?<!dự(?= (?:{'|'.join(data['planned'])})(?!\w)))"
    saying = "|".join(map(re.escape, sorted(data["saying"], key=len, reverse=True)))
    marked = "|".join(map(re.escape, sorted(data["saying_marked"], key=len, reverse=True)))
    ends = "|".join(map(re.escape, sorted([*data["saying"], *data["saying_at_the_end"]], key=len, reverse=True)))
    return Lists(
        connectives=re.compile(rf"^(?:{words(data['connectives']).pattern}|{now})"),
        leads=re.compile(rf"^(?:{words([*data['connectives'], *data['leads']]).pattern}|{now})"),
        ranks=start("ranks"),
        persons=start("persons"),
        residences=start("residences"),
        posts=start("posts"),
        posts_inside=words(data["posts"]),
        subordinate=start("subordinate"),
        adverbials=re.compile(
            rf"^(?!gần \d|(?:{words(data['not_adverbials']).pattern}))(?:{words(data['adverbials']).pattern}"
            rf"|(?:(?:đúng|chỉ|chưa đầy|khoảng|hơn) )?(?:\d+|{'|'.join(data['stretch_numbers'])}) (?:{'|'.join(data['stretch_units'])}) (?:sau|trước) khi(?!\w))"
        ),
        goes_on=start("goes_on"),
        deed_start=re.compile(f"^{deed}"),
        deed=re.compile(deed),
        predicates=re.compile(f"{deed}|{words(data['predicates']).pattern}"),
        conditions=start("conditions"),
        inverted=start("inverted"),
        of_whom=start("of_whom"),
        verbs=words([*data["predicates"], *data["verbs"]]),
        not_predicates=start("not_predicates"),
        aspects=start("aspects"),
        caption_words=frozenset(data["caption_words"]),
        gatherings=re.compile(
            rf"(?:(?<!\w)(?:{'|'.join(data['gathering_classifiers'])}) )?{words(data['gatherings']).pattern}"
        ),
        held=start("held"),
        held_before_date=re.compile(
            rf"(?:{words(data['held_before_date']).pattern})(?:\s(?:tại|ở|trên)\s[^,;]{{2,40}}(?:,\s[^,;]{{2,25}}){{0,2}})?$"
        ),
        empties=words(data["empties"]),
        happens=words(data["happens"]),
        exists=re.compile(rf"^(?:(?:đã|vừa|lại|sẽ|đang) )?(?:{words(data['exists']).pattern})"),
        reports=re.compile(
            rf"(?<!\w)(?<!theo )(?:{'|'.join(data['reports'])}|cho (?:[\w.]+ ){{1,4}}(?:hay|biết))(?!\w)"
        ),
        belongs=start("subordinate_that_belongs"),
        inside=words(data["subordinate_inside"]),
        saying=re.compile(
            rf"(?<!\w)(?<!theo )(?<!bản )(?<!trong )(?<!các )(?<!một )(?<!của )(?<!được )(?<!bị )(?<!ra )(?<!có )(?<!tái )(?:(?:{saying}|cho (?:[\w.]+ ){{1,4}}(?:hay|biết))(?! cho | với | tới | đến )(?: rằng)?\s?[,:]?|(?:{marked})(?: rằng)?\s?[,:])(?:\s+(?=\S)|\s*$)"
        ),
        said=re.compile(rf"(?<!\w)(?:{saying}|{marked})(?: rằng)?\s?:\s?[“\"]?"),
        says=re.compile(rf"(?<!\w)(?:{ends})(?: rằng)?$"),
        breaks_off=re.compile(rf"(?<!\w)(?:{'|'.join(data['breaks_off'])})(?: rằng)?$"),
        says_inside=re.compile(rf"(?<!\w)(?:{ends})(?!\w)"),
        dangling=re.compile(rf"(?:{words(data['dangling']).pattern}[\s,.;:]*)+$"),
        dangling_hard=re.compile(rf"(?:{words([*data['dangling'], *data['dangling_hard']]).pattern}[\s,.;:]*)+$"),
        speaker=re.compile(rf"^{any_of(data['speakers'])}?\.?\s?(?:[{UPPER}][\w.]*\s?){{1,6}}:\s"),
        theme=re.compile(rf"({any_of(data['themes'])}):\s(?=[“\"])"),
        before_a_gathering=frozenset(data["before_a_gathering"]),
        points_on=re.compile(rf"{any_of(data['points_on'])}$"),
        not_dangling=re.compile(rf"{words(data['not_dangling']).pattern}$"),
        cuts=re.compile(rf"(?!{words(data['not_cuts']).pattern}){words(data['cuts']).pattern}"),
        company=re.compile(
            rf"\s(?:{'|'.join(data['company'])})\s[^“”]{{2,200}}?\s(?=(?:{'|'.join(data['company_deeds'])})\s)"
        ),
        leavings=re.compile(rf"^{any_of(data['left_of_a_date'])}, "),
        rest_openers=start("rest_openers"),
        told_by=re.compile(rf"^{any_of(data['told_by'])}\s", re.IGNORECASE),
        itself=re.compile(rf"^{any_of(data['itself'])}(?=\s(?:đã|vừa|đang|sẽ|cũng|mới)\s)"),
        unnamed=start("unnamed"),
        own_words=re.compile(
            rf"^(?:đó|đây|trên đây) (?:cũng )?là (?:những |lời )?(?P<deed>{'|'.join(data['own_words'])}) (?:được |do |của )+"
        ),
        clause_openers=words(data["clause_openers"]),
        adverbs_end=re.compile(rf"(?:\s(?:{'|'.join(map(re.escape, data['adverbs']))}))+$"),
        longest=data["longest"],
        shortest=data["shortest"],
    )


def _stripped(segment: str, pattern: re.Pattern[str]) -> str:
    previous = None
    while previous != segment:
        previous = segment
        segment = BYLINE.sub("", segment.strip(EDGE))
        match = pattern.match(segment.lower())
        # `Theo kế hoạch cả năm của tập đoàn` is more than a connective
        follows = ",:" if match and match[0].startswith("theo ") else " ,:"
        if match and (match.end() == len(segment) or segment[match.end()] in follows):
            segment = segment[match.end() :].strip(EDGE)
    return segment


def without_connectives(segment: str) -> str:
    """The segment without the words that only tie it to what was told before (`tuy nhiên`, `ví dụ`)."""
    return _stripped(segment, lists().connectives)


def without_leads(segment: str) -> str:
    """The segment without the connectives and conjunctions that lead it; empty if it was nothing else."""
    return _stripped(segment, lists().leads)


def is_adverbial(segment: str) -> bool:
    """Whether a segment between commas only says when, where, why or by whose word."""
    return lists().adverbials.match(segment.lower()) is not None


def is_post(headline: str) -> bool:
    """Whether a headline is a post or rank and tells no deed: a line of a career."""
    small = headline.lower()
    return lists().posts.match(small) is not None and not tells_a_deed(small)


def tells_a_deed(small: str) -> bool:
    """Whether a clause in small letters has one of the words that a deed begins with (`đã`, `được`, `tổ chức`)."""
    return lists().deed.search(small) is not None


def ends_in_a_verb(small: str) -> bool:
    """Whether the last word, or the last two, of a text in small letters are one of the press's verbs."""
    last = _LAST_WORDS.search(small, max(0, len(small) - _TWO_WORDS))
    if last is None:
        return False
    return any(lists().verbs.fullmatch(word) or lists().deed.fullmatch(word) for word in (last[0], last[0].split()[-1]))


_TWO_WORDS = 24
"""Code points that two syllables take at most, with the blank between."""
_LAST_WORDS = re.compile(r"(?:\w+\s)?\w+$")


def tells_anything(headline: str) -> bool:
    """Whether a headline has a word of a deed, of a kind of event or of what comes to be."""
    small = headline.lower()
    if lists().predicates.search(small):
        return True
    return any(_told_small(headline, match) for match in type_cues()[0].finditer(small))


def _told_small(headline: str, match: re.Match[str]) -> bool:
    """Whether a word is printed small, or opens the headline: a capital inside it makes it part of a name (`Sở Giáo dục và Đào tạo`)."""
    return match.start() == 0 or headline[match.start()].islower()


def has_a_verb(headline: str) -> bool:
    """Whether a headline has a deed, a verb that tells a kind of event, or one of the press's common verbs."""
    small = headline.lower()
    pattern, kinds = type_cues()
    if lists().predicates.search(small):
        return True
    if any(_told_small(headline, match) for match in lists().verbs.finditer(small, 4)):
        return True
    return any(not kinds[match[0]][1] and _told_small(headline, match) for match in pattern.finditer(small))


def names_a_gathering(headline: str) -> bool:
    """Whether a headline begins with what is held (`Hội nghị ...`, `Buổi tọa đàm ...`): held on that day, it is told."""
    return lists().gatherings.match(headline.lower().removeprefix("một ")) is not None


def lacks_a_subject(headline: str) -> bool:
    """Whether a headline begins with its deed: `được thành lập tại Hà Nội`."""
    small = headline.lower()
    if lists().not_predicates.match(small):
        return False
    return lists().predicates.match(small) is not None


def says_nothing(headline: str, *, weak: bool) -> bool:
    """Whether a headline tells no happening that a reader would recognise.

    A caption, a condition; and where no cue told the kind (`weak`): a deed of nobody (`Bị công an bắt giữ`), a saying whose matter did not fit.
    """
    small = headline.lower()
    if _is_caption(headline) or lists().conditions.match(small) or lists().breaks_off.search(small):
        return True
    if lists().points_on.search(small):
        return True
    if not weak:
        return False
    if lacks_a_subject(headline) and lists().of_whom.match(small):
        return True
    if small[:1].isdigit() and len(small) < 40 and not tells_anything(headline):
        return True  # a sum, a score
    if small.startswith(('"tôi ', "“tôi ", '"chúng tôi ', "“chúng tôi ")):
        return True
    sayings = list(lists().saying.finditer(small))
    return bool(sayings) and len(small) - sayings[-1].end() < lists().shortest


def main_clause(headline: str) -> str:
    """The headline up to the first subordinate or coordinate clause in it."""
    opener = lists().clause_openers.search(headline.lower())
    return headline[: opener.start()] if opener else headline


def tells_a_state(headline: str) -> bool:
    """Whether a headline says what somebody or something is, with no deed before it: `Bé là con trai út của...`."""
    state = _STATE.search(headline.lower())
    if state is None:
        return False
    before = headline[: state.start()].lower()
    return not tells_a_deed(before) and lists().says_inside.search(before) is None


# `X là ca sĩ`, `đây cũng là quận có mưa nhiều nhất`
_STATE = re.compile(r"\s(?:(?:chính|cũng|vẫn|hiện|đều|mới|chỉ|luôn|còn) )?là\s")


_MOVES = re.compile(r"\s(?:đã|sẽ|vừa|được|bị|phải|cho)\s")
_SHOWN = re.compile(r"^(?P<who>.{4,90}?) (?:tại|ở|trong|bên|trên|trước|sau|vào) \S")


def _is_caption(headline: str) -> bool:
    """Whether a headline only names who is seen and where (`Thứ trưởng Trịnh Thị Thủy tại buổi làm việc`).

    Before the place stand nothing but names in capitals and the words of posts and callings.
    """
    match = _SHOWN.match(headline)
    if match is None or "," in headline or _MOVES.search(headline, match.end("who")):
        return False
    who = match["who"].split()
    return who[-1][0].isupper() and all(word[0].isupper() or word in lists().caption_words for word in who)
