#!/bin/sh
# Find a Chromium for the browser tests, or install one: Debian's package when root, else Playwright's download.
set -eu

for name in chromium chromium-browser google-chrome-stable google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then
    echo "Browser tests use $(command -v "$name")"
    exit 0
  fi
done
if .venv/bin/python -c 'import sys; from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    import os; sys.exit(not os.path.exists(p.chromium.executable_path))' 2>/dev/null; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Chromium for the browser tests"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update --quiet=2
  apt-get install --quiet=2 --yes --no-install-recommends chromium fonts-dejavu-core >/dev/null
else
  .venv/bin/playwright install chromium
fi
