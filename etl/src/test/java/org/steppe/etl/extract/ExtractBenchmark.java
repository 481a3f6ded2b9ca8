package org.steppe.etl.extract;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.steppe.etl.extract.figure.Hints;
import org.steppe.etl.extract.meaning.Indicators;
import org.steppe.etl.extract.reader.DocumentReader;

/**
 * Measures how much text a second of processor time is read on one core: {@code main DOCUMENT}. The document is repeated to some
 * megabytes; the first rounds warm up.
 */
public final class ExtractBenchmark {

    private ExtractBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        String text = Files.readString(Path.of(arguments[0]));
        String repeated = (text + "\n\n").repeat(Math.max(1, (4 << 20) / text.length() / 3));
        byte[] bytes = repeated.getBytes(StandardCharsets.UTF_8);
        var threads = ManagementFactory.getThreadMXBean();
        var extractor = new Extractor(Indicators.NONE);
        for (int round = 0; round < 6; round++) {
            long start = threads.getCurrentThreadCpuTime();
            int figures = extractor
                    .extract(DocumentReader.read("x", bytes), Hints.NONE)
                    .size();
            double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%.2f MB, %d figures, %.2f s, %.2f MB/s%n",
                    bytes.length / 1e6,
                    figures,
                    seconds,
                    bytes.length / 1e6 / seconds);
        }
    }
}
