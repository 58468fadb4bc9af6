"""Who gets which answer at which address: one row for every address of the site, one more where the object named changes the answer.

`get` and `post` map a status to the roles that get it; a role that no status names gets 404, as if there were nothing there.
HEAD is as GET. Any other method is refused (405), or answered as GET or POST would be.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from tests.architecture.cast import EVERY_ROLE, OUTSIDER, PUBLIC, STRANGER, SUPERUSER

Answers = Mapping[int, Collection[str]]

ALL = frozenset(EVERY_ROLE)
VISITOR = frozenset({PUBLIC})
SIGNED_IN = ALL - VISITOR
# A superuser may do everything, but belongs to no district.
MEMBERS = SIGNED_IN - {OUTSIDER, SUPERUSER}
OWN = MEMBERS - {STRANGER}
CONSORTIUM_ADMINISTRATOR = frozenset({"consortium administrator", SUPERUSER})
ADMINISTRATORS = CONSORTIUM_ADMINISTRATOR | {"district administrator"}
EDITORS = CONSORTIUM_ADMINISTRATOR | {"curator"}
TEACHER = frozenset({"teacher"})
SEES_PEOPLE = MEMBERS | {SUPERUSER}

OPEN: Answers = {200: ALL}
REFUSED: Answers = {405: ALL}
NOTHING: Answers = {404: ALL}


@dataclass(frozen=True)
class Row:
    pattern: str
    address: str
    get: Answers = field(default_factory=lambda: REFUSED)
    post: Answers = field(default_factory=lambda: REFUSED)


def signed_in(answers: Answers) -> Answers:
    """Visitors are asked to sign in first."""
    return {302: VISITOR, **answers}


def open_page(pattern: str, address: str) -> Row:
    return Row(pattern, address, get=OPEN)


def own_page(pattern: str, address: str, *, post: Answers = REFUSED) -> Row:
    """A page that shows each person their own things."""
    return Row(pattern, address, get=signed_in({200: SIGNED_IN}), post=post)


PAGES = "^(?!_util/)((?:[\\w\\-]+/)*)$"
BELOW_PAGES = "^((?:[\\w\\-]+/)*)$"
DISTRICT = "districts/<slug:slug>/"
CHALLENGE = "challenges/<slug:slug>/"
PROPOSED = "library/proposals/<int:pk>/"
CARE = "library/curation/<int:pk>/"
HISTORY = "library/history/<int:pk>/"
SAVED = "search/saved/<int:pk>/"
APPLICATION = "districts/applications/<int:pk>/"
DOCUMENTS = "^documents/([0-9]{1,18})/([^/]+)$"
EVENT = "events/<slug:slug>/"
DATE = "events/dates/<int:pk>/"
SEAT = "events/seats/<int:pk>/"
COORDINATOR = frozenset({"coordinator", "district administrator"})
PD_COORDINATOR = frozenset({"coordinator"})
RUNS_EVENTS = CONSORTIUM_ADMINISTRATOR | COORDINATOR
SEES_REQUESTS = RUNS_EVENTS | TEACHER
DISTRICT_ADMINISTRATOR = frozenset({"district administrator"})
KEEPERS = EDITORS | {"moderator"}
SPEAKERS = TEACHER | DISTRICT_ADMINISTRATOR
TRIED = "library/tried/"
COLLECTION = "library/collections/<slug:slug>/"
OWN_COLLECTION = "/library/collections/{private_collection}/"
BOARD = "forums/<slug:slug>/"
TALK = "forums/topics/<int:pk>/"
POST = "forums/posts/<int:pk>/"
OPENED = "forums/moderation/opened/<int:pk>/"
DECISION = "forums/decisions/<int:pk>/"
FORUM_MODERATORS = CONSORTIUM_ADMINISTRATOR | {"moderator"}
BOARD_KEEPERS = CONSORTIUM_ADMINISTRATOR | DISTRICT_ADMINISTRATOR

ROWS = (
    # The library as data
    open_page("library/records.csv", "/library/records.csv"),
    # Pages of the library and before it
    open_page(PAGES, "/"),
    open_page(PAGES, "/library/"),
    open_page(PAGES, "/library/public-review/"),
    Row(PAGES, "/library/members-review/", get={200: MEMBERS}, post={405: MEMBERS}),
    Row(PAGES, "/library/own-review/", get={200: OWN}, post={405: OWN}),
    Row(PAGES, "/library/other-review/", get={200: {STRANGER}}, post={405: {STRANGER}}),
    Row(PAGES, "/library/draft-review/", get=NOTHING, post=NOTHING),
    Row(PAGES, "/library/no-such-review/", get=NOTHING, post=NOTHING),
    open_page("library/at/", "/library/at/"),
    open_page("library/at/where/", "/library/at/where/?need=reading"),
    open_page("library/at/tried/", "/library/at/tried/?need=reading"),
    open_page("library/at/ladder/", "/library/at/ladder/?need=reading&where=classroom"),
    open_page("library/at/trial/<int:pk>/", "/library/at/trial/{technology}/?need=reading&start=2026-11-30&weeks=2"),
    Row("library/at/trial/<int:pk>/", "/library/at/trial/{members_technology}/", get={200: MEMBERS}),
    Row("library/at/trial/<int:pk>/", "/library/at/trial/{other_technology}/", get={200: {STRANGER}}),
    Row("library/at/trial/<int:pk>/", "/library/at/trial/{public_page}/", get=NOTHING),
    open_page("library/grant/<int:pk>/", "/library/grant/{public_page}/?program=title-ii&domain=none"),
    open_page("library/grant/<int:pk>/", "/library/grant/{technology}/"),
    Row("library/grant/<int:pk>/", "/library/grant/{members_page}/", get={200: MEMBERS}),
    Row("library/grant/<int:pk>/", "/library/grant/{draft_page}/", get=NOTHING),
    open_page("library/our-setting/", "/library/our-setting/"),
    Row("library/our-setting/keep/", "/library/our-setting/keep/", post=signed_in({200: SIGNED_IN})),
    Row("library/our-setting/end/", "/library/our-setting/end/", post=signed_in({302: ALL})),
    Row(BELOW_PAGES, "/library/public-review/no-such-part/", get=NOTHING, post=NOTHING),
    # Proposing for the library, and caring for it
    Row("library/propose/", "/library/propose/", get=signed_in({200: MEMBERS}), post=signed_in({200: MEMBERS})),
    own_page("library/proposals/", "/library/proposals/"),
    Row(PROPOSED, "/library/proposals/{resource_proposal}/", get=signed_in({200: TEACHER | EDITORS})),
    Row(PROPOSED, "/library/proposals/{others_resource_proposal}/", get=signed_in({200: EDITORS | {STRANGER}})),
    Row(f"{PROPOSED}change/", "/library/proposals/{sent_back}/change/", get=signed_in({200: TEACHER}), post=signed_in({200: TEACHER})),
    Row(f"{PROPOSED}change/", "/library/proposals/{resource_proposal}/change/", get=signed_in({}), post=signed_in({})),
    Row(f"{PROPOSED}withdraw/", "/library/proposals/{resource_proposal}/withdraw/", post={302: TEACHER | VISITOR}),
    Row(f"{PROPOSED}withdraw/", "/library/proposals/{others_resource_proposal}/withdraw/", post={302: {STRANGER} | VISITOR}),
    Row(f"{PROPOSED}decide/", "/library/proposals/{resource_proposal}/decide/", get=signed_in({200: EDITORS}),
        post=signed_in({200: EDITORS})),
    Row("library/curation/", "/library/curation/", get=signed_in({200: EDITORS})),
    Row(CARE, "/library/curation/{page}/", get=signed_in({200: EDITORS})),
    Row(f"{CARE}retire/", "/library/curation/{page}/retire/", post=signed_in({200: EDITORS})),
    *(Row(f"{CARE}{deed}/", f"/library/curation/{{page}}/{deed}/", post={302: EDITORS | VISITOR})
      for deed in ("confirm", "owner", "revive")),
    open_page(HISTORY, "/library/history/{changed_page}/"),
    Row(HISTORY, "/library/history/{members_page}/", get={200: MEMBERS}),
    Row(HISTORY, "/library/history/{draft_page}/", get=NOTHING),
    open_page(f"{HISTORY}compare/", "/library/history/{changed_page}/compare/"),
    Row(f"{HISTORY}compare/", "/library/history/{changed_page}/compare/?from={revision}&to={revision}", get=NOTHING),
    open_page("search/", "/search/"),
    open_page("search/suggest/", "/search/suggest/?q=pub"),
    open_page("search/how-it-ranks/", "/search/how-it-ranks/"),
    Row("search/asked/", "/search/asked/", post={400: ALL}),
    open_page("search/feed.atom", "/search/feed.atom"),
    open_page("library/topics/", "/library/topics/"),
    open_page("library/topics/<slug:slug>/", "/library/topics/{topic_slug}/"),
    Row("library/topics/<slug:slug>/", "/library/topics/no-such-topic/", get=NOTHING),
    # What the library gives to other systems
    *(
        row
        for ending in ("/", ".ris", ".bib", ".json")
        for row in (
            open_page(f"library/cite/<int:pk>{ending}", f"/library/cite/{{public_page}}{ending}"),
            Row(f"library/cite/<int:pk>{ending}", f"/library/cite/{{members_page}}{ending}", get={200: MEMBERS}),
            Row(f"library/cite/<int:pk>{ending}", f"/library/cite/{{draft_page}}{ending}", get=NOTHING),
        )
    ),
    open_page("library/data/", "/library/data/"),
    open_page("library/records.jsonl.gz", "/library/records.jsonl.gz"),
    open_page("library/records.sha256", "/library/records.sha256"),
    open_page("library/vocabularies/", "/library/vocabularies/"),
    open_page("library/vocabularies.ttl", "/library/vocabularies.ttl"),
    open_page("library/vocabularies.rdf", "/library/vocabularies.rdf"),
    open_page("feeds/library.atom", "/feeds/library.atom"),
    open_page("feeds/library/kind/<slug:kind>.atom", "/feeds/library/kind/practice.atom"),
    Row("feeds/library/kind/<slug:kind>.atom", "/feeds/library/kind/no-such.atom", get=NOTHING),
    open_page("feeds/library/<slug:slug>.atom", "/feeds/library/{topic_slug}.atom"),
    Row("feeds/library/<slug:slug>.atom", "/feeds/library/no-such.atom", get=NOTHING),
    # Saved searches: each person's own; a feed's secret address works without signing in
    own_page("search/saved/", "/search/saved/"),
    own_page("search/saved/new/", "/search/saved/new/?q=reading", post=signed_in({200: SIGNED_IN})),
    Row(SAVED, "/search/saved/{saved_search}/", get=signed_in({200: TEACHER})),
    Row(SAVED, "/search/saved/{others_saved_search}/", get=signed_in({})),
    Row(SAVED + "edit/", "/search/saved/{saved_search}/edit/", get=signed_in({200: TEACHER}), post=signed_in({200: TEACHER})),
    Row(SAVED + "edit/", "/search/saved/{others_saved_search}/edit/", get=signed_in({}), post=signed_in({})),
    Row(SAVED + "delete/", "/search/saved/{saved_search}/delete/", get=signed_in({200: TEACHER}), post={302: TEACHER | VISITOR}),
    Row(SAVED + "delete/", "/search/saved/{others_saved_search}/delete/", get=signed_in({}), post=signed_in({})),
    *(
        row
        for deed in ("seen/", "feed/open/", "feed/close/")
        for row in (
            Row(SAVED + deed, f"/search/saved/{{saved_search}}/{deed}", post={302: TEACHER | VISITOR}),
            Row(SAVED + deed, f"/search/saved/{{others_saved_search}}/{deed}", post=signed_in({})),
        )
    ),
    open_page("search/saved/feed/<str:token>/", "/search/saved/feed/{saved_feed}/"),
    Row("search/saved/feed/<str:token>/", "/search/saved/feed/nonsense/", get=NOTHING),
    # Uploads: what nothing uses yet waits for editors; the rest is for those who may see what uses it
    Row(DOCUMENTS, "/documents/{document_number}/{document_name}", get={200: EDITORS}, post={405: ALL}),
    Row(DOCUMENTS, "/documents/{members_document}/{members_document_name}", get={200: MEMBERS | EDITORS}, post={405: ALL}),
    Row(DOCUMENTS, "/documents/9999/nothing.txt", get=NOTHING, post={405: ALL}),
    Row("media/images/<path:path>", "/media/images/{unused_image}", get={200: EDITORS}, post={405: ALL}),
    Row("media/images/<path:path>", "/media/images/none.png", get=NOTHING, post={405: ALL}),
    Row("media/images/<path:path>", "/media/images/../consortium.sqlite3", get=NOTHING, post={405: ALL}),
    Row("media/original_images/<path:path>", "/media/original_images/{original_image}", get={200: EDITORS}, post={405: ALL}),
    # Passwords for single pages are not used here
    Row("_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/", "/_util/authenticate_with_password/1/1/",
        get=NOTHING, post=NOTHING),
    Row("_util/login/", "/_util/login/", get={302: ALL}, post={302: ALL}),
    # Signing in
    Row("account/login/", "/account/login/", get={200: VISITOR, 302: SIGNED_IN}, post={200: VISITOR, 302: SIGNED_IN}),
    Row("account/login/code/confirm/", "/account/login/code/confirm/", get={302: ALL}, post={302: ALL}),
    Row("account/logout/", "/account/logout/", get=signed_in({200: SIGNED_IN}), post={302: ALL}),
    Row("account/signup/", "/account/signup/", get={200: VISITOR, 302: SIGNED_IN}, post={200: VISITOR, 302: SIGNED_IN}),
    open_page("account/inactive/", "/account/inactive/"),
    open_page("account/confirm-email/", "/account/confirm-email/"),
    Row("account/^confirm-email/(?P<key>[-:\\w]+)/$", "/account/confirm-email/nonsense:key/", get=OPEN, post=NOTHING),
    Row("account/password/reset/", "/account/password/reset/", get=OPEN, post=OPEN),
    open_page("account/password/reset/done/", "/account/password/reset/done/"),
    Row("account/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$", "/account/password/reset/key/1-set-password/",
        get=OPEN, post=OPEN),
    open_page("account/password/reset/key/done/", "/account/password/reset/key/done/"),
    # One's own account
    own_page("account/", "/account/"),
    own_page("account/name/", "/account/name/", post=signed_in({200: SIGNED_IN})),
    own_page("account/email/", "/account/email/", post={302: ALL}),
    own_page("account/erase/", "/account/erase/", post=signed_in({200: SIGNED_IN})),
    Row("account/export/", "/account/export/", post=signed_in({200: SIGNED_IN})),
    own_page("account/password/change/", "/account/password/change/", post=signed_in({200: SIGNED_IN})),
    own_page("account/reauthenticate/", "/account/reauthenticate/", post=signed_in({200: SIGNED_IN})),
    Row("account/password/set/", "/account/password/set/", get={302: ALL}, post={302: ALL}),
    Row("account/sessions/<int:pk>/end/", "/account/sessions/{session}/end/", post={302: ALL}),
    Row("account/sessions/end-others/", "/account/sessions/end-others/", post={302: ALL}),
    own_page("dashboard/", "/dashboard/"),
    own_page("notifications/", "/notifications/"),
    Row("notifications/<int:pk>/open/", "/notifications/{notification}/open/", post=signed_in({302: TEACHER | VISITOR})),
    Row("notifications/<int:pk>/read/", "/notifications/{notification}/read/", post=signed_in({302: TEACHER | VISITOR})),
    Row("notifications/read/", "/notifications/read/", post={302: ALL}),
    Row("notifications/unread.json", "/notifications/unread.json", get={401: VISITOR, 200: SIGNED_IN}),
    own_page("notifications/preferences/", "/notifications/preferences/", post={302: ALL}),
    # The link of a mail works without signing in
    Row("notifications/unsubscribe/<str:token>/", "/notifications/unsubscribe/{unsubscribe}/", get=OPEN, post=OPEN),
    Row("notifications/unsubscribe/<str:token>/", "/notifications/unsubscribe/nonsense/", get=NOTHING, post=NOTHING),
    # Districts
    open_page("districts/", "/districts/"),
    open_page(DISTRICT, "/districts/{own}/"),
    Row(DISTRICT, "/districts/no-such/", get=NOTHING),
    Row(f"{DISTRICT}edit/", "/districts/{own}/edit/", get=signed_in({200: ADMINISTRATORS}), post=signed_in({200: ADMINISTRATORS})),
    Row(f"{DISTRICT}edit/", "/districts/{other}/edit/", get=signed_in({200: CONSORTIUM_ADMINISTRATOR}),
        post=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
    Row(f"{DISTRICT}edit/", "/districts/{watching}/edit/", get=signed_in({200: CONSORTIUM_ADMINISTRATOR}),
        post=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
    Row(f"{DISTRICT}join/", "/districts/{own}/join/", post=signed_in({})),
    Row(f"{DISTRICT}leave/", "/districts/{own}/leave/", post={302: OWN | VISITOR}),
    Row(f"{DISTRICT}people/", "/districts/{own}/people/", get=signed_in({200: ADMINISTRATORS})),
    Row(f"{DISTRICT}people/", "/districts/{other}/people/", get=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
    Row(f"{DISTRICT}people/", "/districts/{watching}/people/", get=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
    Row(f"{DISTRICT}people/<int:pk>/roles/", "/districts/{own}/people/{teacher_place}/roles/",
        get=signed_in({200: ADMINISTRATORS}), post=signed_in({200: ADMINISTRATORS})),
    Row(f"{DISTRICT}people/<int:pk>/roles/", "/districts/{own}/people/{stranger_place}/roles/", get=signed_in({}), post=signed_in({})),
    Row(f"{DISTRICT}people/<int:pk>/end/", "/districts/{own}/people/{teacher_place}/end/",
        get=signed_in({200: ADMINISTRATORS}), post=signed_in({302: ADMINISTRATORS | VISITOR})),
    Row(f"{DISTRICT}people/<int:pk>/end/", "/districts/{own}/people/{stranger_place}/end/", get=signed_in({}), post=signed_in({})),
    Row(f"{DISTRICT}people/invite/", "/districts/{own}/people/invite/", get=signed_in({200: ADMINISTRATORS}),
        post=signed_in({200: ADMINISTRATORS})),
    Row(f"{DISTRICT}people/invite/", "/districts/{other}/people/invite/", get=signed_in({200: CONSORTIUM_ADMINISTRATOR}),
        post=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
    Row(f"{DISTRICT}invitations/<int:pk>/resend/", "/districts/{own}/invitations/{invitation}/resend/",
        post={302: ADMINISTRATORS | VISITOR}),
    Row(f"{DISTRICT}invitations/<int:pk>/resend/", "/districts/{own}/invitations/{other_invitation}/resend/", post=signed_in({})),
    Row(f"{DISTRICT}invitations/<int:pk>/withdraw/", "/districts/{own}/invitations/{invitation}/withdraw/",
        post={302: ADMINISTRATORS | VISITOR}),
    Row(f"{DISTRICT}invitations/<int:pk>/withdraw/", "/districts/{own}/invitations/{other_invitation}/withdraw/", post=signed_in({})),
    Row("districts/invitations/<str:token>/", "/districts/invitations/{token}/", get=OPEN,
        post={200: VISITOR, 302: SIGNED_IN}),
    Row("districts/invitations/<str:token>/", "/districts/invitations/nonsense/", get=NOTHING, post=NOTHING),
    # Joining
    open_page("join/", "/join/"),
    Row("join/apply/", "/join/apply/", get=OPEN, post=OPEN),
    open_page("join/sent/", "/join/sent/"),
    Row("join/confirm/<str:token>/", "/join/confirm/{application_token}/", get=OPEN, post=OPEN),
    Row("join/confirm/<str:token>/", "/join/confirm/nonsense/", get=NOTHING, post=NOTHING),
    Row("districts/applications/", "/districts/applications/", get=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
    Row(APPLICATION, "/districts/applications/{application}/", get=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
    Row(APPLICATION, "/districts/applications/{unconfirmed_application}/", get=signed_in({})),
    *(Row(f"{APPLICATION}{deed}/", f"/districts/applications/{{application}}/{deed}/",
          post=signed_in({302: CONSORTIUM_ADMINISTRATOR | VISITOR})) for deed in ("claim", "release", "accept", "decline")),
    # Writing to us
    Row("contact/", "/contact/", get=OPEN, post=OPEN),
    open_page("contact/sent/", "/contact/sent/"),
    Row("contact/messages/", "/contact/messages/", get=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
    Row("contact/messages/<int:pk>/", "/contact/messages/{message}/", get=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
    *(Row(f"contact/messages/<int:pk>/{deed}/", f"/contact/messages/{{message}}/{deed}/",
          post=signed_in({302: CONSORTIUM_ADMINISTRATOR | VISITOR})) for deed in ("done", "reopen")),
    # Live figures, for everybody; letters to legislators, for members
    open_page("figures/", "/figures/"),
    open_page("figures/large-districts/", "/figures/large-districts/"),
    open_page("figures/<slug:key>/", "/figures/students/"),
    Row("figures/<slug:key>/", "/figures/no-such/", get=NOTHING),
    open_page("figures/<slug:key>.json", "/figures/students.json"),
    Row("figures/<slug:key>.json", "/figures/no-such.json", get=NOTHING),
    open_page("embed/figures/<slug:key>/", "/embed/figures/students/"),
    Row("embed/figures/<slug:key>/", "/embed/figures/no-such/", get=NOTHING),
    # The library for other libraries: the answer is the same for everybody
    Row("oai", "/oai?verb=Identify", get=OPEN, post=OPEN),
    open_page("oai/lrmi.xsd", "/oai/lrmi.xsd"),
    # What search engines, feed readers and other sites ask for: the same for everybody, and only what everybody may see
    open_page("robots.txt", "/robots.txt"),
    open_page("sitemap.xml", "/sitemap.xml"),
    open_page("feeds/news.rss", "/feeds/news.rss"),
    open_page("feeds/news.atom", "/feeds/news.atom"),
    open_page("feeds/stories.rss", "/feeds/stories.rss"),
    open_page("feeds/stories.atom", "/feeds/stories.atom"),
    open_page("cards/site.png", "/cards/site.png"),
    open_page("cards/<int:pk>.png", "/cards/{public_page}.png"),
    Row("cards/<int:pk>.png", "/cards/{members_page}.png", get=NOTHING),
    Row("cards/<int:pk>.png", "/cards/{draft_page}.png", get=NOTHING),
    Row("letters/", "/letters/", get=signed_in({200: SEES_PEOPLE})),
    Row("letters/<slug:slug>/", "/letters/{letter}/", get=signed_in({200: MEMBERS}), post=signed_in({200: MEMBERS})),
    Row("letters/<slug:slug>/", "/letters/{letter}/?district={other}", get=signed_in({200: {STRANGER}}), post=signed_in({200: {STRANGER}})),
    Row("letters/<slug:slug>/", "/letters/{unoffered_letter}/", get=signed_in({}), post=signed_in({})),
    # Challenges
    # Events: public, members' and drafts; who runs them, and whose seats they are
    open_page("events/", "/events/"),
    open_page("events/month/", "/events/month/?month=2026-11"),
    open_page("events/agenda/", "/events/agenda/?from=2026-11-30"),
    open_page("events/map/", "/events/map/"),
    own_page("events/mine/", "/events/mine/"),
    own_page("events/calendar/", "/events/calendar/"),
    Row("events/calendar/new/", "/events/calendar/new/", post={302: ALL}),
    Row("events/calendar/<int:pk>/revoke/", "/events/calendar/{calendar_feed}/revoke/", post=signed_in({302: TEACHER | VISITOR})),
    open_page("events/feeds/<str:secret>/calendar.ics", "/events/feeds/{calendar_secret}/calendar.ics"),
    Row("events/feeds/<str:secret>/calendar.ics", "/events/feeds/nonsense/calendar.ics", get=NOTHING),
    Row("events/requests/", "/events/requests/", get=signed_in({200: COORDINATOR})),
    Row("events/requests/decide/", "/events/requests/decide/", post={302: ALL}),
    Row("events/requests/decided/", "/events/requests/decided/", get=signed_in({200: COORDINATOR})),
    Row("events/requests/late/", "/events/requests/late/", get=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
    Row("events/requests/delegates/", "/events/requests/delegates/", get=signed_in({200: COORDINATOR}), post=signed_in({200: COORDINATOR})),
    Row("events/requests/delegates/<int:pk>/end/", "/events/requests/delegates/{delegation}/end/",
        post=signed_in({302: COORDINATOR | VISITOR})),
    Row("events/requests/delegates/<int:pk>/end/", "/events/requests/delegates/{others_delegation}/end/",
        post=signed_in({302: {STRANGER} | VISITOR})),
    Row("events/requests/<int:pk>/reset/", "/events/requests/{asked_seat}/reset/", post={302: SEES_REQUESTS | VISITOR}),
    Row("events/requests/<int:pk>/reset/", "/events/requests/{strangers_seat}/reset/",
        post={302: CONSORTIUM_ADMINISTRATOR | {STRANGER} | VISITOR}),
    *(
        row
        for deed in ("approve/", "decline/")
        for row in (
            Row(f"events/requests/<int:pk>/{deed}", f"/events/requests/{{asked_seat}}/{deed}", post={302: SEES_REQUESTS | VISITOR}),
            Row(f"events/requests/<int:pk>/{deed}", f"/events/requests/{{strangers_seat}}/{deed}",
                post={302: CONSORTIUM_ADMINISTRATOR | {STRANGER} | VISITOR}),
        )
    ),
    Row("events/accommodations/", "/events/accommodations/", get=signed_in({200: PD_COORDINATOR})),
    Row("events/accommodations/<int:pk>/", "/events/accommodations/{need}/", get=signed_in({200: PD_COORDINATOR}),
        post=signed_in({200: PD_COORDINATOR})),
    Row("events/accommodations/<int:pk>/", "/events/accommodations/{others_need}/", get=signed_in({}), post=signed_in({})),
    Row("events/accommodations/<int:pk>/withdraw/", "/events/accommodations/{need}/withdraw/", post=signed_in({302: TEACHER | VISITOR})),
    Row("events/accommodations/<int:pk>/withdraw/", "/events/accommodations/{others_need}/withdraw/",
        post=signed_in({302: {STRANGER} | VISITOR})),
    *(
        Row(f"events/substitutes{page}", f"/events/substitutes{page}", get=signed_in({200: COORDINATOR}))
        for page in ("/", ".csv", ".xlsx")
    ),
    Row("events/substitutes/buildings/new/", "/events/substitutes/buildings/new/", get=signed_in({200: COORDINATOR}),
        post=signed_in({200: COORDINATOR})),
    Row("events/substitutes/buildings/<int:pk>/", "/events/substitutes/buildings/{building}/", get=signed_in({200: COORDINATOR}),
        post=signed_in({200: COORDINATOR})),
    Row("events/substitutes/buildings/<int:pk>/", "/events/substitutes/buildings/{others_building}/", get=signed_in({}), post=signed_in({})),
    Row("events/substitutes/buildings/<int:pk>/remove/", "/events/substitutes/buildings/{building}/remove/",
        post=signed_in({302: COORDINATOR | VISITOR})),
    Row("events/substitutes/buildings/<int:pk>/remove/", "/events/substitutes/buildings/{others_building}/remove/", post=signed_in({})),
    Row("events/questions/<int:pk>/", "/events/questions/{question}/", get=signed_in({200: RUNS_EVENTS}), post=signed_in({200: RUNS_EVENTS})),
    Row("events/questions/<int:pk>/", "/events/questions/{others_question}/", get=signed_in({200: CONSORTIUM_ADMINISTRATOR}),
        post=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
    *(
        row
        for deed in ("remove/", "earlier/")
        for row in (
            Row(f"events/questions/<int:pk>/{deed}", f"/events/questions/{{question}}/{deed}", post=signed_in({302: RUNS_EVENTS | VISITOR})),
            Row(f"events/questions/<int:pk>/{deed}", f"/events/questions/{{others_question}}/{deed}",
                post=signed_in({302: CONSORTIUM_ADMINISTRATOR | VISITOR})),
        )
    ),
    Row("events/new/", "/events/new/", get=signed_in({200: RUNS_EVENTS}), post=signed_in({200: RUNS_EVENTS})),
    open_page(EVENT, "/events/{public_event}/"),
    Row(EVENT, "/events/{members_event}/", get={200: MEMBERS | {SUPERUSER}}),
    Row(EVENT, "/events/{others_event}/", get={200: CONSORTIUM_ADMINISTRATOR | {STRANGER}}),
    Row(EVENT, "/events/{draft_event}/", get={200: RUNS_EVENTS}),
    *(
        row
        for deed in ("edit/", "cancel/", "copy/", "dates/new/", "save-template/")
        for row in (
            Row(EVENT + deed, f"/events/{{draft_event}}/{deed}", get=signed_in({200: RUNS_EVENTS}), post=signed_in({200: RUNS_EVENTS})),
            Row(EVENT + deed, f"/events/{{others_event}}/{deed}", get=signed_in({200: CONSORTIUM_ADMINISTRATOR}),
                post=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
        )
    ),
    Row(f"{EVENT}questions/", "/events/{public_event}/questions/", get=signed_in({200: RUNS_EVENTS}), post=signed_in({200: RUNS_EVENTS})),
    Row(f"{EVENT}questions/", "/events/{others_event}/questions/", get=signed_in({200: CONSORTIUM_ADMINISTRATOR}),
        post=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
    Row(f"{EVENT}publish/", "/events/{draft_event}/publish/", post=signed_in({302: RUNS_EVENTS | VISITOR})),
    Row(f"{EVENT}publish/", "/events/{others_event}/publish/", post=signed_in({302: CONSORTIUM_ADMINISTRATOR | VISITOR})),
    Row(f"{EVENT}register/", "/events/{public_event}/register/", get=signed_in({200: MEMBERS - TEACHER, 302: TEACHER | VISITOR}),
        post=signed_in({200: MEMBERS - TEACHER, 302: TEACHER | VISITOR})),
    Row(f"{EVENT}register/", "/events/{others_event}/register/", get=signed_in({200: {"consortium administrator"}, 302: {STRANGER} | VISITOR}),
        post=signed_in({200: {"consortium administrator"}, 302: {STRANGER} | VISITOR})),
    Row("events/closed-days/<slug:slug>/", "/events/closed-days/{own}/", get=signed_in({200: SEES_PEOPLE}), post=signed_in({200: RUNS_EVENTS})),
    Row("events/closed-days/<slug:slug>/", "/events/closed-days/{other}/", get=signed_in({200: SEES_PEOPLE}), post=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
    Row("events/closed-days/<slug:slug>/", "/events/closed-days/{watching}/", get=signed_in({}), post=signed_in({})),
    Row("events/closed-days/<slug:slug>/<int:pk>/remove/", "/events/closed-days/{own}/{day_off}/remove/", post=signed_in({302: RUNS_EVENTS | VISITOR})),
    Row("events/closed-days/<slug:slug>/<int:pk>/remove/", "/events/closed-days/{other}/{others_day_off}/remove/",
        post=signed_in({302: CONSORTIUM_ADMINISTRATOR | VISITOR})),
    Row("events/closed-days/<slug:slug>/<int:pk>/remove/", "/events/closed-days/{own}/{others_day_off}/remove/", post=signed_in({})),
    Row("events/proposals/", "/events/proposals/", get=signed_in({200: SEES_PEOPLE})),
    Row("events/proposals/new/", "/events/proposals/new/", get=signed_in({200: MEMBERS}), post=signed_in({200: MEMBERS})),
    Row("events/proposals/<int:pk>/", "/events/proposals/{wish}/", get=signed_in({200: SEES_PEOPLE})),
    Row("events/proposals/<int:pk>/", "/events/proposals/{declined_wish}/", get=signed_in({200: SEES_PEOPLE})),
    Row("events/proposals/<int:pk>/voice/", "/events/proposals/{wish}/voice/", post=signed_in({302: MEMBERS | VISITOR})),
    Row("events/proposals/<int:pk>/plan/", "/events/proposals/{wish}/plan/", post=signed_in({302: RUNS_EVENTS | VISITOR})),
    Row("events/proposals/<int:pk>/decline/", "/events/proposals/{wish}/decline/", post=signed_in({302: RUNS_EVENTS | VISITOR})),
    Row("events/proposals/<int:pk>/decline/", "/events/proposals/{others_wish}/decline/", post=signed_in({302: CONSORTIUM_ADMINISTRATOR | VISITOR})),
    Row("events/templates/", "/events/templates/", get=signed_in({200: RUNS_EVENTS})),
    Row("events/templates/<int:pk>/delete/", "/events/templates/{template}/delete/", post=signed_in({302: RUNS_EVENTS | VISITOR})),
    Row("events/templates/<int:pk>/delete/", "/events/templates/{others_template}/delete/", post=signed_in({302: CONSORTIUM_ADMINISTRATOR | VISITOR})),
    Row("events/templates/<int:pk>/delete/", "/events/templates/{shared_template}/delete/", post=signed_in({302: CONSORTIUM_ADMINISTRATOR | VISITOR})),
    Row(f"{DATE}decide/", "/events/dates/{public_date}/decide/", get=signed_in({200: RUNS_EVENTS}), post=signed_in({302: RUNS_EVENTS | VISITOR})),
    Row(f"{DATE}decide/", "/events/dates/{others_date}/decide/", get=signed_in({200: CONSORTIUM_ADMINISTRATOR}),
        post=signed_in({302: CONSORTIUM_ADMINISTRATOR | VISITOR})),
    open_page(f"{DATE}calendar.ics", "/events/dates/{public_date}/calendar.ics"),
    Row(f"{DATE}calendar.ics", "/events/dates/{others_date}/calendar.ics", get={200: CONSORTIUM_ADMINISTRATOR | {STRANGER}}),
    Row(f"{DATE}register/", "/events/dates/{public_date}/register/", get=signed_in({200: MEMBERS - TEACHER, 302: SIGNED_IN - (MEMBERS - TEACHER) | VISITOR}),
        post=signed_in({200: MEMBERS})),
    Row(f"{DATE}register/", "/events/dates/{others_date}/register/",
        get=signed_in({200: {"consortium administrator"}, 302: {SUPERUSER, STRANGER} | VISITOR}),
        post=signed_in({200: {STRANGER, "consortium administrator"}})),
    *(
        row
        for deed in ("edit/", "cancel/", "messages/")
        for row in (
            Row(DATE + deed, f"/events/dates/{{public_date}}/{deed}", get=signed_in({200: RUNS_EVENTS}), post=signed_in({200: RUNS_EVENTS})),
            Row(DATE + deed, f"/events/dates/{{others_date}}/{deed}", get=signed_in({200: CONSORTIUM_ADMINISTRATOR}),
                post=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
        )
    ),
    Row(f"{DATE}colleagues/", "/events/dates/{public_date}/colleagues/", get=signed_in({200: COORDINATOR}), post=signed_in({200: COORDINATOR})),
    Row(f"{DATE}colleagues/", "/events/dates/{others_date}/colleagues/", get=signed_in({}), post=signed_in({})),
    *(
        row
        for deed in ("check/", "register/")
        for row in (
            Row(f"{DATE}colleagues/{deed}", f"/events/dates/{{public_date}}/colleagues/{deed}", post=signed_in({200: COORDINATOR})),
            Row(f"{DATE}colleagues/{deed}", f"/events/dates/{{others_date}}/colleagues/{deed}", post=signed_in({})),
        )
    ),
    *(
        row
        for page in ("answers/", "roster/", "roster.csv", "roster.xlsx", "sign-in-sheet/")
        for row in (
            Row(DATE + page, f"/events/dates/{{public_date}}/{page}", get=signed_in({200: RUNS_EVENTS})),
            Row(DATE + page, f"/events/dates/{{others_date}}/{page}", get=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
        )
    ),
    Row(f"{SEAT}leave/", "/events/seats/{asked_seat}/leave/", get=signed_in({200: SEES_REQUESTS}),
        post=signed_in({302: SEES_REQUESTS | VISITOR})),
    Row(f"{SEAT}leave/", "/events/seats/{strangers_seat}/leave/", get=signed_in({200: CONSORTIUM_ADMINISTRATOR | {STRANGER}}),
        post=signed_in({302: CONSORTIUM_ADMINISTRATOR | {STRANGER} | VISITOR})),
    Row(f"{SEAT}substitute/", "/events/seats/{asked_seat}/substitute/", get=signed_in({200: COORDINATOR | TEACHER}),
        post=signed_in({200: COORDINATOR | TEACHER})),
    Row(f"{SEAT}substitute/", "/events/seats/{strangers_seat}/substitute/", get=signed_in({200: {STRANGER}}), post=signed_in({200: {STRANGER}})),
    Row(f"{SEAT}answers/", "/events/seats/{asked_seat}/answers/", get=signed_in({200: COORDINATOR | TEACHER}),
        post=signed_in({200: COORDINATOR | TEACHER})),
    Row(f"{SEAT}answers/", "/events/seats/{strangers_seat}/answers/", get=signed_in({200: {STRANGER}}), post=signed_in({200: {STRANGER}})),
    Row(f"{SEAT}accommodations/", "/events/seats/{asked_seat}/accommodations/", get=signed_in({200: TEACHER}), post=signed_in({200: TEACHER})),
    Row(f"{SEAT}accommodations/", "/events/seats/{strangers_seat}/accommodations/", get=signed_in({200: {STRANGER}}),
        post=signed_in({200: {STRANGER}})),
    Row(f"{SEAT}accept/", "/events/seats/{asked_seat}/accept/", post=signed_in({302: TEACHER | VISITOR})),
    Row(f"{SEAT}accept/", "/events/seats/{strangers_seat}/accept/", post=signed_in({302: {STRANGER} | VISITOR})),
    Row(f"{SEAT}transfer/", "/events/seats/{asked_seat}/transfer/", get=signed_in({200: SEES_REQUESTS}),
        post=signed_in({200: SEES_REQUESTS})),
    Row(f"{SEAT}transfer/", "/events/seats/{strangers_seat}/transfer/", get=signed_in({200: CONSORTIUM_ADMINISTRATOR | {STRANGER}}),
        post=signed_in({200: CONSORTIUM_ADMINISTRATOR | {STRANGER}})),
    Row(f"{SEAT}offer/", "/events/seats/{asked_seat}/offer/", post=signed_in({302: RUNS_EVENTS | VISITOR})),
    Row(f"{SEAT}offer/", "/events/seats/{strangers_seat}/offer/", post=signed_in({302: CONSORTIUM_ADMINISTRATOR | VISITOR})),
    open_page("challenges/", "/challenges/"),
    open_page(CHALLENGE, "/challenges/{challenge}/"),
    Row(CHALLENGE, "/challenges/{hidden_challenge}/", get=NOTHING),
    Row(f"{CHALLENGE}back/", "/challenges/{challenge}/back/", post=signed_in({200: DISTRICT_ADMINISTRATOR})),
    Row(f"{CHALLENGE}withdraw/", "/challenges/{challenge}/withdraw/", post=signed_in({})),
    Row("challenges/agenda/", "/challenges/agenda/", get=signed_in({200: SEES_PEOPLE})),
    Row("challenges/propose/", "/challenges/propose/", get=signed_in({200: MEMBERS}), post=signed_in({200: MEMBERS})),
    own_page("challenges/proposals/", "/challenges/proposals/"),
    Row("challenges/proposals/<int:pk>/", "/challenges/proposals/{proposal}/", get=signed_in({200: SEES_PEOPLE})),
    Row("challenges/proposals/<int:pk>/", "/challenges/proposals/{declined_proposal}/", get=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
    Row("challenges/proposals/<int:pk>/accept/", "/challenges/proposals/{proposal}/accept/",
        post=signed_in({302: CONSORTIUM_ADMINISTRATOR | VISITOR})),
    Row("challenges/proposals/<int:pk>/decline/", "/challenges/proposals/{proposal}/decline/",
        post=signed_in({302: CONSORTIUM_ADMINISTRATOR | VISITOR})),
    # What districts say: each person's own library, notes on what was tried, ratings, collections
    own_page("library/mine/", "/library/mine/"),
    *(Row(f"library/{deed}", f"/library/{address}", post={302: roles})
      for deed, end in (("save/<int:page>/", ""), ("save/<int:page>/out/", "out/"), ("rate/<int:page>/out/", "out/"))
      for address, roles in ((f"{deed[:4]}/{{public_page}}/{end}", ALL), (f"{deed[:4]}/{{members_page}}/{end}", MEMBERS | VISITOR))),
    Row("library/rate/<int:page>/", "/library/rate/{public_page}/", get=signed_in({200: MEMBERS}), post=signed_in({200: MEMBERS})),
    Row("library/rate/<int:page>/", "/library/rate/{other_page}/", get=signed_in({200: {STRANGER}}), post=signed_in({200: {STRANGER}})),
    open_page(TRIED, "/library/tried/"),
    Row(TRIED + "ours/", "/library/tried/ours/", get=signed_in({200: MEMBERS})),
    open_page(TRIED + "on/<int:page>/", "/library/tried/on/{public_page}/"),
    Row(TRIED + "on/<int:page>/", "/library/tried/on/{members_page}/", get={200: MEMBERS}),
    Row(TRIED + "on/<int:page>/write/", "/library/tried/on/{public_page}/write/", get=signed_in({200: MEMBERS}), post=signed_in({200: MEMBERS})),
    Row(TRIED + "on/<int:page>/write/", "/library/tried/on/{other_page}/write/", get=signed_in({200: {STRANGER}}), post=signed_in({200: {STRANGER}})),
    Row(TRIED + "reports/", "/library/tried/reports/", get=signed_in({200: KEEPERS})),
    Row(TRIED + "reports/<int:pk>/", "/library/tried/reports/{report}/", post=signed_in({302: KEEPERS | VISITOR})),
    open_page(TRIED + "<int:pk>/", "/library/tried/{public_note}/"),
    Row(TRIED + "<int:pk>/", "/library/tried/{members_note}/", get={200: MEMBERS}),
    Row(TRIED + "<int:pk>/", "/library/tried/{draft_note}/", get={200: OWN}),
    Row(TRIED + "<int:pk>/edit/", "/library/tried/{draft_note}/edit/", get=signed_in({200: SPEAKERS}), post=signed_in({200: SPEAKERS})),
    Row(TRIED + "<int:pk>/edit/", "/library/tried/{public_note}/edit/", get=signed_in({}), post=signed_in({})),
    Row(TRIED + "<int:pk>/withdraw/", "/library/tried/{draft_note}/withdraw/", get=signed_in({200: SPEAKERS}), post={302: SPEAKERS | VISITOR}),
    Row(TRIED + "<int:pk>/withdraw/", "/library/tried/{public_note}/withdraw/", get=signed_in({}), post=signed_in({})),
    Row(TRIED + "<int:pk>/report/", "/library/tried/{public_note}/report/", get=signed_in({200: MEMBERS}), post=signed_in({200: MEMBERS})),
    Row(TRIED + "<int:pk>/report/", "/library/tried/{draft_note}/report/", get=signed_in({}), post=signed_in({})),
    Row(TRIED + "<int:pk>/put-back/", "/library/tried/{public_note}/put-back/", post={302: KEEPERS | VISITOR}),
    open_page("library/collections/", "/library/collections/"),
    own_page("library/collections/new/", "/library/collections/new/", post=signed_in({200: SIGNED_IN})),
    own_page("library/collections/add/<int:page>/", "/library/collections/add/{public_page}/", post=signed_in({200: SIGNED_IN})),
    Row("library/collections/add/<int:page>/", "/library/collections/add/{members_page}/", get=signed_in({200: MEMBERS}), post=signed_in({200: MEMBERS})),
    *(row for end in ("", "print/", "collection.csv", "collection.zip") for row in (
        open_page(COLLECTION + end, f"/library/collections/{{public_collection}}/{end}"),
        Row(COLLECTION + end, f"/library/collections/{{district_collection}}/{end}", get={200: OWN}),
        Row(COLLECTION + end, f"{OWN_COLLECTION}{end}", get={200: TEACHER}),
    )),
    Row(COLLECTION + "edit/", f"{OWN_COLLECTION}edit/", get=signed_in({200: TEACHER}), post=signed_in({200: TEACHER})),
    Row(COLLECTION + "edit/", "/library/collections/{district_collection}/edit/", get=signed_in({200: SPEAKERS}), post=signed_in({200: SPEAKERS})),
    Row(COLLECTION + "delete/", f"{OWN_COLLECTION}delete/", get=signed_in({200: TEACHER}), post={302: TEACHER | VISITOR}),
    Row(COLLECTION + "delete/", "/library/collections/{public_collection}/delete/", get=signed_in({}), post=signed_in({})),
    Row(COLLECTION + "copy/", "/library/collections/{public_collection}/copy/", post={302: ALL}),
    Row(COLLECTION + "copy/", f"{OWN_COLLECTION}copy/", post={302: TEACHER | VISITOR}),
    Row(COLLECTION + "close/", "/library/collections/{public_collection}/close/", post={302: KEEPERS | VISITOR}),
    Row(COLLECTION + "close/", f"{OWN_COLLECTION}close/", post=signed_in({})),
    *(row for deed in ("move/", "remove/") for row in (
        Row(f"{COLLECTION}<int:pk>/{deed}", f"{OWN_COLLECTION}{{entry}}/{deed}", post={302: TEACHER | VISITOR}),
        Row(f"{COLLECTION}<int:pk>/{deed}", f"/library/collections/{{public_collection}}/{{entry}}/{deed}", post=signed_in({})),
    )),
    Row(COLLECTION + "<int:pk>/note/", OWN_COLLECTION + "{entry}/note/", get=signed_in({200: TEACHER}), post={302: TEACHER | VISITOR}),
    # Forums: a board for everybody, one for members, one of each of two districts, which nobody else reads
    open_page("forums/", "/forums/"),
    Row("forums/boards/new/", "/forums/boards/new/", get=signed_in({200: BOARD_KEEPERS}), post=signed_in({200: BOARD_KEEPERS})),
    Row("forums/ask/", "/forums/ask/", get=signed_in({200: MEMBERS})),
    Row("forums/expertise/", "/forums/expertise/", get=signed_in({200: MEMBERS}), post=signed_in({200: MEMBERS})),
    Row(TALK + "decline/", "/forums/topics/{public_talk}/decline/", post=signed_in({})),
    Row(TALK + "decline/", "/forums/topics/{others_talk}/decline/", post=signed_in({})),
    open_page("forums/challenges/", "/forums/challenges/?sort=talk"),
    open_page("forums/about/<str:about>/", "/forums/about/challenge-{talked_challenge}/"),
    Row("forums/about/<str:about>/", "/forums/about/resource-{others_thing}/", get={200: {STRANGER}}),
    open_page(BOARD, "/forums/{public_board}/"),
    Row(BOARD, "/forums/{members_board}/", get={200: SEES_PEOPLE}),
    Row(BOARD, "/forums/{own_board}/", get={200: OWN}),
    Row(BOARD, "/forums/{others_board}/", get={200: {STRANGER}}),
    Row(BOARD + "edit/", "/forums/{public_board}/edit/", get=signed_in({200: CONSORTIUM_ADMINISTRATOR}), post=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
    Row(BOARD + "edit/", "/forums/{own_board}/edit/", get=signed_in({200: DISTRICT_ADMINISTRATOR}), post=signed_in({200: DISTRICT_ADMINISTRATOR})),
    Row(BOARD + "edit/", "/forums/{others_board}/edit/", get=signed_in({}), post=signed_in({})),
    Row(BOARD + "new/", "/forums/{public_board}/new/", get=signed_in({200: MEMBERS}), post=signed_in({200: MEMBERS})),
    Row(BOARD + "new/", "/forums/{others_board}/new/", get=signed_in({200: {STRANGER}}), post=signed_in({200: {STRANGER}})),
    Row(BOARD + "read/", "/forums/{public_board}/read/", post={302: ALL}),
    Row(BOARD + "read/", "/forums/{others_board}/read/", post=signed_in({302: {STRANGER} | VISITOR})),
    Row(BOARD + "hear/", "/forums/{public_board}/hear/", post=signed_in({})),
    open_page(TALK, "/forums/topics/{public_talk}/"),
    Row(TALK, "/forums/topics/{members_talk}/", get={200: SEES_PEOPLE}),
    Row(TALK, "/forums/topics/{own_talk}/", get={200: OWN}),
    Row(TALK, "/forums/topics/{others_talk}/", get={200: {STRANGER}}),
    open_page(TALK + "events.json", "/forums/topics/{public_talk}/events.json"),
    Row(TALK + "events.json", "/forums/topics/{members_talk}/events.json", get={200: SEES_PEOPLE}),
    Row(TALK + "events.json", "/forums/topics/{others_talk}/events.json", get={200: {STRANGER}}),
    Row(TALK + "reply/", "/forums/topics/{public_talk}/reply/", get=signed_in({200: MEMBERS}), post=signed_in({200: MEMBERS})),
    Row(TALK + "reply/", "/forums/topics/{others_talk}/reply/", get=signed_in({200: {STRANGER}}), post=signed_in({200: {STRANGER}})),
    Row(TALK + "hear/", "/forums/topics/{public_talk}/hear/", post=signed_in({})),
    Row(TALK + "open/", "/forums/topics/{public_talk}/open/", post={302: TEACHER | CONSORTIUM_ADMINISTRATOR | {"moderator"} | VISITOR}),
    Row(TALK + "open/", "/forums/topics/{others_talk}/open/", post=signed_in({302: {STRANGER} | VISITOR})),
    Row(POST, "/forums/posts/{public_post}/", get={302: ALL}),
    Row(POST, "/forums/posts/{others_post}/", get={302: {STRANGER}}),
    open_page(POST + "history/", "/forums/posts/{public_post}/history/"),
    Row(POST + "history/", "/forums/posts/{others_post}/history/", get={200: {STRANGER}}),
    Row(POST + "edit/", "/forums/posts/{teachers_reply}/edit/", get=signed_in({200: TEACHER}), post=signed_in({200: TEACHER})),
    Row(POST + "edit/", "/forums/posts/{others_post}/edit/", get=signed_in({200: {STRANGER}}), post=signed_in({200: {STRANGER}})),
    Row(POST + "delete/", "/forums/posts/{teachers_reply}/delete/", get=signed_in({200: TEACHER}), post={302: TEACHER | VISITOR}),
    Row(POST + "delete/", "/forums/posts/{others_post}/delete/", get=signed_in({200: {STRANGER}}), post={302: {STRANGER} | VISITOR}),
    Row("forums/moderation/", "/forums/moderation/", get=signed_in({200: FORUM_MODERATORS | DISTRICT_ADMINISTRATOR})),
    Row("forums/moderation/words/", "/forums/moderation/words/", get=signed_in({200: FORUM_MODERATORS | DISTRICT_ADMINISTRATOR}),
        post=signed_in({200: FORUM_MODERATORS | DISTRICT_ADMINISTRATOR})),
    Row("forums/moderation/words/<int:pk>/end/", "/forums/moderation/words/{watched}/end/", post={302: FORUM_MODERATORS | VISITOR}),
    Row("forums/moderation/words/<int:pk>/end/", "/forums/moderation/words/{others_watched}/end/", post=signed_in({})),
    Row("forums/stop/<str:token>/", "/forums/stop/{stop_token}/", get=OPEN, post=OPEN),
    own_page("forums/feeds/", "/forums/feeds/", post=signed_in({200: SIGNED_IN})),
    open_page("forums/feeds/all/", "/forums/feeds/all/"),
    Row("forums/feeds/<int:pk>/end/", "/forums/feeds/{forum_feed}/end/", post={302: TEACHER | VISITOR}),
    open_page("forums/feeds/own/<str:secret>/", "/forums/feeds/own/{forum_feed_secret}/"),
    open_page(BOARD + "feed/", "/forums/{public_board}/feed/"),
    Row(BOARD + "feed/", "/forums/{members_board}/feed/", get=NOTHING),
    own_page("forums/mail/", "/forums/mail/", post=signed_in({200: SIGNED_IN})),
    Row("forums/mail/in/", "/forums/mail/in/", post=NOTHING),
    Row("forums/mail/end-addresses/", "/forums/mail/end-addresses/", post={302: ALL}),
    own_page("forums/mail/now/", "/forums/mail/now/"),
    Row("forums/mail/stop/<str:token>/", "/forums/mail/stop/{stop_letters}/", get=OPEN, post=OPEN),
    Row(TALK + "settings/", "/forums/topics/{public_talk}/settings/", get=signed_in({200: FORUM_MODERATORS}), post=signed_in({200: FORUM_MODERATORS})),
    Row(TALK + "settings/", "/forums/topics/{others_talk}/settings/", get=signed_in({}), post=signed_in({})),
    own_page("forums/drafts/", "/forums/drafts/"),
    Row("forums/drafts/<int:pk>/delete/", "/forums/drafts/{teachers_draft}/delete/", post={302: TEACHER | VISITOR}),
    Row(TALK + "draft/", "/forums/topics/{public_talk}/draft/", post={302: MEMBERS | VISITOR}),
    Row(TALK + "draft/", "/forums/topics/{others_talk}/draft/", post=signed_in({302: {STRANGER} | VISITOR})),
    Row(BOARD + "draft/", "/forums/{public_board}/draft/", post={302: MEMBERS | VISITOR}),
    Row(BOARD + "draft/", "/forums/{others_board}/draft/", post=signed_in({302: {STRANGER} | VISITOR})),
    open_page("forums/files/<int:pk>/", "/forums/files/{public_file}/"),
    Row("forums/files/<int:pk>/", "/forums/files/{others_file}/", get={200: {STRANGER}}),
    open_page("forums/files/<int:pk>/preview/", "/forums/files/{public_file}/preview/"),
    Row("forums/files/<int:pk>/preview/", "/forums/files/{others_file}/preview/", get={200: {STRANGER}}),
    Row("forums/files/<int:pk>/remove/", "/forums/files/{public_file}/remove/", get=signed_in({200: TEACHER}), post={302: TEACHER | VISITOR}),
    Row("forums/files/<int:pk>/remove/", "/forums/files/{others_file}/remove/", get=signed_in({200: {STRANGER}}), post={302: {STRANGER} | VISITOR}),
    Row(POST + "files/", "/forums/posts/{teachers_reply}/files/", get=signed_in({200: TEACHER}), post=signed_in({200: TEACHER})),
    Row(POST + "files/", "/forums/posts/{others_post}/files/", get=signed_in({200: {STRANGER}}), post=signed_in({200: {STRANGER}})),
    Row(TALK + "merge/", "/forums/topics/{public_talk}/merge/", get=signed_in({200: FORUM_MODERATORS}), post=signed_in({200: FORUM_MODERATORS})),
    Row(TALK + "merge/", "/forums/topics/{others_talk}/merge/", get=signed_in({}), post=signed_in({})),
    Row(TALK + "split/", "/forums/topics/{public_talk}/split/", get=signed_in({200: FORUM_MODERATORS}), post=signed_in({200: FORUM_MODERATORS})),
    Row(TALK + "split/", "/forums/topics/{others_talk}/split/", get=signed_in({}), post=signed_in({})),
    Row(POST + "flag/", "/forums/posts/{teachers_reply}/flag/", get=signed_in({200: MEMBERS - TEACHER}), post=signed_in({200: MEMBERS - TEACHER})),
    Row(POST + "flag/", "/forums/posts/{others_post}/flag/", get=signed_in({}), post=signed_in({})),
    Row(POST + "moderate/", "/forums/posts/{teachers_reply}/moderate/", get=signed_in({200: FORUM_MODERATORS})),
    Row(POST + "moderate/", "/forums/posts/{own_post}/moderate/", get=signed_in({200: DISTRICT_ADMINISTRATOR})),
    Row(POST + "moderate/", "/forums/posts/{others_post}/moderate/", get=signed_in({})),
    *(row for deed in ("show/", "hide/", "claim/", "release/", "note/", "close/") for row in (
        Row(POST + deed, f"/forums/posts/{{teachers_reply}}/{deed}", post={302: FORUM_MODERATORS | VISITOR}),
        Row(POST + deed, f"/forums/posts/{{others_post}}/{deed}", post=signed_in({})),
    )),
    *(row for deed in ("hide/", "show/") for row in (
        Row(f"{POST}history/<int:number>/{deed}", f"/forums/posts/{{teachers_reply}}/history/1/{deed}", post={302: FORUM_MODERATORS | VISITOR}),
        Row(f"{POST}history/<int:number>/{deed}", f"/forums/posts/{{others_post}}/history/1/{deed}", post=signed_in({})),
    )),
    Row(POST + "warn/", "/forums/posts/{teachers_reply}/warn/", post={302: FORUM_MODERATORS | VISITOR}),
    Row(POST + "warn/", "/forums/posts/{others_post}/warn/", post=signed_in({})),
    Row("forums/people/<int:pk>/", "/forums/people/{teacher}/", get=signed_in({200: FORUM_MODERATORS | DISTRICT_ADMINISTRATOR}), post=signed_in({200: FORUM_MODERATORS | DISTRICT_ADMINISTRATOR})),
    Row("forums/people/<int:pk>/", "/forums/people/{stranger}/", get=signed_in({200: FORUM_MODERATORS}), post=signed_in({200: FORUM_MODERATORS})),
    Row(DECISION, "/forums/decisions/{decision}/", get=signed_in({200: TEACHER}), post=signed_in({200: TEACHER})),
    Row(DECISION, "/forums/decisions/{others_decision}/", get=signed_in({200: {STRANGER}}), post=signed_in({200: {STRANGER}})),
    Row("forums/appeals/<int:pk>/", "/forums/appeals/{appeal}/", get=signed_in({200: FORUM_MODERATORS}), post=signed_in({200: FORUM_MODERATORS})),
    Row("forums/appeals/<int:pk>/", "/forums/appeals/{others_appeal}/", get=signed_in({}), post=signed_in({})),
    *(Row(f"forums/moderation/{page}", f"/forums/moderation/{page}", get=signed_in({200: FORUM_MODERATORS | DISTRICT_ADMINISTRATOR}))
      for page in ("log/", "log.csv")),
    Row("forums/moderation/opened/", "/forums/moderation/opened/", get=signed_in({200: CONSORTIUM_ADMINISTRATOR}), post=signed_in({200: CONSORTIUM_ADMINISTRATOR})),
    Row(OPENED, "/forums/moderation/opened/{opening}/", get=signed_in({200: {"consortium administrator"}})),
    Row(OPENED, "/forums/moderation/opened/{past_opening}/", get=signed_in({})),
    Row(OPENED + "topics/<int:topic_pk>/", "/forums/moderation/opened/{opening}/topics/{others_talk}/", get=signed_in({200: {"consortium administrator"}})),
    Row(OPENED + "topics/<int:topic_pk>/", "/forums/moderation/opened/{opening}/topics/{own_talk}/", get=signed_in({})),
    Row(OPENED + "end/", "/forums/moderation/opened/{opening}/end/", post={302: {"consortium administrator"} | VISITOR}),
    Row("forums/moderation/rota/", "/forums/moderation/rota/", get=signed_in({200: FORUM_MODERATORS}), post=signed_in({200: FORUM_MODERATORS})),
    Row("forums/moderation/rota/<int:pk>/end/", "/forums/moderation/rota/{duty_week}/end/", post={302: FORUM_MODERATORS | VISITOR}),
    Row(DECISION + "end/", "/forums/decisions/{decision}/end/", post={302: FORUM_MODERATORS | VISITOR}),
    Row(DECISION + "end/", "/forums/decisions/{others_decision}/end/", post=signed_in({})),
    Row(POST + "purge/", "/forums/posts/{teachers_reply}/purge/", get=signed_in({200: FORUM_MODERATORS}), post={302: FORUM_MODERATORS | VISITOR}),
    Row(POST + "purge/", "/forums/posts/{others_post}/purge/", get=signed_in({}), post=signed_in({})),
    Row(POST + "react/", "/forums/posts/{teachers_reply}/react/", post=signed_in({})),
    Row(POST + "react/", "/forums/posts/{others_post}/react/", post=signed_in({})),
    open_page(POST + "reactions/", "/forums/posts/{public_post}/reactions/"),
    Row(POST + "reactions/", "/forums/posts/{others_post}/reactions/", get={200: {STRANGER}}),
    Row(POST + "accept/", "/forums/posts/{teachers_reply}/accept/", post={302: TEACHER | CONSORTIUM_ADMINISTRATOR | {"moderator"} | VISITOR}),
    Row(POST + "accept/", "/forums/posts/{others_post}/accept/", post=signed_in({302: {STRANGER} | VISITOR})),
    # For those who run the site; the tests ask from the machine itself
    open_page("healthz", "/healthz"),
    open_page("readyz", "/readyz"),
    open_page("metrics", "/metrics"),
    Row("styleguide/", "/styleguide/", get={200: EDITORS}),
)  # fmt: skip


@dataclass(frozen=True)
class Socket:
    """`roles` hear what is new of an own district's object; all others are turned away at the door with these codes."""

    roles: Collection[str]
    refusal: int
    visitor_refusal: int = 4401


# The forums' socket opens to everybody and tells each person of the topics that they may read.
SOCKETS = {
    "/ws/live/": Socket(SIGNED_IN, refusal=4401),
    "/ws/events/dates/<int:pk>/": Socket(RUNS_EVENTS, refusal=4404),
    "/ws/forums/": Socket(ALL, refusal=4404),
}
NO_SUCH_SOCKET = 4404
