"""What the browser is told to refuse: content policy, caching, framing and device access, on every response."""

from secrets import token_urlsafe

from flask import Flask, Response, g, request

STATIC_ENDPOINT = "static"
YEAR_IN_SECONDS = 31_536_000

FILE_POLICY = "sandbox; default-src 'none'"
"""For files that people take home: should a browser show one after all, nothing in it runs or fetches (ASVS 3.2.1)."""

ALWAYS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",  # our own forms need it: over https a form without it is refused as foreign
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def init(app: Flask, secure: bool) -> None:
    """Put the headers on every response of `app`; `secure` adds HSTS, which only makes sense behind https."""

    def protect(response: Response) -> Response:
        response.headers.update(ALWAYS)
        response.headers.setdefault("Content-Security-Policy", content_policy(nonce()))
        if secure:
            response.headers["Strict-Transport-Security"] = f"max-age={YEAR_IN_SECONDS}; includeSubDomains"
        if not _is_static_file(response):
            # Withdrawn consent must close the page on the next request, also in the browser's own memory.
            response.headers["Cache-Control"] = "no-store"
        return response

    app.after_request(protect)
    app.context_processor(lambda: {"csp_nonce": nonce()})


def nonce() -> str:
    """The random word that lets this response's own script run, and no other response's."""
    if "csp_nonce" not in g:
        g.csp_nonce = token_urlsafe(24)
    return str(g.csp_nonce)


def content_policy(script_nonce: str) -> str:
    """The content security policy (ASVS 5.0 3.4.3): nothing from elsewhere, no inline style, scripts by nonce only."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'nonce-{script_nonce}' 'strict-dynamic'",
            "style-src 'self'",
            "img-src 'self' data:",  # Bootstrap draws the arrow of a select list as a data: picture
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "object-src 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def _is_static_file(response: Response) -> bool:
    return request.endpoint == STATIC_ENDPOINT and response.status_code == 200
