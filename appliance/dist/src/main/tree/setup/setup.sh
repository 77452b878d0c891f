#!/bin/sh
# Sets this server up: setup.sh --answers FILE --non-interactive
self=$(readlink -f "$0")
here=${self%/*}
# shellcheck source-path=SCRIPTDIR source=../lib/launch.sh
. "$here/../lib/launch.sh"
run_command setup.sh "$@"
