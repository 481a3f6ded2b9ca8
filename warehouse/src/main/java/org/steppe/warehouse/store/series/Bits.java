package org.steppe.warehouse.store.series;

import org.apache.arrow.memory.ArrowBuf;
import org.jspecify.annotations.Nullable;

/** Bits of validity buffers. */
final class Bits {

    private Bits() {}

    /**
     * Copies bits to where there are zeros.
     *
     * @param source with a byte to spare behind the last; null for ones only
     * @param from first bit
     * @param at first bit in the target
     */
    static void copy(@Nullable ArrowBuf source, long from, ArrowBuf target, long at, int count) {
        int done = 0;
        while (done < count) {
            long to = at + done;
            int shift = (int) (to & 7);
            if (shift == 0 && source != null && ((from + done) & 7) == 0 && count - done >= Byte.SIZE) {
                int whole = (count - done) / Byte.SIZE;
                target.setBytes(to >> 3, source, (from + done) >> 3, whole);
                done += whole * Byte.SIZE;
                continue;
            }
            int part = Math.min(Byte.SIZE - shift, count - done);
            int bits = (source == null ? 0xff : byteAt(source, from + done)) & ((1 << part) - 1);
            target.setByte(to >> 3, target.getByte(to >> 3) | (bits << shift));
            done += part;
        }
    }

    private static int byteAt(ArrowBuf source, long bit) {
        int low = source.getByte(bit >> 3) & 0xff;
        int high = source.getByte((bit >> 3) + 1) & 0xff;
        return ((high << Byte.SIZE) | low) >> (bit & 7);
    }
}
