package org.msed.core.sim.mirror;

import java.util.ArrayList;
import java.util.List;
import org.msed.core.record.DataSets;
import org.msed.core.sim.Chance;

/** The dirty and the intent set as bits of the extents, in memory and on disk. */
final class SetFile {

    int dirty;
    int intents;

    private int dirtyOnDisk;
    private int intentsOnDisk;
    private int dirtyUnderWay;
    private int intentsUnderWay;
    private boolean writing;
    private List<Runnable> waiting = new ArrayList<>();

    /** What takes the time of a write and then calls {@link #written}. */
    interface Disk {
        /** Begins a write. */
        void write(Runnable written);
    }

    /** Has the sets as they are now on disk, and then goes on. */
    void write(Disk disk, Runnable then) {
        waiting.add(then);
        if (!writing) {
            begin(disk);
        }
    }

    private void begin(Disk disk) {
        writing = true;
        dirtyUnderWay = dirty;
        intentsUnderWay = intents;
        List<Runnable> done = waiting;
        waiting = new ArrayList<>();
        disk.write(
                () -> {
                    dirtyOnDisk = dirtyUnderWay;
                    intentsOnDisk = intentsUnderWay;
                    writing = false;
                    if (!waiting.isEmpty()) {
                        begin(disk);
                    }
                    done.forEach(Runnable::run);
                });
    }

    boolean durablyDirty(int extent) {
        int lasting = writing ? dirtyOnDisk & dirtyUnderWay : dirtyOnDisk;
        return (lasting & 1 << extent) != 0;
    }

    /** Whether a write may begin: its mark is on disk, and no write under way removes it. */
    boolean durablyMarked(int extent) {
        int onDisk = dirtyOnDisk | intentsOnDisk;
        int lasting = writing ? onDisk & (dirtyUnderWay | intentsUnderWay) : onDisk;
        return (lasting & 1 << extent) != 0;
    }

    int union() {
        return dirty | intents;
    }

    DataSets onDisk() {
        return new DataSets(true, dirtyOnDisk == 0, intentsOnDisk == 0);
    }

    /** The daemon dies: a write under way was done or not, and memory is what is on disk. */
    void die(Chance chance) {
        if (writing && chance.below(2) == 0) {
            dirtyOnDisk = dirtyUnderWay;
            intentsOnDisk = intentsUnderWay;
        }
        writing = false;
        waiting = new ArrayList<>();
        dirty = dirtyOnDisk;
        intents = intentsOnDisk;
    }
}
