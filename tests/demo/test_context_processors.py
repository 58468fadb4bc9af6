from clearinghouse.demo.context_processors import sign_ins
from clearinghouse.demo.people import DEMO_PASSWORD, DEMO_SIGN_INS


def test_the_public_sees_the_demo_sign_ins_where_the_demo_is_on(rf, settings):
    settings.DEMO = True
    assert sign_ins(rf.get("/")) == {"demo_sign_ins": DEMO_SIGN_INS, "demo_password": DEMO_PASSWORD}


def test_a_real_site_shows_no_password(rf, settings):
    settings.DEMO = False
    assert sign_ins(rf.get("/")) == {"demo_sign_ins": (), "demo_password": ""}
