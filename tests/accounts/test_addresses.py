"""Every address of accounts answers those who are signed in, those who are not, and those who are half way."""

import re

import pytest
from django.urls import reverse

from tests.accounts.people import SIGN_IN, Person
from workbench.accounts import urls

# What GET answers: nobody, somebody who is signed in, and the same after the password was asked once more. 302 leads
# nobody to the sign-in page, and somebody to where the password is asked.
ADDRESSES = """
                                                nobody   signed in   confirmed
/accounts/                                      302      200         200
/accounts/tokens/                               302      302         302
/accounts/tokens/<token>/revoke/                302      405         405
/accounts/email/                                302      200         200
/accounts/email/confirm/<key>/                  200      200         200
/accounts/password/                             302      200         200
/accounts/password/reset/                       200      200         200
/accounts/password/reset/sent/                  200      200         200
/accounts/password/reset/done/                  200      200         200
/accounts/password/reset/<uidb36>-<key>/        200      200         200
/accounts/confirm-password/                     302      200         200
/accounts/confirm-code/                         302      302         302
/accounts/two-step/code/                        302      302         302
/accounts/two-step/on/                          302      302         200
/accounts/two-step/off/                         302      404         404
/accounts/two-step/recovery-codes/              302      404         404
/accounts/two-step/recovery-codes/new/          302      302         200
/accounts/two-step/recovery-codes/file/         302      404         404
"""
ROWS = {line.split()[0]: [int(word) for word in line.split()[1:]] for line in ADDRESSES.strip().splitlines()[1:]}
FILLED = {"<token>": "1", "<key>": "no-key", "<uidb36>": "1"}


def fill(address: str) -> str:
    """With values that open nothing."""
    for name, value in FILLED.items():
        address = address.replace(name, value)
    return address


def test_every_address_stands_in_the_table() -> None:
    known = {"/accounts/" + re.sub(r"<\w+:(\w+)>", r"<\1>", str(pattern.pattern)) for pattern in urls.account}
    assert known == ROWS.keys()


@pytest.mark.parametrize("address", ROWS)
def test_an_address_answers_as_the_table_says(hanna: Person, address: str) -> None:
    path, (nobody, signed_in, confirmed) = fill(address), ROWS[address]
    answer = hanna.get(path)
    assert answer.status_code == nobody
    if nobody == 302:
        assert answer["Location"].startswith((SIGN_IN, "/accounts/confirm-password/"))
        assert hanna.browser.post(path).status_code == 302
    hanna.sign_in()
    assert hanna.get(path).status_code == signed_in
    hanna.confirm()
    assert hanna.get(path).status_code == confirmed


def test_the_names_that_others_link_to_are_kept() -> None:
    assert reverse("sign_in") == SIGN_IN
    assert reverse("sign_out") == "/accounts/sign-out/"
    assert reverse("account") == "/accounts/"


@pytest.mark.parametrize("address", [address for address, answers in ROWS.items() if 200 in answers])
def test_a_page_of_the_account_is_whole_and_needs_no_inline_script_or_style(inside: Person, address: str) -> None:
    inside.confirm()
    page = inside.get(fill(address))
    html = page.content.decode()
    assert re.search(r"<title>\s*\S", html)
    assert html.count("<h1>") == 1
    assert 'class="back"' in html
    assert " style=" not in html
    assert "onclick" not in html
    assert len(re.findall(r"<script(?![^>]* src=)", html)) == html.count('<script type="importmap" nonce=') == 1
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
