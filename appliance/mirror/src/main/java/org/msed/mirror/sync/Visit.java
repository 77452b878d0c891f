package org.msed.mirror.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.msed.mirror.sets.Batch;
import org.msed.mirror.sets.Item;
import org.msed.mirror.sync.VisitMessage.Manner;

/** A directory of the source that is about to be looked at, and what is suspicious in it. */
final class Visit {
    final int dataset;
    final byte[] path;
    final long inode;
    final Open batch;

    /** Names one by one; empty and unused where all are suspicious. */
    final Map<Paths.Name, Wanted> entries = new LinkedHashMap<>();

    /** How all names are compared; null = only those of {@link #entries}. */
    Manner all;

    /** The target made the directory in this run: there is nothing to compare with. */
    boolean fresh;

    Visit(int dataset, byte[] path, long inode, Open batch) {
        this.dataset = dataset;
        this.path = path;
        this.inode = inode;
        this.batch = batch;
    }

    /** A batch in work: it may be confirmed when it is planned, nothing is open, and flushed. */
    static final class Open {
        final Batch batch;
        int open;

        Open(Batch batch) {
            this.batch = batch;
        }
    }

    /** Items that named the directory by its inode. */
    final List<Item> items = new ArrayList<>(1);

    /** How an entry is to be compared. */
    static final class Wanted {

        /** Items that named the file by its inode. */
        final List<Item> items = new ArrayList<>(1);

        Manner manner = Manner.ATTRIBUTES;

        /** From and to, alternating, for {@link Manner#PART}. */
        final List<Long> ranges = new ArrayList<>(2);

        void whole() {
            manner = Manner.WHOLE;
        }

        void part(long from, long to) {
            if (manner == Manner.ATTRIBUTES) {
                manner = Manner.PART;
            }
            ranges.add(from);
            ranges.add(to);
        }
    }

    Wanted entry(byte[] name) {
        return entries.computeIfAbsent(new Paths.Name(name), key -> new Wanted());
    }
}
