"""Pages as they look with other facts: no contact, an old record, a call, words that wait."""

from dataclasses import replace
from datetime import timedelta

from tests.client import PageClient, text_of
from tests.site.otherwise import otherwise
from tests.site.saying import bare
from tests.sites import RunningSite, fixture_settings
from webapp.content.directory import CRISIS_AGE_DAYS
from webapp.content.services import AssuredBy
from webapp.content.slugs import slug_of

OLD = "This information is old."
CALLED, NOT_CALLED = "Somebody called to check this", "Nobody has called to check."
NO_CONTACT = (
    "The people who run this site have not yet named a contact. "
    "You can tell any organization listed here."
)
INSTEAD = {
    "resources/law/": "Is something wrong here? Please tell the organization itself.",
    "languages/": NO_CONTACT,
    "accessibility/": NO_CONTACT,
}


def test_a_contact_is_shown_where_readers_are_asked_to_write(
    site: RunningSite, pages: PageClient
) -> None:
    featured = site.content.featured
    assert featured.corrections
    nobody = replace(site.content, featured=replace(featured, corrections=""))
    without = PageClient(otherwise(content=nobody))
    for locale, words in site.words.items():
        for place, instead in INSTEAD.items():
            path = f"/{locale}/{place}"
            said = words.gettext(instead).unescape()
            assert featured.corrections in pages.page(path).main
            assert said not in pages.page(path).main
            assert featured.corrections not in without.page(path).main
            assert said in without.page(path).main


def test_old_records_say_so_after_their_allowed_age(site: RunningSite) -> None:
    coast = site.content.services["coast"]
    last_day = coast.assured_date + timedelta(days=CRISIS_AGE_DAYS)
    fresh, old = (
        PageClient(otherwise(settings=replace(fixture_settings(), today=day)))
        for day in (last_day, last_day + timedelta(days=1))
    )
    for place in ("", "resources/coast/"):
        assert OLD not in fresh.page(f"/en/{place}").main
        assert OLD in old.page(f"/en/{place}").main
    assert OLD in text_of(old.page("/en/resources/").all(f"#{slug_of('coast')} .warning")[-1])
    assert OLD not in old.page("/en/resources/harbor-text/").main


def test_a_call_is_said_of_the_one_who_was_called(site: RunningSite, pages: PageClient) -> None:
    services = site.content.services
    assert services["coast"].assured_by is AssuredBy.CALLED
    called = pages.page("/en/resources/coast/").main
    assert CALLED in called
    assert NOT_CALLED not in called
    for locale in site.locales:
        line = pages.page(f"/{locale}/resources/shore-line/")
        said = text_of(line.all(".answers dd")[-1])
        for place in ("", "card/"):
            assert said in pages.page(f"/{locale}/{place}").main
    for place in ("", "card/"):
        said = pages.page(f"/en/{place}").main
        assert NOT_CALLED in said
        assert CALLED not in said


def test_new_words_show_in_english_and_say_so_to_a_screen_reader(site: RunningSite) -> None:
    waiting = PageClient(otherwise(words={"so": bare("so")}))  # no catalog has them yet
    page = waiting.page("/so/resources/shore-line/")
    marked = [one for one in page.all("dd span") if one.attrs.get("lang") == "en"]
    assert {str(one.attrs["dir"]) for one in marked} == {"ltr"}
    assert text_of(marked[0]) == site.content.services["shore-line"].eligibility


def test_a_language_is_a_draft_until_all_of_it_is_reviewed(site: RunningSite) -> None:
    drafts = {code: words.coverage.is_draft for code, words in site.words.items()}
    assert drafts == {"en": False, "so": True, "ar": True, "eo": False}
    for code, is_draft in drafts.items():
        html = site.app.test_client().get(f"/{code}/").get_data(as_text=True)
        assert ('class="draft"' in html) == is_draft
