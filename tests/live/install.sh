#!/bin/sh
# Installs the servers that tests/live runs on this machine, from Debian's packages; needs root (or sudo).
# They are started by the tests, on 127.0.0.1 and free ports, with data of their own; nothing is left running.
set -eu
packages="wordpress wordpress-theme-twentytwentyone wordpress-theme-twentytwentytwo wordpress-theme-twentytwentythree
mariadb-server php-cli php-mysql php-xml php-mbstring ikiwiki libtimedate-perl faketime"
missing=$(for package in $packages; do
    dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
done)
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ]; then root=; else root=sudo; fi
$root apt-get update --quiet
# Debian starts a database as it installs one; ours is started by the tests.
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $root apt-get install --yes --quiet --no-install-recommends $missing
