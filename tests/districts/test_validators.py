import pytest
from django.core.exceptions import ValidationError

from clearinghouse.districts import validators as v


@pytest.mark.parametrize(
    ("check", "value"),
    [
        (v.validate_grades, []),
        (v.validate_grades, ["PK", "K", "01", "12", "SP"]),
        (v.validate_email_domains, ["north-hill.k12.ma.us", "xn--bcher-kva.example"]),
        (v.validate_time_zone, "America/New_York"),
        (v.validate_state, "MA"),
        (v.validate_zip_code, "02351"),
        (v.validate_zip_code, "02351-1234"),
    ],
)
def test_what_is_well_formed_passes(check, value) -> None:
    check(value)


@pytest.mark.parametrize(
    ("check", "value"),
    [
        (v.validate_grades, "K"),
        (v.validate_grades, ["K", "PK"]),
        (v.validate_grades, ["K", "K"]),
        (v.validate_grades, ["1"]),
        (v.validate_grades, [None]),
        (v.validate_grades, [["K"]]),
        (v.validate_email_domains, "a.example"),
        (v.validate_email_domains, [7]),
        (v.validate_email_domains, ["a.example", "a.example"]),
        (v.validate_email_domains, ["@a.example"]),
        (v.validate_email_domains, ["A.example"]),
        (v.validate_email_domains, ["-a.example"]),
        (v.validate_email_domains, ["a..example"]),
        (v.validate_email_domains, ["192.0.2.1"]),
        (v.validate_email_domains, ["a" * 64 + ".example"]),
        (v.validate_email_domains, ["a.example\n"]),
        (v.validate_email_domains, ["gmail.com"]),
        (v.validate_time_zone, "EST5"),
        (v.validate_time_zone, "../etc/passwd"),
        (v.validate_state, "ma"),
        (v.validate_state, "MA\n"),
        (v.validate_zip_code, "2351"),
        (v.validate_zip_code, "٠٢٣٥١"),
    ],
)
def test_what_is_not_is_refused(check, value) -> None:
    with pytest.raises(ValidationError):
        check(value)
