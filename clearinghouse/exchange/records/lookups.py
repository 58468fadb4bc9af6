"""What the cells of a file name by slug: terms, districts, programs, other resources. Each vocabulary is read once for a whole file."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from wagtail.documents import get_document_model

from clearinghouse.districts import audience as audiences
from clearinghouse.districts.models import District
from clearinghouse.exchange.tables.cells import BrokenCell, shortened
from clearinghouse.resources.models import AssistiveTechnologyPage, Intervention, ResourcePage, Term

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class Lookups:
    """Names and what they mean, for one import in one person's name."""

    def __init__(self, actor: User | AnonymousUser | None) -> None:
        """`actor` limits which resources may be named; None is the site itself."""
        self.actor = actor
        self.is_public = actor is not None and not actor.is_authenticated
        self.terms: dict[type[Term], dict[str, Any]] = {}

    def known_term(self, vocabulary: type[Any], word: str) -> Any:
        """The term that is called so, None for an unknown word."""
        if vocabulary not in self.terms:
            self.terms[vocabulary] = self.read(vocabulary)
        return self.terms[vocabulary].get(word.casefold())

    def term(self, vocabulary: type[Any], word: str) -> Any:
        """The term with this slug, name or other name. One that was merged leads on. Raises BrokenCell for an unknown one."""
        found = self.known_term(vocabulary, word)
        if found is None:
            raise BrokenCell(f"“{shortened(word)}” is none of the {vocabulary.vocabulary.lower()}")
        return found

    def read(self, vocabulary: type[Any]) -> dict[str, Any]:
        """The terms of a vocabulary by everything they are called; the slug is the surest, then the name."""
        by_pk = {term.pk: term for term in vocabulary.objects.all()}
        by_word: dict[str, Any] = {}
        for names in (lambda term: [term.slug], lambda term: [term.name], lambda term: term.alternates):
            for term in by_pk.values():
                meant = by_pk.get(term.merged_into_id, term)
                for word in names(term):
                    by_word.setdefault(word.casefold(), meant)
        return by_word

    @cached_property
    def districts(self) -> dict[str, District]:
        """Districts by slug."""
        return {district.slug: district for district in District.objects.all()}

    @cached_property
    def technologies(self) -> dict[str, AssistiveTechnologyPage]:
        """The assistive technologies that the person may see, by slug; the public sees none that is not published."""
        pages = AssistiveTechnologyPage.objects.filter(self.may_see)
        return {page.slug: page for page in (pages.live() if self.is_public else pages).only("slug", "title")}

    @cached_property
    def may_see(self) -> Any:
        """The condition on resources that this person may see. The site itself sees each."""
        return Q() if self.actor is None else audiences.visible_to(self.actor)

    def resources(self) -> Any:
        """The resources that this person may see, drafts among them."""
        return ResourcePage.objects.filter(self.may_see)

    def intervention(self, word: str) -> Intervention:
        """The program with this WWC number or this very name. Raises BrokenCell for none or several."""
        by_number = {"wwc_id": int(word)} if word.isascii() and word.isdecimal() and len(word) < 10 else {"name": word}
        found = list(Intervention.objects.filter(**by_number)[:2])
        if len(found) != 1:
            raise BrokenCell(f"“{shortened(word)}” is the number or name of {'several programs' if found else 'no program here'}")
        return found[0]

    def document(self, number: int) -> Any:
        """The uploaded document with this number. Raises BrokenCell where there is none."""
        found = get_document_model().objects.filter(pk=number).first()
        if found is None:
            raise BrokenCell(f"no document has the number {number}")
        return found
