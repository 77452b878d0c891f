# shellcheck shell=sh
# Sourced by the launchers in bin/ and setup/, with the launcher's own directory as $here.
# Finds the program and Java, and starts a class of it.

# The directories of this node; design 5, "Relocatable".
MSE_HOME=${MSE_HOME:-$(cd "$here/.." && pwd -P)}
MSE_ETC=${MSE_ETC:-/etc/opt/mse}
MSE_DATA=${MSE_DATA:-/var/opt/mse}
MSE_LOG=${MSE_LOG:-/var/log/mse}
MSE_RUN=${MSE_RUN:-/run/msed}
export MSE_HOME MSE_ETC MSE_DATA MSE_LOG MSE_RUN

if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java=$JAVA_HOME/bin/java
elif java=$(command -v java); then
    :
else
    echo "Java 17 or newer is needed: set JAVA_HOME or put java on the PATH" >&2
    exit 1
fi

# The class path in a fixed order, so that the class archive made for it fits.
class_path=
for jar in "$MSE_HOME"/lib/*.jar; do
    class_path=$class_path${class_path:+:}$jar
done

# class_archive NAME: sets $archive to the flag for a class archive, or to one that changes nothing where there is none.
class_archive() {
    archive=$MSE_HOME/lib/$1.jsa
    if [ -r "$archive" ]; then
        archive=-XX:SharedArchiveFile=$archive
    else
        archive=-Xshare:auto
    fi
}

# A short-lived command: quick to start, silent about an archive that no longer fits.
run_command() {
    class_archive commands
    exec "$java" -Xshare:auto "$archive" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx64m \
        -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 \
        -Xlog:disable -Xlog:all=error:stderr -cp "$class_path" org.msed.cli.Main "$@"
}
