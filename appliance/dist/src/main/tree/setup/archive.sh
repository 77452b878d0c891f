#!/bin/sh
# Makes the class archives with which the daemon and the commands start quickly (java -Xshare). They fit only the jars
# and the place they were made for; all works without them. Run when the program was installed.
self=$(readlink -f "$0")
here=${self%/*}
# shellcheck source-path=SCRIPTDIR source=../lib/launch.sh
. "$here/../lib/launch.sh"
set -e

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# make_archive NAME CLASS: of what CLASS loads when it runs. The collector of the launchers: with another one no archive is used.
make_archive() {
    made=$MSE_HOME/lib/$1.jsa
    if [ -e "$made" ] && [ -z "$(find "$MSE_HOME/lib" -name '*.jar' -newer "$made")" ]; then
        return
    fi
    "$java" -XX:+UseSerialGC -Xshare:off -XX:DumpLoadedClassList="$work/classes" -cp "$class_path" "$2" >/dev/null
    "$java" -XX:+UseSerialGC -Xshare:dump -XX:SharedClassListFile="$work/classes" \
        -XX:SharedArchiveFile="$work/$1.jsa" -Xlog:disable -Xlog:all=error:stderr \
        -cp "$class_path"
    mv -f "$work/$1.jsa" "$made"
}

make_archive commands org.msed.cli.Rehearsal
make_archive daemon org.msed.daemon.rehearsal.ClassRehearsal
