"""Whether a mail is from whom it says: by our own receiving server's word alone."""

import pytest

from forums.inbound.trust import is_vouched_for

SERVER, SENDER = "mx.forums.example", "rosa@coldmarl.example"


def said(*results):
    return is_vouched_for(tuple(results), sender=SENDER, server=SERVER)


@pytest.mark.parametrize(
    "result",
    [
        "dmarc=pass header.from=coldmarl.example",
        "spf=fail smtp.mailfrom=x.example; dkim=pass header.d=coldmarl.example; dmarc=pass (p=reject) header.from=coldmarl.example",
        "dkim=pass header.d=coldmarl.example",
        "dkim=pass header.i=@mail.coldmarl.example",
        "spf=pass smtp.mailfrom=rosa@coldmarl.example; dmarc=none",
    ],
)
def test_our_server_vouches(result):
    assert said(f"{SERVER}; {result}")


@pytest.mark.parametrize(
    "result",
    [
        "none",
        "dmarc=fail header.from=coldmarl.example",
        "dmarc=fail; dkim=pass header.d=coldmarl.example",
        "dkim=pass header.d=evil.example",
        "dkim=pass header.d=notcoldmarl.example",
        "dkim=pass header.d=example",
        "spf=pass smtp.mailfrom=rosa@evil.example",
        "spf=softfail smtp.mailfrom=rosa@coldmarl.example",
        "dkim=pass",
        "",
    ],
)
def test_our_server_does_not_vouch(result):
    assert not said(f"{SERVER}; {result}")


def test_what_others_say_or_what_came_with_the_mail_does_not_count():
    good = "dmarc=pass header.from=coldmarl.example"
    assert not said(f"mx.evil.example; {good}")
    assert not said(f"{SERVER}.evil.example; {good}")
    assert not said(f"{SERVER}; dmarc=fail", f"{SERVER}; {good}")
    assert not said()
    assert said(f"{SERVER} 1; {good}")
