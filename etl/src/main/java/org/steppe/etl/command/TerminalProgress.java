package org.steppe.etl.command;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.steppe.etl.load.LoadProgress;

/** Shows how far a load is: a bar where somebody watches, a line now and then where a log is written. */
final class TerminalProgress {

    private static final long BYTES_PER_UNIT = 1L << 10;

    private TerminalProgress() {}

    @SuppressWarnings("SystemConsoleNull") // Whether it is null without a terminal changed twice since JDK 22.
    static LoadProgress of(PrintWriter err) {
        Console console = System.console();
        return console != null && console.isTerminal() ? new Bar() : new Lines(err);
    }

    private static String title(LoadProgress.Phase phase) {
        return switch (phase) {
            case READING -> "Reading";
            case JUDGING -> "Judging";
        };
    }

    private static final class Bar implements LoadProgress {

        private @Nullable ProgressBar bar;

        @Override
        public void begin(Phase phase, long total) {
            var builder = new ProgressBarBuilder()
                    .setTaskName(title(phase))
                    .setInitialMax(total)
                    .setUpdateIntervalMillis(200)
                    .setStyle(ProgressBarStyle.ASCII);
            switch (phase) {
                case READING -> builder.setUnit(" kB", BYTES_PER_UNIT);
                case JUDGING -> builder.setUnit(" figures", 1);
            }
            bar = builder.build();
        }

        @Override
        public void advance(long amount) {
            if (bar != null) {
                bar.stepBy(amount);
            }
        }

        @Override
        public void end() {
            if (bar != null) {
                bar.close();
                bar = null;
            }
        }
    }

    /** At most one line in ten seconds, so that a log stays short. */
    static final class Lines implements LoadProgress {

        private static final long PAUSE = Duration.ofSeconds(10).toNanos();

        private final PrintWriter err;
        private String title = "";
        private long total;
        private long done;
        private long toldAt;

        Lines(PrintWriter err) {
            this.err = err;
        }

        @Override
        public void begin(Phase phase, long whole) {
            title = title(phase);
            total = Math.max(1, whole);
            done = 0;
            toldAt = System.nanoTime();
            err.println(title + " ...");
        }

        @Override
        public void advance(long amount) {
            done += amount;
            long now = System.nanoTime();
            if (now - toldAt >= PAUSE) {
                toldAt = now;
                err.println(String.format(Locale.ROOT, "%s ... %d %%", title, Math.min(100, done * 100 / total)));
            }
        }

        @Override
        public void end() {
            // The report follows.
        }
    }
}
