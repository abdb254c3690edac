#!/bin/sh
# Installs the Debian packages named in the given lists (one a line, # starts a comment) that are not there yet.
# usage: scripts/install-packages.sh LIST...
set -eu
missing=
for package in $(sed 's/#.*//' "$@"); do
    case "$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)" in
        *' installed') ;;
        *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0
as_root=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || { echo "error: run as root, or install sudo, to install:$missing" >&2; exit 1; }
    as_root=sudo
fi
echo "Installing Debian packages:$missing"
$as_root apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
