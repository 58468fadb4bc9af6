from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from search.selectors.suggestions import suggestions_for


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    groups = suggestions_for(request.user, request.GET.get("q", ""))
    return JsonResponse({"groups": [asdict(group) for group in groups]})
