package org.msed.mirror.sets;

import java.util.Random;

/** Items by chance, few enough that they meet. */
final class Items {
    private Items() {}

    static Item random(Random random) {
        int dataset = random.nextInt(2);
        long inode = 2 + random.nextInt(4);
        return switch (random.nextInt(20)) {
            case 0 -> new Item.Below(dataset, random.nextInt(8) == 0 ? Item.ROOT : inode);
            case 1, 2 -> new Item.Names(dataset, inode);
            case 3, 4, 5 -> new Item.Attributes(dataset, inode);
            case 6, 7, 8, 9, 10 ->
                    new Item.Entry(dataset, inode, new byte[] {(byte) random.nextInt(6)});
            default -> content(random, dataset, inode);
        };
    }

    private static Item content(Random random, int dataset, long inode) {
        long from = random.nextInt(40);
        long to = from + 1 + random.nextInt(8);
        return new Item.Content(
                dataset,
                inode,
                from * Item.STEP_BYTES,
                random.nextInt(10) == 0 ? Long.MAX_VALUE : to * Item.STEP_BYTES);
    }
}
