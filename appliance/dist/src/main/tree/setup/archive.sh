#!/bin/sh
# Makes the class archive with which commands start quickly (java -Xshare). It fits only the jars
# and the place it was made for; commands work without it. Run when the program was installed.
self=$(readlink -f "$0")
here=${self%/*}
# shellcheck source-path=SCRIPTDIR source=../lib/launch.sh
. "$here/../lib/launch.sh"
set -e

archive=$MSE_HOME/lib/commands.jsa
if [ -e "$archive" ] && [ -z "$(find "$MSE_HOME/lib" -name '*.jar' -newer "$archive")" ]; then
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The same flags as in run_command: another collector would not use the archive.
"$java" -XX:+UseSerialGC -Xshare:off -XX:DumpLoadedClassList="$work/classes" \
    -cp "$class_path" org.msed.cli.Rehearsal
"$java" -XX:+UseSerialGC -Xshare:dump -XX:SharedClassListFile="$work/classes" \
    -XX:SharedArchiveFile="$work/commands.jsa" -Xlog:disable -Xlog:all=error:stderr \
    -cp "$class_path"
mv -f "$work/commands.jsa" "$archive"
