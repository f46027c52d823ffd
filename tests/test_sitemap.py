import datetime as dt

import pytest

from generator.site import sitemap
from generator.site.sitemap import Address

URL = "https://x.example/a&b/"
DAY = dt.date(2026, 10, 1)


def test_without_an_address_there_is_no_sitemap() -> None:
    assert dict(sitemap.outputs("", [Address("a/")])) == {"robots.txt": "User-agent: *\nAllow: /\n"}


def test_one_file() -> None:
    files = dict(sitemap.outputs(URL, [Address("b/"), Address("hidden/", DAY, indexed=False), Address("a/", DAY)]))
    assert files == {
        "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {URL}sitemap.xml\n",
        "sitemap.xml": '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<url><loc>https://x.example/a&amp;b/a/</loc><lastmod>2026-10-01</lastmod></url>\n"
        "<url><loc>https://x.example/a&amp;b/b/</loc></url>\n"
        "</urlset>\n",
    }


@pytest.mark.parametrize(
    ("number", "names"),
    [
        pytest.param(0, ["sitemap.xml"], id="no page"),
        pytest.param(sitemap.MOST, ["sitemap.xml"], id="as many as one file holds"),
        pytest.param(
            sitemap.MOST + 1, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"], id="one more: parts and their index"
        ),
    ],
)
def test_parts(number: int, names: list[str]) -> None:
    files = dict(sitemap.outputs(URL, (Address(f"{n}/") for n in range(number))))
    assert sorted(files) == ["robots.txt", *names]
    assert sum(text.count("<url>") for text in files.values()) == number
    assert all(f"<loc>{URL.replace('&', '&amp;')}{name}</loc>" in files["sitemap.xml"] for name in names[:-1])
