package org.steppe.api.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends one large file in the ways there are, to curl on the same machine, the ways taking turns: as the service sends
 * it, and as the framework offers. Prints the medians of speed and of processor time of this process.
 *
 * <p>Arguments: a scratch folder, the size in megabytes, the number of rounds.
 */
public final class FileSendingBenchmark {

    private static final List<String> WAYS = List.of("service", "framed", "system-file", "streamed-file", "publisher");

    private static final int MEGABYTE = 1_000_000;

    private record Sample(double seconds, double processorSeconds) {}

    private FileSendingBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int megabytes = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        Path file = folder.resolve("large.bin");
        write(file, megabytes);
        Map<String, Object> settings = Map.of(
                "steppe.data",
                folder.resolve("data").toString(),
                "steppe.benchmark.file",
                file.toString(),
                "micronaut.server.port",
                -1);
        var framed = new HashMap<String, Object>(settings);
        framed.put("micronaut.server.http-version", "2.0");
        try (EmbeddedServer plain = ApplicationContext.run(EmbeddedServer.class, settings);
                EmbeddedServer frames = ApplicationContext.run(EmbeddedServer.class, framed)) {
            var samples = new HashMap<String, List<Sample>>();
            for (int round = -1; round < rounds; round++) {
                for (String way : WAYS) {
                    Sample sample = way.equals("framed")
                            ? measure(frames, "service", "--http2-prior-knowledge")
                            : measure(plain, way, "--http1.1");
                    if (round >= 0) {
                        samples.computeIfAbsent(way, each -> new ArrayList<>()).add(sample);
                    }
                }
            }
            for (String way : WAYS) {
                List<Sample> ofWay = samples.getOrDefault(way, List.of());
                List<Double> seconds =
                        ofWay.stream().map(Sample::seconds).sorted().toList();
                List<Double> processor =
                        ofWay.stream().map(Sample::processorSeconds).sorted().toList();
                System.out.printf(
                        "%-14s %6.0f MB/s  %5.2f processor seconds a gigabyte%n",
                        way, megabytes / median(seconds), median(processor) * 1000 / megabytes);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static double median(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private static void write(Path file, int megabytes) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(MEGABYTE);
        for (int i = 0; i < MEGABYTE; i++) {
            chunk.put((byte) (i * 31));
        }
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (int i = 0; i < megabytes; i++) {
                channel.write(chunk.rewind());
            }
        }
    }

    private static Sample measure(EmbeddedServer server, String way, String version)
            throws IOException, InterruptedException {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        String address = "http://localhost:" + server.getPort() + "/benchmark/" + way;
        long processor = system.getProcessCpuTime();
        long began = System.nanoTime();
        int code = new ProcessBuilder("curl", "-s", "--fail", version, "-o", "/dev/null", address)
                .inheritIO()
                .start()
                .waitFor();
        long seconds = System.nanoTime() - began;
        if (code != 0) {
            throw new IOException("curl ended with " + code + " for " + address);
        }
        return new Sample(seconds / 1e9, (system.getProcessCpuTime() - processor) / 1e9);
    }
}
