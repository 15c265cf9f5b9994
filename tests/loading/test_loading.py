"""From files to models: all files, all problems, each once."""

from __future__ import annotations

from portal import spelling
from portal.loading import load_data
from portal.loading.loaded import Item, LoadedData
from portal.references import Known, check_cycles
from portal.vocabulary import VOCABULARIES


class TestLoadedData:
    """What reading gives."""

    def test_toy(self, toy_data):
        """Every record and entry has a model, and the place where it stands."""
        data = load_data(toy_data, toy_data.parent)

        assert data.problems == []
        assert all(item.model is not None for item in data.items())
        assert {item.kind for item in data.items()} == {
            "paper",
            "case-study",
            "event",
            "network",
            *VOCABULARIES,
        }
        assert data.attachment_names == {
            "forum-2024.vtt": "data/attachments/forum-2024.vtt",
            "municipal-buying/review.pdf": "data/attachments/municipal-buying/review.pdf",
        }

    def test_unreadable_is_kept(self, bare_project):
        """A record that cannot be read has its place in the list, so that others may name it."""
        bare_project.write("data/papers/one.yml", "a: b: c\n")

        item = next(
            item for item in load_data(bare_project.data, bare_project.root).records if item.id == "one"
        )

        assert (item.tree, item.model) == (None, None)
        assert str(item.problem(("title",), "oh")) == "data/papers/one.yml:1:1: oh"
        assert str(item.key_problem(("title",), "oh")) == "data/papers/one.yml:1:1: oh"

    def test_data_outside_the_project(self, toy_data, tmp_path):
        """Paths are then shown whole."""
        data = load_data(toy_data, tmp_path)

        assert data.records[0].shown_path == (toy_data / "case-studies/cozinha-comunitaria.yml").as_posix()

    def test_problems_of_all_files(self, bare_project):
        """A fault in one file hides none in another."""
        bare_project.write("data/papers/one.yml", "a: b: c\n")
        bare_project.write("data/papers/two.yml", b"\xff")
        bare_project.write("data/terms.yml", "x: y\n")

        assert [problem.partition(":")[0] for problem in bare_project.problems()] == [
            "data/papers/one.yml",
            "data/papers/two.yml",
            "data/terms.yml",
        ]


class TestScale:
    """No work grows with the square of the number of records."""

    def test_searches_for_similar_ids(self, monkeypatch):
        """Looking for similar ids is slow: each wrong id is looked for once, and only the first hundred."""
        searches = []
        find = spelling.difflib.get_close_matches
        monkeypatch.setattr(
            spelling.difflib,
            "get_close_matches",
            lambda *args, **options: searches.append(args) or find(*args, **options),
        )
        speller = spelling.Speller([f"record-{n}" for n in range(50)])

        for _ in range(3):
            for n in range(1000):
                speller.suggest(f"recrod-{n}")

        assert len(searches) == 100

    def test_long_words_are_not_searched_for(self):
        """A text in the place of an id is like none."""
        assert spelling.find_nearest("x" * 101, ["x" * 101]) is None

    def test_chain_of_broader(self, monkeypatch):
        """Each entry is looked at once, however many lead up to it."""
        looks = []
        monkeypatch.setattr(
            "portal.references._broader", lambda item: looks.append(item.id) or iter(item.model)
        )
        chain = [
            Item(f"t{n}", "data/themes.yml", None, [(("broader",), f"t{n + 1}")], "themes")  # type: ignore[arg-type]
            for n in range(2000)
        ]

        assert list(check_cycles(chain)) == []
        assert len(looks) == 2000

    def test_known_ids_of_nothing(self):
        """Without data there is nothing to name, and nothing to search."""
        assert Known(LoadedData()).kind_of == {}
