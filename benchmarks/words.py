"""Made-up prose in English, French and Spanish: as long, as varied and as marked as real records'.

A small number of words makes up most of a text and most words are rare (Zipf), so that search
indexes get a vocabulary of a realistic size.
"""

from __future__ import annotations

from itertools import accumulate
from random import Random

LOCALES = ("en", "fr", "es")

Text = dict[str, str]
"""One text by locale."""

_COMMON = {
    "en": "the of and to in for that a is on with by as from their which policy social solidarity economy "
    "community development cooperative government network public support enterprise local region capital "
    "research training market partnership women youth members workers services funds law",
    "fr": "de la et les des à en du que pour l’économie une dans qui sur par avec sociale solidaire politique "
    "développement coopérative gouvernement réseau publique soutien entreprise région capital recherche "
    "formation marché partenariat femmes jeunes membres échelle décision équité fonds État",
    "es": "de la que el en y a los del para con por una las economía social solidaria política desarrollo "
    "cooperativa gobierno red pública apoyo empresa región capital investigación formación mercado alianza "
    "mujeres jóvenes miembros gestión decisión año equidad fondos Estado",
}
_SYLLABLES = {
    "en": (
        [
            "ac",
            "er",
            "ing",
            "tion",
            "pre",
            "con",
            "ment",
            "ly",
            "ab",
            "le",
            "sta",
            "wor",
            "re",
            "de",
            "out",
            "un",
            "fie",
            "tru",
            "lan",
            "ho",
        ]
    ),
    "fr": (
        [
            "é",
            "tion",
            "re",
            "dé",
            "com",
            "ment",
            "té",
            "eur",
            "an",
            "pré",
            "con",
            "li",
            "par",
            "tra",
            "voi",
            "bi",
            "fai",
            "lieu",
            "cha",
            "œuv",
        ]
    ),
    "es": (
        [
            "ción",
            "re",
            "de",
            "com",
            "men",
            "dad",
            "or",
            "an",
            "pre",
            "con",
            "í",
            "par",
            "tra",
            "ver",
            "bie",
            "ha",
            "cam",
            "ci",
            "ñe",
            "só",
        ]
    ),
}
_RARE = 3000
"""Rare words of each language, besides the common ones."""


class Writer:
    """Writes texts in three languages from one seed: the same seed, the same texts."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)

    def text(self, words: int, sentence: int = 16) -> Text:
        """About ``words`` words in sentences, one a line; one text in five has Markdown in it."""
        mark = self.random.choice(_MARKS) if self.random.random() < 0.2 else _leave
        return {locale: mark(self._prose(locale, words, sentence), self.random) for locale in LOCALES}

    def paragraphs(self, words: int) -> Text:
        """Two paragraphs of about ``words`` words in all."""
        first, second = self.text(words // 2), self.text(words - words // 2)
        return {locale: f"{first[locale]}\n\n{second[locale]}" for locale in LOCALES}

    def phrase(self, words: int) -> Text:
        """A few words on one line, without Markdown."""
        return {locale: " ".join(self._words(locale, words)).capitalize() for locale in LOCALES}

    def question(self, words: int) -> Text:
        """A sentence that asks."""
        asked = self.phrase(words)
        return {"en": f"{asked['en']}?", "fr": f"{asked['fr']} ?", "es": f"¿{asked['es']}?"}

    def name(self) -> str:
        """Somebody's name."""
        return " ".join("".join(self.random.choices(_SYLLABLES["es"][:12], k=2)).capitalize() for _ in "ab")

    def _prose(self, locale: str, words: int, sentence: int) -> str:
        lines = []
        while words > 0:
            chosen = self._words(locale, min(words, self.random.randint(sentence - 5, sentence + 5)))
            if len(chosen) > 10:
                chosen[5] += self.random.choice((",", ",", ":" if locale != "fr" else " :", ""))
            lines.append(f"{' '.join(chosen).capitalize()}.")
            words -= len(chosen)
        return "\n".join(lines)

    def _words(self, locale: str, count: int) -> list[str]:
        words, weights = _VOCABULARIES[locale]
        return self.random.choices(words, cum_weights=weights, k=count)


def _leave(text: str, random: Random) -> str:
    return text


def _make_bold(text: str, random: Random) -> str:
    words = text.split(" ")
    at = random.randrange(max(1, len(words) - 3))
    return " ".join([*words[:at], f"**{words[at]}**", *words[at + 1 :]]) if "\n" not in words[at] else text


def _make_link(text: str, random: Random) -> str:
    words = text.split(" ")
    return " ".join(
        [*words[:-2], f"[{words[-2]}](https://www.example.org/{random.randrange(10**6)})", words[-1]]
    )


def _make_list(text: str, random: Random) -> str:
    lines = text.split("\n")
    items = "\n".join(f"- {line}" for line in lines[1:] or lines)
    return f"{lines[0]}\n\n{items}"


_MARKS = (_make_bold, _make_link, _make_list)


def _create_vocabulary(locale: str) -> tuple[list[str], list[float]]:
    """Words by falling frequency and their cumulated weights."""
    random = Random(locale)
    rare = {"".join(random.choices(_SYLLABLES[locale], k=random.randint(2, 3))): None for _ in range(_RARE)}
    words = [*_COMMON[locale].split(), *rare]
    return words, list(accumulate(1 / (rank + 1) for rank in range(len(words))))


_VOCABULARIES = {locale: _create_vocabulary(locale) for locale in LOCALES}
