from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkscrape.bundle import Bundle
from nkscrape.items import Article, Author
from nkscrape.site import Site
from pipelines.authors import author_id, normalise_authors, read_byline

ENGLISH = [
    ("Mara Quillfeather", ["Mara Quillfeather"]),
    ("By Mara Quillfeather", ["Mara Quillfeather"]),
    ("by Mara Quillfeather", ["Mara Quillfeather"]),
    ("BY MARA QUILLFEATHER", ["Mara Quillfeather"]),
    ("By: Mara Quillfeather", ["Mara Quillfeather"]),
    ("ByMara Quillfeather", ["Mara Quillfeather"]),
    ("Written by Mara Quillfeather", ["Mara Quillfeather"]),
    ("Posted on March 4, 2019 by Mara Quillfeather", ["Mara Quillfeather"]),
    ("Posted by Mara Quillfeather on 4 March 2019", ["Mara Quillfeather"]),
    ("Opinion by Mara Quillfeather", ["Mara Quillfeather"]),
    ("Story by Mara Quillfeather; photographs by Tom Ashdown", ["Mara Quillfeather"]),
    ("Author: Mara Quillfeather", ["Mara Quillfeather"]),
    ("Mara Quillfeather and Tom Ashdown", ["Mara Quillfeather", "Tom Ashdown"]),
    ("By Mara Quillfeather AND Tom Ashdown", ["Mara Quillfeather", "Tom Ashdown"]),
    ("Mara Quillfeather & Tom Ashdown", ["Mara Quillfeather", "Tom Ashdown"]),
    ("Mara Quillfeather, Tom Ashdown, Ines Ruel", ["Mara Quillfeather", "Tom Ashdown", "Ines Ruel"]),
    ("Mara Quillfeather, Tom Ashdown and Ines Ruel", ["Mara Quillfeather", "Tom Ashdown", "Ines Ruel"]),
    ("Mara Quillfeather,Tom Ashdown", ["Mara Quillfeather", "Tom Ashdown"]),
    ("Mara Quillfeather / Tom Ashdown", ["Mara Quillfeather", "Tom Ashdown"]),
    ("Mara Quillfeather • Tom Ashdown", ["Mara Quillfeather", "Tom Ashdown"]),
    ("Mara Quillfeather with Tom Ashdown", ["Mara Quillfeather", "Tom Ashdown"]),
    ("Mara Quillfeather | Tom Ashdown", ["Mara Quillfeather", "Tom Ashdown"]),
    ("Mara Quillfeather, Staff Writer", ["Mara Quillfeather"]),
    ("Mara Quillfeather Staff Writer", ["Mara Quillfeather"]),
    ("Mara QuillfeatherStaff Writer", ["Mara Quillfeather"]),
    ("Mara Quillfeather Senior Political Correspondent", ["Mara Quillfeather"]),
    ("Mara Quillfeather, Senior Analyst", ["Mara Quillfeather"]),
    ("Senior Analyst Mara Quillfeather", ["Mara Quillfeather"]),
    ("Mara Quillfeather, Diplomatic Editor and Tom Ashdown", ["Mara Quillfeather", "Tom Ashdown"]),
    ("Mara Quillfeather, Latin America Editor", ["Mara Quillfeather"]),
    ("Mara Quillfeather, Lamplight Fellow", ["Mara Quillfeather"]),
    ("Mara Quillfeather, Seoul Bureau Chief", ["Mara Quillfeather"]),
    ("Mara Quillfeather Staff Writer, Tom Ashdown Staff Writer", ["Mara Quillfeather", "Tom Ashdown"]),
    ("Edith Head", ["Edith Head"]),
    ("Mara Quillfeather, correspondent in Seoul", ["Mara Quillfeather"]),
    ("Mara Quillfeather in Seoul", ["Mara Quillfeather"]),
    ("Mara Quillfeather, Seoul", ["Mara Quillfeather"]),
    ("Mara Quillfeather, New York", ["Mara Quillfeather"]),
    ("Mara Quillfeather (Seoul)", ["Mara Quillfeather"]),
    ("Mara Quillfeather for The Evening Lamp", ["Mara Quillfeather"]),
    ("Mara Quillfeather is a freelance journalist based in Leeds.", ["Mara Quillfeather"]),
    ("Dr. Mara Quillfeather", ["Mara Quillfeather"]),
    ("Prof. Dr. Mara Quillfeather", ["Mara Quillfeather"]),
    ("Amb. Mara Quillfeather", ["Mara Quillfeather"]),
    ("The Rev. Mara Quillfeather", ["Mara Quillfeather"]),
    ("Mara Quillfeather, PhD", ["Mara Quillfeather"]),
    ("Mara Quillfeather Ph.D.", ["Mara Quillfeather"]),
    ("Mara Quillfeather 2 Hours Ago", ["Mara Quillfeather"]),
    ("Mara Quillfeather March 2 2024, 12:36 p.m.", ["Mara Quillfeather"]),
    ("Mara QuillfeatherMarch 2, 2024", ["Mara Quillfeather"]),
    ("Mara Quillfeather Hace 13 horas", ["Mara Quillfeather"]),
    ("Mara Quillfeather evening-lamp.com reporter", ["Mara Quillfeather"]),
    ("Mara St.Clair", ["Mara St.Clair"]),
    ("Mara Quillfeather Updated 18:30", ["Mara Quillfeather"]),
    ("Mara Quillfeather mara@lamp.example", ["Mara Quillfeather"]),
    ("Mara Quillfeather@maraq", ["Mara Quillfeather"]),
    ("Mara Quillfeather Follow @maraq on Twitter", ["Mara Quillfeather"]),
    ("Mara Quillfeather https://lamp.example/staff/mara", ["Mara Quillfeather"]),
    ("Mara QuillfeatherMara Quillfeather", ["Mara Quillfeather"]),
    ("Mara Quillfeather with contributions from Tom Ashdown", ["Mara Quillfeather"]),
    ("Mara Quillfeather; additional reporting by Tom Ashdown", ["Mara Quillfeather"]),
    ("Quillfeather, Mara", ["Mara Quillfeather"]),
    ("Quillfeather, Mara; Ashdown, Tom", ["Mara Quillfeather", "Tom Ashdown"]),
    ("Quillfeather, Mara J.", ["Mara J. Quillfeather"]),
    ("Tom Ashdown Jr.", ["Tom Ashdown Jr."]),
    ("Tom Ashdown, Jr.", ["Tom Ashdown Jr."]),
    ("TOM ASHDOWN III", ["Tom Ashdown III"]),
    ("T.J. Ashdown", ["T.J. Ashdown"]),
    ("T. J. Ashdown", ["T. J. Ashdown"]),
    ("TJ Ashdown", ["TJ Ashdown"]),
    ("Mara Quillfeather-Ashdown", ["Mara Quillfeather-Ashdown"]),
    ("MARA QUILLFEATHER-ASHDOWN", ["Mara Quillfeather-Ashdown"]),
    ("FERGUS MCDONALD", ["Fergus McDonald"]),
    ("CHAD O'CARROLL", ["Chad O'Carroll"]),
    ("Chad O’Carroll", ["Chad O’Carroll"]),
    ("LEE SANG-YONG", ["Lee Sang-yong"]),
    ("Lee Sang-yong", ["Lee Sang-yong"]),
    ("Kim Jong Min", ["Kim Jong Min"]),
    ("Mara VAN DER QUILL", ["Mara van der Quill"]),
    ("Mara QUILLFEATHER", ["Mara Quillfeather"]),
    ("Mara van der Quill", ["Mara van der Quill"]),
    ("Osama bin Quill", ["Osama bin Quill"]),
    ("April Ashdown", ["April Ashdown"]),
    ("maraq", ["maraq"]),
    ("Mara", ["Mara"]),
    ("Mara J. Quillfeather1", ["Mara J. Quillfeather"]),
    ("AuthorMara Quillfeather", ["Mara Quillfeather"]),
    ("Text and interview: Mara Quillfeather", ["Mara Quillfeather"]),
    ("Mara Quillfeather, mara quillfeather", ["Mara Quillfeather"]),
    ("Mara Quillfeather | By Mara Quillfeather and Tom Ashdown", ["Mara Quillfeather", "Tom Ashdown"]),
    ("Mara | Mara Quillfeather", ["Mara Quillfeather"]),
    ("Mara Quillfeather | Mara J. Quillfeather", ["Mara Quillfeather"]),
    ("Tom &amp; Mara Ashdown &#8211; Editor", ["Mara Ashdown"]),
]
OTHERS = [
    ("Von Jörg Möckel", "de", ["Jörg Möckel"]),
    ("von Jörg Möckel und Anke Brandt", "de", ["Jörg Möckel", "Anke Brandt"]),
    ("Ein Gastbeitrag von Jörg Möckel", "de", ["Jörg Möckel"]),
    ("Veröffentlicht am 3. Mai 2021 von Jörg Möckel", "de", ["Jörg Möckel"]),
    ("Veröffentlicht vonJörg Möckel", "de", ["Jörg Möckel"]),
    ("Jörg Möckel, Redakteur", "de", ["Jörg Möckel"]),
    ("Jörg Möckel Korrespondent in Peking", "de", ["Jörg Möckel"]),
    ("Jörg Möckel, 03.11.2023 15:32 Uhr", "de", ["Jörg Möckel"]),
    ("Jörg von der Möckel", "de", ["Jörg von der Möckel"]),
    ("JÖRG MÖCKEL", "de", ["Jörg Möckel"]),
    ("Autorin: Anke Brandt", "de", ["Anke Brandt"]),
    ("Ein Gespräch mit dem Minister von Anke Brandt", "de", ["Anke Brandt"]),
    ("Eine Analyse von Anke Brandt", "de", ["Anke Brandt"]),
    ("Von unserem Korrespondenten Jörg Möckel, Berlin", "de", []),
    ("Dr. Anke Brandt", "de", ["Anke Brandt"]),
    ("Anke Brandt Mehr von Anke Brandt lesen", "de", ["Anke Brandt"]),
    ("Text von Anke Brandt Illustration von Jörg Möckel", "de", ["Anke Brandt"]),
    ("Anke Brandt, dpa", "de", ["Anke Brandt", "dpa"]),
    ("dpa/Anke Brandt", "de", ["dpa", "Anke Brandt"]),
    ("Par Jeanne Lacombe", "fr", ["Jeanne Lacombe"]),
    ("Par Jeanne Lacombe et Émile Roux", "fr", ["Jeanne Lacombe", "Émile Roux"]),
    ("Par Jeanne Lacombe, envoyée spéciale à Séoul", "fr", ["Jeanne Lacombe"]),
    ("Propos recueillis par Jeanne Lacombe", "fr", ["Jeanne Lacombe"]),
    ("Jeanne LACOMBE", "fr", ["Jeanne Lacombe"]),
    ("Jean-Émile Roux avec AFP", "fr", ["Jean-Émile Roux", "AFP"]),
    ("Por Lucía Peralta", "es", ["Lucía Peralta"]),
    ("Lucía Peralta y Bruno Cid Mora", "es", ["Lucía Peralta", "Bruno Cid Mora"]),
    ("Lucía Peralta y Mora", "es", ["Lucía Peralta y Mora"]),
    ("Lucía Peralta (enviada especial)", "es", ["Lucía Peralta"]),
    ("Texto: Lucía Peralta", "es", ["Lucía Peralta"]),
    ("Lucía Peralta en Bogotá", "es", ["Lucía Peralta"]),
    ("Por Inês Leitão e Rui Prado", "pt", ["Inês Leitão", "Rui Prado"]),
    ("Inês Leitão e Prado", "pt", ["Inês Leitão e Prado"]),
    ("Rui dos Prados, jornalista", "pt", ["Rui dos Prados"]),
    ("di Carla Bonetti", "it", ["Carla Bonetti"]),
    ("A cura di Carla Bonetti e Ugo Rinaldi", "it", ["Carla Bonetti", "Ugo Rinaldi"]),
    ("Di Bonetti", "it", ["Di Bonetti"]),
    ("dal nostro inviato", "it", []),
    ("Door Sanne de Wit en Joris Vermeer", "nl", ["Sanne de Wit", "Joris Vermeer"]),
    ("Av Liv Nordahl og Per Lunde", "nb", ["Liv Nordahl", "Per Lunde"]),
    ("Ewa Krawiec, dziennikarka", "pl", ["Ewa Krawiec"]),
    ("Autor: Ewa Krawiec i Jan Sowa", "pl", ["Ewa Krawiec", "Jan Sowa"]),
    ("Автор: Олег Рябинин", "ru", ["Олег Рябинин"]),
    ("Олег Рябинин и Вера Ланская", "ru", ["Олег Рябинин", "Вера Ланская"]),
    ("Олег Рябинин, обозреватель", "ru", ["Олег Рябинин"]),
    ("Elif Karaca ve Murat Tekin", "tr", ["Elif Karaca", "Murat Tekin"]),
    ("Von Karl-Theodor von und zu Hafenstein", "de", ["Karl-Theodor von und zu Hafenstein"]),
    ("بقلم: سليم الحداد", "ar", ["سليم الحداد"]),
    ("מאת נועה ברקאי", "he", ["נועה ברקאי"]),
    ("Nguyễn Thảo Vy", "vi", ["Nguyễn Thảo Vy"]),
    ("Penulis: Sari Wulandari", "id", ["Sari Wulandari"]),
    ("나하늘 기자", "ko", ["나하늘"]),
    ("나하늘기자", "ko", ["나하늘"]),
    ("나하늘 기자 haneul@shinmun.example", "ko", ["나하늘"]),
    ("(서울=가람통신) 나하늘 기자 =", "ko", ["나하늘"]),
    ("워싱턴=나하늘 특파원", "ko", ["나하늘"]),
    ("나하늘 기자 = 서울", "ko", ["나하늘"]),
    ("[가람NK 나하늘 기자]", "ko", ["나하늘"]),
    ("나하늘 전 대사", "ko", ["나하늘"]),
    ("나하늘, 도바다 기자", "ko", ["나하늘", "도바다"]),
    ("나하늘·도바다·서이슬 기자", "ko", ["나하늘", "도바다", "서이슬"]),
    ("나하늘 및 도바다 기자", "ko", ["나하늘", "도바다"]),
    ("나 하늘 기자", "ko", ["나하늘"]),
    ("글 나하늘 / 사진=도바다", "ko", ["나하늘"]),
    ("나하늘 선임기자", "ko", ["나하늘"]),
    ("記者 森川海斗", "ja", ["森川海斗"]),
    ("森川海斗 記者", "ja", ["森川海斗"]),
    ("森川 海斗", "ja", ["森川 海斗"]),
    ("(森川海斗)", "ja", ["森川海斗"]),
    ("【记者林小雨综合报道】", "zh", ["林小雨"]),
    ("記者林小雨報導", "zh", ["林小雨"]),
    ("記者林小雨台北報導", "zh", ["林小雨"]),
    ("森川海斗氏", "ja", ["森川海斗"]),
    ("林小雨／台北報導", "zh", ["林小雨"]),
    ("文/林小雨", "zh", ["林小雨"]),
    ("作者：林小雨", "zh", ["林小雨"]),
    ("记者 林小雨 郑大海", "zh", ["林小雨", "郑大海"]),
    ("本报记者林小雨", "zh", ["林小雨"]),
    ("マリア・ロッシ", "ja", ["マリア・ロッシ"]),
]
ORGANISATIONS = [
    ("Reuters", ["Reuters"]),
    ("By Reuters", ["Reuters"]),
    ("AFP", ["AFP"]),
    ("dpa", ["dpa"]),
    ("The Associated Press", ["The Associated Press"]),
    ("Associated Press in Lisbon", ["Associated Press"]),
    ("Yonhap", ["Yonhap"]),
    ("NK News staff", ["NK News staff"]),
    ("By Gazette Staff", ["Gazette Staff"]),
    ("The Times Newsroom", ["The Times Newsroom"]),
    ("Lamp News Team", ["Lamp News Team"]),
    ("Lamp-Redaktion", ["Lamp-Redaktion"]),
    ("The Editorial Board", ["The Editorial Board"]),
    ("Lamplight Foundation", ["Lamplight Foundation"]),
    ("Press Office of Lampshire", ["Press Office of Lampshire"]),
    ("Redaktionsnetzwerk Lampe", ["Redaktionsnetzwerk Lampe"]),
    ("РИА Новости", ["РИА Новости"]),
    ("Deutscher Lampenverband e. V.", ["Deutscher Lampenverband e.V."]),
    ("lamp.example.org", ["lamp.example.org"]),
    ("가람통신", ["가람통신"]),
    ("東光新聞社", ["東光新聞社"]),
]
NOBODY = [
    "",
    "   ",
    "Staff",
    "News Staff",
    "By Staff Writer",
    "Staff Reporter",
    "Redaktion",
    "Von Redaktion",
    "Redacción",
    "Admin",
    "Posted by admin",
    "Anonymous",
    "Guest Author",
    "Editor",
    "Senior Political Correspondent",
    "Bureau Chief",
    "Visiting Fellow",
    "A Lamp News reporter",
    "2 Hours Ago",
    "Posted 2 Hours Ago",
    "Hours Ago",
    "March 4, 2019",
    "4. November 2021",
    "Monday",
    "New York",
    "@maraq",
    "mara@lamp.example",
    "https://lamp.example/authors/mara",
    "By",
    "Follow",
    "Follow us on Twitter",
    "Read more",
    "More from the author",
    "About the Author",
    "Über den Autor",
    "Share this article",
    "Mara says:",
    "Jörg sagt:",
    "기자",
    "记者",
    "|",
    " | | ",
    "-",
    "Photo: Tom Ashdown",
    "Edited by Tom Ashdown",
    "Foto: Tom Ashdown/dpa",
    "Comments",
    "half of all households",
    "What we learnt, step by step, on the way: Insights",
    "A",
]


def names(raw: str, language: str = "en") -> list[str]:
    return [name.text for name in read_byline(raw, (language,))]


@pytest.mark.parametrize(("raw", "expected"), ENGLISH)
def test_english_bylines(raw: str, expected: list[str]) -> None:
    assert names(raw) == expected
    assert not any(name.is_organisation for name in read_byline(raw))


@pytest.mark.parametrize(("raw", "language", "expected"), OTHERS)
def test_bylines_of_other_languages(raw: str, language: str, expected: list[str]) -> None:
    assert names(raw, language) == expected


@pytest.mark.parametrize(("raw", "expected"), ORGANISATIONS)
def test_agencies_and_desks_are_organisations(raw: str, expected: list[str]) -> None:
    found = read_byline(raw)
    assert [name.text for name in found] == expected
    assert all(name.is_organisation for name in found)


@pytest.mark.parametrize("raw", NOBODY)
def test_roles_places_dates_and_buttons_are_nobody(raw: str) -> None:
    assert names(raw) == []


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Mara Quillfeather, Channel Nine News", ["Mara Quillfeather"]),
        ("Harbour Gazette | Mara Quillfeather", ["Mara Quillfeather"]),
        ("Mara Quillfeather, Reuters", ["Mara Quillfeather", "Reuters"]),
        ("Mara Quillfeather and Lamp News Team", ["Mara Quillfeather", "Lamp News Team"]),
    ],
)
def test_beside_persons_only_wires_and_desks_are_authors(raw: str, expected: list[str]) -> None:
    assert names(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Mara Quillfeather, Evening Lamp staff", ["Mara Quillfeather"]),
        ("Mara Quillfeather Evening Lamp", ["Mara Quillfeather"]),
        ("Evening Lamp | Mara Quillfeather", ["Mara Quillfeather"]),
        ("Evening Lamp", ["Evening Lamp"]),
        ("EveningLamp24", ["EveningLamp24"]),
    ],
)
def test_the_site_is_an_author_only_where_nobody_else_is(raw: str, expected: list[str]) -> None:
    assert [name.text for name in read_byline(raw, ("en",), frozenset({"eveninglamp", "eveninglamp24"}))] == expected


KNOWN = [text for _, expected in ENGLISH + ORGANISATIONS for text in expected]


@given(st.lists(st.sampled_from(KNOWN), min_size=1, max_size=5))
@settings(deadline=None, max_examples=150, derandomize=True)
def test_normalised_names_are_fixed_points_and_keep_their_order(chosen: list[str]) -> None:
    once = names(" | ".join(chosen))
    assert names(" | ".join(once)) == once
    positions = [chosen.index(name) for name in once]
    assert positions == sorted(positions)


FRAGMENTS = [
    "By ",
    "von ",
    ", ",
    " and ",
    " | ",
    " (",
    ")",
    "기자",
    "記者",
    "/",
    "·",
    "=",
    "'",
    "O'",
    "JR.",
    "Dr. ",
    "@",
    "\u202e",
    "1 ",
]


@given(st.lists(st.one_of(st.text(max_size=12), st.sampled_from(FRAGMENTS)), max_size=12).map("".join))
@settings(deadline=None, max_examples=400, derandomize=True)
def test_any_string_gives_clean_names(raw: str) -> None:
    found = read_byline(raw, ("en",))
    assert len({name.key for name in found}) == len(found)
    for name in found:
        assert name.text == " ".join(name.text.split()) != ""
        assert not any(c.isdecimal() for c in name.text if not name.is_organisation)


@pytest.mark.parametrize("piece", ["by ", "A ", "(", "[", ", ", "and ", "von ", "=", "·", "A-", "a.", "Mara Quill, "])
def test_long_hostile_bylines_are_bounded(piece: str) -> None:
    assert len(read_byline(piece * 20_000)) <= 60


def make_bundle(authors_raw: str | None, boxes: list[Author] | None = None) -> Bundle:
    article = Article(article_id="a", url="https://lamp.example/1", site="lamp.example", authors_raw=authors_raw)
    at = datetime(2014, 4, 20, tzinfo=UTC)
    return Bundle(url=article.url, fetched_at=at, article=article, authors=boxes or [])


SITE = Site(name="lamp", domains=("lamp.example",), languages=("en",), staff=("The Lamp",))


def test_authors_ids_and_records_belong_together() -> None:
    bundle = make_bundle("By MARA QUILLFEATHER and Reuters")
    normalise_authors(bundle, SITE)
    assert bundle.article is not None
    assert bundle.article.authors == ["Mara Quillfeather", "Reuters"]
    assert bundle.article.author_ids == [author.author_id for author in bundle.authors]
    assert [author.is_organisation for author in bundle.authors] == [False, True]
    assert bundle.authors[0].names_seen == ["MARA QUILLFEATHER"]
    assert bundle.authors[0].fetched_at == bundle.fetched_at


def test_an_author_box_joins_its_author() -> None:
    box = Author(
        name="Mara Quillfeather", bio="Mara writes.", profile_url="https://lamp.example/mara", site="lamp.example"
    )
    bundle = make_bundle("Tom Ashdown and Mara Quillfeather", [box])
    normalise_authors(bundle, SITE)
    tom, mara = bundle.authors
    assert (tom.name, tom.bio) == ("Tom Ashdown", None)
    assert (mara.name, mara.bio, mara.profile_url) == ("Mara Quillfeather", "Mara writes.", "https://lamp.example/mara")


def test_an_author_box_names_the_author_where_the_byline_does_not() -> None:
    bundle = make_bundle(None, [Author(name="Mara Quillfeather", bio="Mara writes.", site="lamp.example")])
    normalise_authors(bundle, SITE)
    assert bundle.article is not None
    assert bundle.article.authors == ["Mara Quillfeather"]
    assert len(bundle.authors) == 1


def test_normalising_again_gives_the_same_authors() -> None:
    bundle = make_bundle(
        "By Mara QUILLFEATHER, Staff Writer | Tom Ashdown", [Author(name="Tom Ashdown", bio="T.", site="s")]
    )
    normalise_authors(bundle, SITE)
    first = [*bundle.authors]
    normalise_authors(bundle, SITE)
    assert [author.name for author in bundle.authors] == [author.name for author in first]
    assert [author.author_id for author in bundle.authors] == [author.author_id for author in first]


def test_a_byline_without_a_name_is_counted() -> None:
    bundle = make_bundle("Senior Editor")
    normalise_authors(bundle, SITE)
    assert bundle.article is not None
    assert bundle.article.authors == []
    assert [warning.partition(":")[0] for warning in bundle.warnings] == ["author-unparsed"]


def test_a_page_without_article_is_left_alone() -> None:
    bundle = Bundle(url="https://lamp.example/", fetched_at=None)
    normalise_authors(bundle, SITE)
    assert bundle.authors == []


def test_author_ids_ignore_case_accents_and_spaces() -> None:
    assert author_id("s", "José  Peralta") == author_id("s", "JOSE PERALTA") != author_id("t", "José Peralta")
    assert author_id("s", "나하늘") != author_id("s", "도바다")
