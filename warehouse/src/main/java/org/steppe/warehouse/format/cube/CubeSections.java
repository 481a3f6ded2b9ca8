package org.steppe.warehouse.format.cube;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.steppe.warehouse.format.ByteSink;

/**
 * Writes sections one after the other from rows that come all over again for each pass. In a pass the first section
 * leaves as it is written; those after it are kept back as long as they are small, so that a small answer needs one
 * pass and a large one little memory.
 */
final class CubeSections {

    /** Bytes of all sections that are kept back. */
    private static final int MOST_KEPT = 4 * 1024 * 1024;

    private static final int ROWS_BETWEEN_LOOKS = 1024;

    private final Deque<CubeSection> waiting;
    private final List<Kept> kept = new ArrayList<>();
    private long rows;

    private record Kept(CubeSection section, ByteSink bytes) {}

    /** @param sections at least one */
    CubeSections(List<CubeSection> sections) {
        this.waiting = new ArrayDeque<>(sections);
    }

    /** Before the first row of a pass. */
    void beginPass(ByteSink out) {
        waiting.getFirst().open(out);
        waiting.stream().skip(1).forEach(section -> {
            var bytes = new ByteSink();
            section.open(bytes);
            kept.add(new Kept(section, bytes));
        });
    }

    void write(int row, long cell, ByteSink out) {
        waiting.getFirst().write(row, cell, out);
        for (Kept later : kept) {
            later.section().write(row, cell, later.bytes());
        }
        rows++;
        if (rows % ROWS_BETWEEN_LOOKS == 0) {
            dropTooMuch();
        }
    }

    /** The last ones wait for another pass. */
    private void dropTooMuch() {
        while (kept.stream().mapToLong(later -> later.bytes().length()).sum() > MOST_KEPT) {
            kept.removeLast();
        }
    }

    /**
     * After the last row of a pass.
     *
     * @return whether another pass is needed; it has begun then
     */
    boolean endPass(ByteSink out) {
        waiting.removeFirst().close(out);
        for (Kept later : kept) {
            waiting.removeFirst();
            later.section().close(later.bytes());
            out.put(later.bytes().take());
        }
        kept.clear();
        if (waiting.isEmpty()) {
            return false;
        }
        beginPass(out);
        return true;
    }
}
