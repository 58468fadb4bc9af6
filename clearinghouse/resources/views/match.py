from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clearinghouse.core.views.returning import own_path
from clearinghouse.resources.forms.match import OurSettingForm
from clearinghouse.resources.matching.ours import NAMES, OurSetting, read_setting, with_setting
from clearinghouse.resources.selectors.match import setting_for
from clearinghouse.resources.services.match import forget_setting, keep_setting

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from clearinghouse.accounts.requests import SignedInRequest

LIBRARY = "/library/"
SENT = "compare"


@require_safe
def our_setting(request: HttpRequest) -> HttpResponse:
    """The form; a visitor who sends it goes on with the answers in the address, and nothing of them is kept."""
    back = own_path(request.GET.get("next", "")) or LIBRARY
    if SENT not in request.GET:
        ours = setting_for(request.user, request.GET)
        return show(request, OurSettingForm(initial={name: getattr(ours, name) for name in NAMES}), back, ours)
    form = OurSettingForm(request.GET)
    if form.is_valid():
        return HttpResponseRedirect(with_setting(back, read_setting(request.GET)))
    return show(request, form, back, OurSetting())


def show(request: HttpRequest, form: OurSettingForm, back: str, ours: OurSetting) -> HttpResponse:
    """The page with the form as it stands."""
    return render(request, "resources/match/our_setting.html", {"form": form, "back": back, "ours": ours, "sent": SENT})


@never_cache
@require_POST
@login_required
def keep_our_setting(request: SignedInRequest) -> HttpResponse:
    back = own_path(request.POST.get("next", "")) or LIBRARY
    form = OurSettingForm(request.POST)
    if not form.is_valid():
        return show(request, form, back, OurSetting())
    keep_setting(request.user, **form.cleaned_data)
    messages.success(request, "Kept on your account. Each page and result now says how near its studies are to your district.")
    return HttpResponseRedirect(with_setting(back, OurSetting()))


@never_cache
@require_POST
@login_required
def forget_our_setting(request: SignedInRequest) -> HttpResponse:
    forget_setting(request.user)
    messages.success(request, "Forgotten. We compare with what is recorded of your district, where you belong to one.")
    return HttpResponseRedirect(own_path(request.POST.get("next", "")) or LIBRARY)
