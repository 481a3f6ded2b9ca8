package org.steppe.api.file;

/** A folder for answers, and whether it can be written as far as is known. Safe for use by many threads. */
final class Shelf {

    /** A folder that could not be written is tried last for so long. */
    private static final long MISTRUST_MILLIS = 60_000;

    private final AnswerFolder folder;
    private volatile long mistrustedUntil = Long.MIN_VALUE;

    Shelf(AnswerFolder folder) {
        this.folder = folder;
    }

    AnswerFolder folder() {
        return folder;
    }

    /** @param now in milliseconds since 1970 */
    void mistrust(long now) {
        mistrustedUntil = now + MISTRUST_MILLIS;
    }

    void trust() {
        mistrustedUntil = Long.MIN_VALUE;
    }

    boolean isMistrusted(long now) {
        return mistrustedUntil > now;
    }

    /** Whether it was written the last time that somebody tried. */
    boolean isSound() {
        return mistrustedUntil == Long.MIN_VALUE;
    }
}
