package org.msed.mirror.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.msed.mirror.sets.Item;
import org.msed.mirror.sync.Sight;
import org.msed.mirror.sync.Suspect;
import org.msed.mirror.verify.Difference.Kind;

/** What a verification has found. Thread-safe. */
final class Findings {

    private final VerifyHost host;
    private final List<String> datasets;
    private final boolean repair;

    // Under this object's monitor.
    private final List<Difference> named = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private long count;

    Findings(VerifyHost host, List<String> datasets, boolean repair) {
        this.host = host;
        this.datasets = datasets;
        this.repair = repair;
    }

    synchronized long count() {
        return count;
    }

    synchronized List<Difference> named() {
        return List.copyOf(named);
    }

    /**
     * Notes how a suspect differs.
     *
     * @return whether that covers all behind it too
     */
    synchronized boolean add(Sight.Described of, int differs, int chunks) {
        Suspect suspect = of.suspect();
        int names = Sight.MISSING | Sight.EXTRA | Sight.LINKS;
        boolean whole = (differs & (names | Sight.SIZE)) != 0;
        if ((differs & names) != 0) {
            note(suspect, kind(differs), 0, 0, "");
            items.add(of.repair(differs, 0, 0));
            return true;
        }
        String what = attributes(differs);
        if (!what.isEmpty()) {
            note(suspect, Kind.ATTRIBUTES, 0, 0, what);
            items.add(of.repair(differs, 0, 0));
        }
        for (int i = 0; i < Short.SIZE; i++) {
            if ((chunks & 1 << i) != 0) {
                long from = suspect.from() + (long) i * Sight.CHUNK_BYTES;
                note(suspect, Kind.CONTENT, from, from + Sight.CHUNK_BYTES, "");
                items.add(of.repair(differs, from, from + Sight.CHUNK_BYTES));
            }
        }
        if ((differs & Sight.SIZE) != 0) {
            items.add(of.repair(differs, suspect.from(), Long.MAX_VALUE));
        }
        return whole;
    }

    private static Kind kind(int differs) {
        if ((differs & Sight.MISSING) != 0) {
            return Kind.MISSING;
        }
        return (differs & Sight.EXTRA) != 0 ? Kind.EXTRA : Kind.LINKS;
    }

    private static String attributes(int differs) {
        List<String> names = new ArrayList<>();
        add(names, differs & Sight.MODE, "mode");
        add(names, differs & Sight.OWNER, "owner");
        add(names, differs & Sight.TIME, "time of modification");
        add(names, differs & Sight.XATTRS, "extended attributes");
        add(names, differs & Sight.SIZE, "size");
        return String.join(", ", names);
    }

    private static void add(List<String> names, int bit, String name) {
        if (bit != 0) {
            names.add(name);
        }
    }

    /** Ranges that touch are one. */
    private void note(Suspect of, Kind kind, long from, long to, String what) {
        String path = new String(of.path(), StandardCharsets.UTF_8);
        String dataset = datasets.get(of.dataset());
        Difference last = named.isEmpty() ? null : named.get(named.size() - 1);
        boolean goesOn =
                last != null
                        && kind == Kind.CONTENT
                        && last.kind() == kind
                        && last.to() == from
                        && last.path().equals(path)
                        && last.dataset().equals(dataset);
        if (goesOn) {
            named.set(named.size() - 1, new Difference(dataset, path, kind, last.from(), to, what));
            return;
        }
        Difference next = new Difference(dataset, path, kind, from, to, what);
        if (named.contains(next)) {
            return;
        }
        count++;
        if (named.size() < VerifyReport.NAMED) {
            named.add(next);
        }
    }

    /**
     * Where it is to be repaired, what was found is dirty, durably.
     *
     * @throws IOException the dirty set cannot be written
     */
    void mark() throws IOException {
        List<Item> found;
        synchronized (this) {
            found = List.copyOf(items);
            items.clear();
        }
        if (repair && !found.isEmpty()) {
            host.mark(found);
        }
    }

    /** How many, and the first of them. */
    synchronized String detail() {
        StringBuilder text = new StringBuilder();
        text.append(count).append(count == 1 ? " difference: " : " differences: ");
        for (int i = 0; i < Math.min(3, named.size()); i++) {
            text.append(i == 0 ? "" : "; ").append(named.get(i).text());
        }
        return text.append(count > 3 ? "; ..." : "").toString();
    }
}
