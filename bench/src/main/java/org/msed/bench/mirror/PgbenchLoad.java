package org.msed.bench.mirror;

/**
 * Transactions of pgbench(1) on a PostgreSQL as it is set up by default, beside which it runs; each
 * place has a cluster of its own.
 */
final class PgbenchLoad implements Load {
    private static final int SECONDS = 5;
    private static final int SCALE = 10;

    /** Debian keeps each version's programs apart; the newest is taken. */
    static final String PROGRAMS = "/usr/lib/postgresql/*/bin";

    private static final String FUNCTIONS =
            """
            cd /
            programs=$(ls -d %s | tail -n 1)
            as() { setpriv --reuid postgres --regid postgres --init-groups "$@"; }
            cluster=%s/postgres
            socket=/run/postgres-%s
            """;

    private final Bed bed;
    private final int clients;

    PgbenchLoad(Bed bed, int clients) {
        this.bed = bed;
        this.clients = clients;
    }

    @Override
    public String name() {
        return "pgbench, clients: " + clients;
    }

    @Override
    public String unit() {
        return "transactions/s";
    }

    @Override
    public double shareBar() {
        return 0.6;
    }

    @Override
    public void prepare(Place place) {
        in(
                place,
                """
                mkdir -m 700 "$cluster" "$socket"
                chown postgres "$cluster" "$socket"
                as "$programs/initdb" --auth trust -D "$cluster" >/dev/null
                as "$programs/pg_ctl" -w -D "$cluster" -l "$socket/log" \\
                    -o "-c listen_addresses= -k $socket" start >/dev/null
                as "$programs/createdb" -h "$socket" bench
                as "$programs/pgbench" -h "$socket" -i -q -s %d bench >/dev/null 2>&1
                """
                        .formatted(SCALE));
    }

    @Override
    public double run(Place place) {
        String printed =
                in(
                        place,
                        """
                        as "$programs/psql" -q -h "$socket" -c checkpoint bench
                        as "$programs/pgbench" -n -h "$socket" -c %1$d -j %1$d -T %2$d bench \\
                            2>&1 | sed -n 's/^tps = \\([0-9.]*\\) .*/\\1/p'
                        """
                                .formatted(clients, SECONDS));
        return Double.parseDouble(printed);
    }

    @Override
    public void clear(Place place) {
        in(
                place,
                """
                [ ! -e "$cluster/postmaster.pid" ] ||
                    as "$programs/pg_ctl" -w -m fast -D "$cluster" stop >/dev/null
                rm -rf "$cluster" "$socket"
                """);
    }

    private String in(Place place, String script) {
        String functions =
                FUNCTIONS.formatted(PROGRAMS, place.directory(), place.product() + clients);
        return bed.in(Bed.PRIMARY, functions + script);
    }
}
