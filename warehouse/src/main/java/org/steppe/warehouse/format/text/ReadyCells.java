package org.steppe.warehouse.format.text;

import java.util.Arrays;
import org.steppe.warehouse.format.ByteSink;

/**
 * Cells that are written again and again, prefix and all. They lie behind each other in one array, since a copy that
 * has to find its source through objects mostly waits for memory.
 */
final class ReadyCells {

    private static final int FIRST_CAPACITY = 256;

    /** Of every cell its place and its length; none has both 0, since a cell that is nothing has a place all the same. */
    private final long[] found;

    private byte[] texts = new byte[FIRST_CAPACITY];
    private int length = 1;

    /** @param count cells are numbered from 0 to below this */
    ReadyCells(int count) {
        this.found = new long[count];
    }

    /** Memory taken by all cells, also those that others have replaced. */
    int bytes() {
        return length;
    }

    boolean has(int number) {
        return found[number] != 0;
    }

    /** Takes what a sink has collected as a cell, in place of the one that had the number before. */
    void take(int number, ByteSink scratch) {
        byte[] cell = scratch.takeExact();
        int end = length + cell.length;
        // Copies go by words, so behind the last cell there is room for one.
        if (end + Long.BYTES > texts.length) {
            texts = Arrays.copyOf(texts, Math.max(end + Long.BYTES, texts.length * 2));
        }
        System.arraycopy(cell, 0, texts, length, cell.length);
        found[number] = (long) length << Integer.SIZE | cell.length;
        length = end;
    }

    void put(int number, ByteSink out) {
        long place = found[number];
        out.putByWords(texts, (int) (place >>> Integer.SIZE), (int) place);
    }

    /** @return whether there is such a cell */
    boolean tryPut(int number, ByteSink out) {
        long place = found[number];
        if (place == 0) {
            return false;
        }
        out.putByWords(texts, (int) (place >>> Integer.SIZE), (int) place);
        return true;
    }
}
