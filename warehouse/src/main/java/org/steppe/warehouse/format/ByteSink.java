package org.steppe.warehouse.format;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way out, collected into chunks. Grows as needed, but for what comes as a buffer, such as a column: that is
 * cut at the end of a chunk, since arrays of megabytes live outside of the young generation. Used by one thread at a time.
 */
public final class ByteSink {

    /** Large enough for the socket, small enough for a young generation. */
    public static final int CHUNK = 256 * 1024;

    private static final int FIRST_CAPACITY = 8 * 1024;

    /** Holds a chunk and the row that fills it. Twice a chunk would be too large for a region of the heap. */
    private static final int USUAL_CAPACITY = CHUNK + CHUNK / 4;

    private static final int LONGEST_NUMBER = 20;
    private static final int MOST_BY_WORDS = 48;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final Deque<Chunk> sealed = new ArrayDeque<>();
    private final Deque<byte[]> spare = new ArrayDeque<>();
    private byte @Nullable [] lent;
    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;

    public boolean isFull() {
        return length >= CHUNK || !sealed.isEmpty();
    }

    public boolean isEmpty() {
        return length == 0 && sealed.isEmpty();
    }

    /** Bytes behind the last cut. */
    public int length() {
        return length;
    }

    public void put(byte b) {
        ensure(1);
        bytes[length++] = b;
    }

    public void put(byte[] source) {
        put(source, 0, source.length);
    }

    public void put(byte[] source, int from, int count) {
        ensure(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    /**
     * Copies word by word, which suits a few bytes. The source has at least a word behind them.
     */
    public void putByWords(byte[] source, int from, int count) {
        ensure(count + Long.BYTES);
        if (count > MOST_BY_WORDS) {
            System.arraycopy(source, from, bytes, length, count);
        } else {
            for (int i = 0; i < count; i += Long.BYTES) {
                WORDS.set(bytes, length + i, (long) WORDS.get(source, from + i));
            }
        }
        length += count;
    }

    public void put(ByteBuffer source) {
        while (source.remaining() > USUAL_CAPACITY - length) {
            int room = Math.max(0, USUAL_CAPACITY - length);
            copy(source, room);
            sealed.add(cut());
        }
        copy(source, source.remaining());
    }

    private void copy(ByteBuffer source, int count) {
        ensure(count);
        source.get(bytes, length, count);
        length += count;
    }

    public void put(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A number in decimal digits. */
    public void putLong(long number) {
        if (number == Long.MIN_VALUE) {
            put(Long.toString(number));
            return;
        }
        if (number < 0) {
            put((byte) '-');
        }
        putDigits(Math.abs(number), 1);
    }

    /** A number that is not negative, with leading zeros up to a width. */
    public void putDigits(long number, int width) {
        ensure(LONGEST_NUMBER + width);
        int end = length + Math.max(width, digits(number));
        int at = end;
        long rest = number;
        while (rest > Integer.MAX_VALUE) {
            long less = rest / 10;
            bytes[--at] = (byte) ('0' + (rest - less * 10));
            rest = less;
        }
        // Division of 32 bits takes a third of the time.
        int small = (int) rest;
        while (at > length) {
            int less = small / 10;
            bytes[--at] = (byte) ('0' + (small - less * 10));
            small = less;
        }
        length = end;
    }

    /** A number that is not negative, as so many units of its last decimal. */
    public void putDecimal(int number, int decimals) {
        ensure(LONGEST_NUMBER);
        int end = length + Math.max(digits(number), decimals + 1) + 1;
        int at = end;
        int rest = number;
        for (int i = 0; i < decimals; i++) {
            int less = rest / 10;
            bytes[--at] = (byte) ('0' + (rest - less * 10));
            rest = less;
        }
        bytes[--at] = '.';
        while (at > length) {
            int less = rest / 10;
            bytes[--at] = (byte) ('0' + (rest - less * 10));
            rest = less;
        }
        length = end;
    }

    private static int digits(long number) {
        int digits = 1;
        for (long bound = 10; digits < LONGEST_NUMBER - 1 && number >= bound; bound *= 10) {
            digits++;
        }
        return digits;
    }

    /** Replaces a byte written behind the last cut. */
    public void set(int position, byte b) {
        bytes[position] = b;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            int doubled = bytes.length * 2;
            int grown = bytes.length < USUAL_CAPACITY ? Math.min(doubled, USUAL_CAPACITY) : doubled;
            bytes = Arrays.copyOf(bytes, Math.max(length + more, grown));
        }
    }

    /**
     * The oldest chunk of what was collected, or all of it when there was no cut. It is good until the next is taken: its
     * memory is used again.
     */
    public ByteBuffer takeChunk() {
        if (lent != null) {
            spare.add(lent);
        }
        Chunk chunk = sealed.isEmpty() ? cut() : sealed.remove();
        lent = chunk.bytes;
        return chunk.buffer();
    }

    /** All that was collected, and a fresh start. */
    public ByteBuffer take() {
        if (sealed.isEmpty()) {
            return cut().buffer();
        }
        sealed.add(cut());
        ByteBuffer all = ByteBuffer.allocate(
                sealed.stream().mapToInt(chunk -> chunk.length).sum());
        while (!sealed.isEmpty()) {
            all.put(sealed.remove().buffer());
        }
        return all.flip();
    }

    private Chunk cut() {
        var chunk = new Chunk(bytes, length);
        byte[] next = spare.poll();
        bytes = next != null ? next : new byte[Math.max(FIRST_CAPACITY, Math.min(bytes.length, USUAL_CAPACITY))];
        length = 0;
        return chunk;
    }

    /** A copy of what was collected behind the last cut and a word behind it, and a fresh start in the same memory. */
    public byte[] takePadded() {
        byte[] taken = Arrays.copyOf(bytes, length + Long.BYTES);
        length = 0;
        return taken;
    }

    /** A copy of what was collected behind the last cut, of just its length, and a fresh start in the same memory. */
    public byte[] takeExact() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }

    /** Passes on what was collected and starts afresh. */
    public void drainTo(ByteSink out) {
        while (!sealed.isEmpty()) {
            out.put(sealed.remove().buffer());
        }
        if (out.length == 0) {
            byte[] empty = out.bytes;
            out.bytes = bytes;
            out.length = length;
            bytes = empty;
        } else {
            out.put(bytes, 0, length);
        }
        length = 0;
    }

    /** Passes on what was collected and starts afresh. */
    public void drainTo(OutputStream out) throws IOException {
        while (!sealed.isEmpty()) {
            Chunk chunk = sealed.remove();
            out.write(chunk.bytes, 0, chunk.length);
        }
        out.write(bytes, 0, length);
        length = 0;
    }

    private static final class Chunk {

        private final byte[] bytes;
        private final int length;

        Chunk(byte[] bytes, int length) {
            this.bytes = bytes;
            this.length = length;
        }

        private ByteBuffer buffer() {
            return ByteBuffer.wrap(bytes, 0, length);
        }
    }
}
