"""What of a run of capitals is a name: titles and the words that begin sentences left outside, two names set apart."""

from collections.abc import Iterator

from annotations.checks.naming.runs import Run
from annotations.checks.naming.table import Names
from annotations.checks.naming.tokens import Token, Tokens


class Trimmer:
    """Makes names of runs."""

    def __init__(self, tokens: Tokens, names: Names) -> None:
        self.tokens = tokens
        self.names = names
        self._plain = names.adjectives | names.heads | names.generic | names.titles | names.times
        self._common = names.heads | names.generic

    def names_in(self, run: Run, *, is_heading: bool) -> Iterator[Run]:
        """The names in a run, in its order."""
        for part in self._split_at_titles(self._without_beginning(run)):
            if is_heading and not self._is_body(part):
                yield from (known for known in self._known_parts(part) if self._is_name(known))
            elif self._is_name(part):
                yield part

    def _without_beginning(self, run: Run) -> Run:
        """The run without a first word that has its capital from its sentence alone."""
        while len(run) > 1 and run[0].is_fresh and self._only_begins(run):
            run = _from_capital(run[1:])
        return run

    def _only_begins(self, run: Run) -> bool:
        first = run[0]
        if first.word in self.names.titles or self._is_acronym(first) or self.tokens.is_known(first):
            return False
        if self.tokens.is_ordinary(first) and not self._begins_body(run):
            return True
        if first.word.endswith("ly") and first.word.isascii():
            return True
        is_linked = not run[1].is_capital and run[1].word in {"of", "for", "on", "to", "with", "against"}
        return is_linked and not self._begins_body(run)

    def _begins_body(self, run: Run) -> bool:
        """A word for a body, or one that stands before such a word: "Ministry of", "State Border Service"."""
        if run[0].word in self.names.heads or (run[0].word in self.names.generic and len(run) > 2):
            return True
        return len(run) > 2 and run[-1].word in self.names.heads and all(token.is_capital for token in run)

    def _split_at_titles(self, run: Run) -> Iterator[Run]:
        """Names on both sides of a title; the words of a title itself are none."""
        if not run:
            return
        if run[-1].word in self.names.heads and run[0].is_capital and len(run) > 2 and not self._has_title_inside(run):
            yield run
            return
        begin = 0
        for place in range(len(run)):
            if self._is_title(run, place):
                if place > begin:
                    yield _to_capital(run[begin:place])
                begin = place + 1
        rest = run[begin:]
        yield from self._after_title(rest, run[begin - 1] if begin else None)

    def _has_title_inside(self, run: Run) -> bool:
        return any(self._is_title(run, place) for place in range(1, len(run)))

    def _is_title(self, run: Run, place: int) -> bool:
        token = run[place]
        if "-" not in token.word:
            if token.word not in self.names.titles:
                return False
        elif not all(part in self.names.titles for part in token.word.replace("-in-", "-").split("-")):
            return False
        if place and not run[place - 1].is_capital:
            return False  # "Council of Ministers"
        if place + 1 == len(run):
            return place == 0 or self._is_title(run, place - 1)
        following = run[place + 1]
        return not (following.is_capital and following.word in self._common) or (following.word in self.names.titles)

    def _after_title(self, rest: Run, title: Token | None) -> Iterator[Run]:
        """What follows a title: a name, or what an office is of ("of the Republic", "of Justice")."""
        if not rest:
            return
        if title is None or rest[0].is_capital:
            yield rest
            return
        name = _from_capital(rest)
        if not name:
            return
        topics = self.names.generic | self.names.heads | self.names.adjectives
        ends = 0
        while ends < len(name) and (name[ends].word in topics or not name[ends].is_capital):
            ends += 1
        if title.word in self.names.offices and ends and not any(one.word in self.names.heads for one in name[:ends]):
            if ends < len(name) and name[ends - 1].is_capital:
                yield name[ends:]  # "Minister of Defence Zakir Hasanov"
                return
            if ends == len(name):
                return  # "Minister of Defence": an office, no name
            name = name[ends:]  # "Minister of National Security of Armenia"
        yield name

    def _is_body(self, run: Run) -> bool:
        """Told in a heading too: "Trend News Agency", "Ministry of National Security"."""
        capitals = [token for token in run if token.is_capital]
        if len(capitals) < 2:
            return False
        ends = run[-1].word in self.names.heads and len(capitals) > 2
        return ends or (run[0].word in self.names.heads and not run[1].is_capital)

    def _known_parts(self, run: Run) -> Iterator[Run]:
        """In a heading, the stretches whose every capital is known from elsewhere."""
        begin = 0
        for place, token in enumerate(run):
            if token.is_capital and not self.tokens.is_known(token):
                yield _to_capital(_from_capital(run[begin:place]))
                begin = place + 1
        yield _from_capital(run[begin:])

    def _is_name(self, run: Run) -> bool:
        capitals = [token for token in run if token.is_capital]
        if not capitals or self._is_shouting(capitals):
            return False
        names = self.names
        if len(run) == 1:
            return self._is_single_name(run[0])
        if all(token.word in names.adjectives for token in capitals):
            return False
        if all(token.word in self._plain for token in capitals):
            return (
                any(token.word in self._common for token in capitals) and len(capitals) + (len(run) > len(capitals)) > 1
            )
        return True

    def _is_single_name(self, token: Token) -> bool:
        if token.word in self._plain or not token.is_capital:
            return False
        if self._is_acronym(token):
            return True
        if token.letters() < 2:
            return False
        return self.tokens.is_known(token) or (not token.is_fresh and not self.tokens.is_ordinary(token))

    def _is_acronym(self, token: Token) -> bool:
        written = self.tokens.text[token.start : token.end]
        return 2 <= len(written) <= 10 and written.isupper() and set(written) - set("IVXLC.") != set()

    def _is_shouting(self, capitals: list[Token]) -> bool:
        """Words all in capitals within a sentence: emphasis, not a name."""
        text = self.tokens.text
        loud = [token for token in capitals if token.letters() > 2 and text[token.start : token.end].isupper()]
        return len(loud) > 2 and len(loud) == len(capitals)


def _from_capital(run: Run) -> Run:
    place = next((place for place, token in enumerate(run) if token.is_capital), len(run))
    return run[place:]


def _to_capital(run: Run) -> Run:
    place = next((place for place in range(len(run), 0, -1) if run[place - 1].is_capital), 0)
    return run[:place]
