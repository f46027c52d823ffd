"""What browsers may do on our pages: load from this site and nothing else, run no inline script and no inline style."""

# Pagefind's search runs as WebAssembly; the search form of the home page is the one form there is.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
# `mkdocs serve` reloads pages with a script of its own inside them.
SERVED_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'self'"
)
"""The policy of pages that `mkdocs serve` shows on the machine of the person who edits."""

HEADERS = f"""\
/*
  Content-Security-Policy: {CONTENT_SECURITY_POLICY}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: geolocation=(), camera=(), microphone=()

/schemas/*
  Access-Control-Allow-Origin: *

/api/*
  Access-Control-Allow-Origin: *
  Cache-Control: public, max-age=3600

/data/*
  Access-Control-Allow-Origin: *
  Cache-Control: public, max-age=3600

/status.json
  Access-Control-Allow-Origin: *
  Cache-Control: public, max-age=3600

/agencies/*
  Access-Control-Allow-Origin: *

/countries/*
  Access-Control-Allow-Origin: *

/credentials/*
  Access-Control-Allow-Origin: *

/providers/*
  Access-Control-Allow-Origin: *

/reports/*
  Access-Control-Allow-Origin: *

/feeds/*
  Access-Control-Allow-Origin: *
  Cache-Control: public, max-age=3600

/badges/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  Cache-Control: public, max-age=3600

/oembed/*
  Access-Control-Allow-Origin: *
  Cache-Control: public, max-age=3600

/embed/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  Cache-Control: public, max-age=31536000, immutable
"""
"""The file `_headers`, which Netlify and Cloudflare read."""
