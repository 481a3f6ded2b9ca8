package org.steppe.warehouse.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes on their way out, collected into chunks. Grows as needed; used by one thread at a time. */
public final class ByteSink {

    /** Large enough for the socket, small enough for a young generation. */
    public static final int CHUNK = 256 * 1024;

    private static final int FIRST_CAPACITY = 8 * 1024;
    private static final int LONGEST_NUMBER = 20;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int length;

    public boolean isFull() {
        return length >= CHUNK;
    }

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

    public void put(ByteBuffer source) {
        int count = source.remaining();
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
    void putDigits(long number, int width) {
        ensure(LONGEST_NUMBER + width);
        int count = width;
        for (long rest = number / power(width); rest > 0; rest /= 10) {
            count++;
        }
        long rest = number;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    private static long power(int exponent) {
        long result = 1;
        for (int i = 0; i < exponent; i++) {
            result *= 10;
        }
        return result;
    }

    /** Replaces a byte written before. */
    void set(int position, byte b) {
        bytes[position] = b;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    /** What was collected, and a fresh start. */
    public ByteBuffer take() {
        ByteBuffer taken = ByteBuffer.wrap(bytes, 0, length);
        bytes = new byte[Math.max(FIRST_CAPACITY, Math.min(bytes.length, CHUNK * 2))];
        length = 0;
        return taken;
    }

    /** Passes on what was collected and starts afresh. */
    public void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }
}
