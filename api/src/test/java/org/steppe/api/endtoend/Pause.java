package org.steppe.api.endtoend;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting that ends. */
final class Pause {

    private Pause() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", interrupted);
        }
    }

    /** @return whether it came to hold in that time */
    static boolean until(Duration atMost, BooleanSupplier holds) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            of(Duration.ofMillis(50));
        }
        return true;
    }
}
